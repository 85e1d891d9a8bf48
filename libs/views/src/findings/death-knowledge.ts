import type { LocalDate } from '@ledger/kernel';
import { hereSince } from '../fact';
import type { DeathReport } from '../household/death-claims';
import type { Death } from '../household/deaths';
import type { KnownAtPayment } from '../result';
import { knownDays } from './rule';

const first = (days: readonly LocalDate[]) => [...days].sort()[0];

/** Nobody here could read a report of another number as one of this person before it was linked. */
const wasHere = (report: DeathReport, sentOn: LocalDate): boolean =>
  report.linkedOn
    ? hereSince(report) <= sentOn
    : report.receivedOn <= sentOn || report.learnedOn <= sentOn;

/** Another body had recorded it; or its list lay here and named somebody else. */
const wasElsewhere = ({ receivedOn, recordedElsewhereOn }: DeathReport, sentOn: LocalDate) =>
  receivedOn <= sentOn || recordedElsewhereOn.some((day) => day <= sentOn);

/**
 * Could the office have known of a death when the money was sent to the bank? It could when a
 * valid report had come or was learned by then, whether or not anybody acted; another body could
 * when it had recorded a cremation or a deregistration. (The 2021 notice, part 4: good faith.)
 */
export const deathKnownAt = (death: Death, sentOn: LocalDate | undefined): KnownAtPayment => {
  if (!sentOn) return 'unknown';
  if (death.reports.some((report) => wasHere(report, sentOn))) return 'known-here';
  const elsewhere = death.reports.some((report) => wasElsewhere(report, sentOn));
  return elsewhere ? 'known-elsewhere' : 'unknown';
};

/** The verdict used a declared day of receipt. */
export const restsOnDeclared = (death: Death): boolean =>
  death.reports.some((report) => report.declared);

/** The days a reader needs to check the match. */
export const deathDays = (death: Death, sentOn: LocalDate | undefined, creditedOn?: LocalDate) =>
  knownDays({
    diedEarliest: death.interval?.earliest,
    diedLatest: death.interval?.latest,
    recordedElsewhereOn: first(death.reports.flatMap((report) => report.recordedElsewhereOn)),
    firstLearnedOn: first(death.reports.map((report) => report.learnedOn)),
    firstReceivedOn: first(death.reports.map((report) => report.receivedOn)),
    sources: [...new Set(death.reports.map((report) => report.source))].sort().join(','),
    linkedOn: first(death.reports.flatMap(({ linkedOn }) => linkedOn ?? [])),
    sentToBankOn: sentOn,
    creditedOn,
  });
