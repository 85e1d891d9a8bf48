import { addMonths, firstDayOf, intervalOf, type LocalDate, monthOf } from '@ledger/kernel';
import type { Fact } from '../fact';
import { deathClaimsOf, type DeathReport } from './death-claims';

/** What the valid reports say together: dead for certain after `latest`, possibly from `earliest`. */
export interface Death {
  readonly reports: readonly DeathReport[];
  readonly interval: { readonly earliest: LocalDate; readonly latest: LocalDate } | undefined;
}

/** Every report of a death that is valid among these facts, of lists and of decisions. */
export const deathReportsOf = (facts: readonly Fact[]): readonly DeathReport[] =>
  deathClaimsOf(facts).filter(({ ended }) => ended === undefined);

const NOBODY_SAYS: Death = { reports: [], interval: undefined };

/**
 * The days the reports leave open together. An undated list report alone may mean any day back to
 * `lookbackMonths` before it came; undefined when nothing bounds the day.
 */
export const jointInterval = (
  reports: readonly DeathReport[],
  lookbackMonths: number,
): Death['interval'] => {
  const intervals = reports.map((report) => intervalOf(report.date)).filter((i) => i !== undefined);
  if (intervals.length > 0) {
    const earliest = intervals.map((i) => i.earliest).sort()[0]!;
    const latest = intervals
      .map((i) => i.latest)
      .sort()
      .at(-1)!;
    return { earliest, latest };
  }
  const undated = reports
    .filter((report) => report.list)
    .map((report) => report.receivedOn)
    .sort();
  const latest = undated[0];
  if (!latest) return undefined;
  return { earliest: firstDayOf(addMonths(monthOf(latest), -lookbackMonths)), latest };
};

/** What is known of one person's death from the facts that count (all of one knowledge day). */
export const deathOf = (facts: readonly Fact[], lookbackMonths: number): Death => {
  if (facts.length === 0) return NOBODY_SAYS;
  const reports = deathReportsOf(facts);
  return { reports, interval: jointInterval(reports, lookbackMonths) };
};
