import type { LocalDate, PersonId, YearMonth } from '@ledger/kernel';
import { monthOf } from '@ledger/kernel';
import type { Policies, PolicyTimeline } from '@ledger/policy';
import {
  appliedTo,
  type CellResult,
  cellsOf,
  deathOf,
  hardshipOf,
  isA,
  knownAt,
  membersIn,
  supportedIn,
} from '@ledger/views';
import { type CaseEvent, caseFacts } from './household-case';

/** A household as known on a day: who is in it, what was paid and what stands open. */
export interface HouseholdState {
  readonly status: 'not-stated' | 'paying' | 'stopped';
  readonly members: readonly {
    readonly person: PersonId;
    readonly covered: boolean;
    readonly status: 'living' | 'possibly-dead' | 'dead' | 'special-hardship' | 'removed';
  }[];
  readonly results: readonly CellResult[];
}

const membersOf = (
  events: readonly CaseEvent[],
  knownOn: LocalDate,
  month: YearMonth,
  policies: Policies,
) => {
  const facts = caseFacts(events);
  const own = knownAt(
    events.map(({ fact }) => fact),
    knownOn,
  );
  const removed = appliedTo(own.filter(isA('StopDecisionStated')), month).removed;
  const lookback = policies.required('undatedDeathLookbackMonths', '', month);
  return membersIn(own)(month).map(({ person, covered }) => {
    const about = knownAt(facts.get(`person/${person}`) ?? [], knownOn);
    const interval = deathOf(about, lookback).interval;
    const status = removed.has(person)
      ? ('removed' as const)
      : interval
        ? interval.earliest === interval.latest
          ? ('dead' as const)
          : ('possibly-dead' as const)
        : supportedIn(hardshipOf(about), month)
          ? ('special-hardship' as const)
          : ('living' as const);
    return { person, covered, status };
  });
};

const isBy =
  (month: YearMonth) =>
  ({ money, findings }: CellResult): boolean => {
    const of = money?.benefitMonth ?? findings[0]?.benefitMonth;
    return !of || of <= month;
  };

/** `asOf`: as the facts had it on that day, with all that is known by `knownOn`. */
export const householdState = (
  household: string,
  events: readonly CaseEvent[],
  knownOn: LocalDate,
  timeline: PolicyTimeline,
  asOf: LocalDate = knownOn,
): HouseholdState => {
  const month = monthOf(asOf);
  const policies = timeline.on(knownOn);
  const own = knownAt(
    events.map(({ fact }) => fact),
    knownOn,
  );
  const stated = own.some(isA('HouseholdStated'));
  const { stopped } = appliedTo(own.filter(isA('StopDecisionStated')), month);
  const results = cellsOf(`household/${household}`, caseFacts(events), policies)
    .map((cell) => cell.assess(knownOn))
    // Without a day in the facts nothing is left out: what was paid ahead counts from when it is known.
    .filter((result) => asOf === knownOn || isBy(month)(result));
  return {
    status: !stated ? 'not-stated' : stopped ? 'stopped' : 'paying',
    members: membersOf(events, knownOn, month, policies),
    results,
  };
};
