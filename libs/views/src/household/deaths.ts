import {
  addMonths,
  type FactDate,
  firstDayOf,
  intervalOf,
  type LocalDate,
  monthOf,
} from '@ledger/kernel';
import { byReceipt, compare, type Fact, type FactOf, isA } from '../fact';

/** One valid report that a person died: who says so, when, and since when it could be known. */
export interface DeathReport {
  readonly source: string;
  readonly date: FactDate;
  readonly receivedOn: LocalDate;
  readonly learnedOn: LocalDate;
  readonly recordedElsewhereOn: readonly LocalDate[];
  readonly list: boolean;
  readonly declared: boolean;
}

/** What the valid reports say together: dead for certain after `latest`, possibly from `earliest`. */
export interface Death {
  readonly reports: readonly DeathReport[];
  readonly interval: { readonly earliest: LocalDate; readonly latest: LocalDate } | undefined;
}

const fromClaim = (fact: FactOf<'DeathClaimed'>): DeathReport => {
  const { source, death, crematedOn, deregisteredOn } = fact.event.data;
  return {
    source,
    date: death,
    receivedOn: fact.receivedOn,
    learnedOn: fact.receivedOn,
    recordedElsewhereOn: [crematedOn, deregisteredOn].filter((day) => day !== undefined),
    list: true,
    declared: fact.declared,
  };
};

const factDateOf = (data: FactOf<'StopDecisionStated'>['event']['data']): FactDate =>
  data.factOn
    ? { precision: 'DAY', on: data.factOn }
    : data.factMonth
      ? { precision: 'MONTH', month: data.factMonth }
      : { precision: 'UNKNOWN' };

const fromDecision = (fact: FactOf<'StopDecisionStated'>): DeathReport => ({
  source: 'DECISION',
  date: factDateOf(fact.event.data),
  receivedOn: fact.receivedOn,
  learnedOn: fact.event.data.learnedOn ?? fact.receivedOn,
  recordedElsewhereOn: [],
  list: false,
  declared: fact.declared,
});

/** The order in which decisions apply: by day of decision, then receipt, then row. */
export const byDecision = (a: FactOf<'StopDecisionStated'>, b: FactOf<'StopDecisionStated'>) =>
  compare(a.event.data.decidedOn, b.event.data.decidedOn) || byReceipt(a, b);

/** Corrections void or move what the same source had reported up to then, and nothing later. */
const corrected = (facts: readonly Fact[]): readonly DeathReport[] => {
  let reports: DeathReport[] = [];
  const ordered = facts
    .filter(isA('DeathClaimed', 'DeathClaimRevised', 'DeathClaimWithdrawn'))
    .sort((a, b) => compare(a.receivedOn, b.receivedOn) || rank(a) - rank(b) || byReceipt(a, b));
  for (const fact of ordered) {
    if (isA('DeathClaimed')(fact)) reports.push(fromClaim(fact));
    else if (isA('DeathClaimWithdrawn')(fact)) {
      reports = reports.filter((report) => report.source !== fact.event.data.source);
    } else if (isA('DeathClaimRevised')(fact)) {
      const { source, death } = fact.event.data;
      reports = reports.map((report) =>
        report.source === source ? { ...report, date: death } : report,
      );
    }
  }
  return reports;
};

/** On one day a correction also reaches what came that day. */
const rank = (fact: Fact) => (fact.event.type === 'DeathClaimed' ? 0 : 1);

const decisionsOnDeath = (facts: readonly Fact[]): readonly DeathReport[] => {
  const decisions = facts.filter(isA('StopDecisionStated')).sort(byDecision);
  const lastResume = decisions.findLastIndex((fact) => fact.event.data.change === 'RESUME');
  return decisions
    .filter((fact, index) => index > lastResume && fact.event.data.ground === 'DEATH')
    .filter((fact) => fact.event.data.change !== 'RESUME')
    .map(fromDecision);
};

/** Every report of a death that is valid among these facts, of lists and of decisions. */
export const deathReportsOf = (facts: readonly Fact[]): readonly DeathReport[] => [
  ...corrected(facts),
  ...decisionsOnDeath(facts),
];

const NOBODY_SAYS: Death = { reports: [], interval: undefined };

/**
 * What is known of one person's death from the facts that count (all of one knowledge day).
 * An undated list report alone may mean any day back to `lookbackMonths` before it came.
 */
export const deathOf = (facts: readonly Fact[], lookbackMonths: number): Death => {
  if (facts.length === 0) return NOBODY_SAYS;
  const reports = deathReportsOf(facts);
  const intervals = reports.map((report) => intervalOf(report.date)).filter((i) => i !== undefined);
  if (intervals.length > 0) {
    const earliest = intervals.map((i) => i.earliest).sort()[0]!;
    const latest = intervals
      .map((i) => i.latest)
      .sort()
      .at(-1)!;
    return { reports, interval: { earliest, latest } };
  }
  const undated = reports
    .filter((report) => report.list)
    .map((report) => report.receivedOn)
    .sort();
  const latest = undated[0];
  if (!latest) return { reports, interval: undefined };
  const earliest = firstDayOf(addMonths(monthOf(latest), -lookbackMonths));
  return { reports, interval: { earliest, latest } };
};
