import { intervalOf, type LocalDate, monthOf, type PersonId, type YearMonth } from '@ledger/kernel';
import type { HeaderFact } from '../batch/header';
import { type Fact, isA } from '../fact';
import { type HouseholdByDay, householdByDay } from './household-by-day';
import { type HouseholdFacts, type PaymentFacts, paymentFacts } from './household-facts';
import type { SupplementFact } from './supplements';
import { isOfRecovery, monthsMovedBy, type RecoveryFact } from './recoveries';

/** What reaches one month: the household and its people whole, and the month's own money. */
export interface MonthReach {
  readonly own: readonly Fact[];
  readonly people: ReadonlyMap<PersonId, readonly Fact[]>;
  readonly payments: readonly PaymentFacts[];
  /** The household's payments that send one of these again. */
  readonly reissues: readonly PaymentFacts[];
  readonly batches: readonly HeaderFact[];
  readonly recoveries: readonly RecoveryFact[];
  readonly supplements: readonly SupplementFact[];
  readonly byDay: HouseholdByDay;
}

const batchesOf = (
  batches: MonthReach['batches'],
  money: readonly PaymentFacts[],
  month: YearMonth,
): MonthReach['batches'] => {
  const named = new Set<string>();
  for (const { facts } of money) {
    for (const { event } of facts) {
      if (event.type === 'PaymentInstructed') named.add(event.data.batch);
    }
  }
  return batches.filter(
    ({ event }) => named.has(event.data.batch) || event.data.benefitMonth === month,
  );
};

export const reaching = (all: HouseholdFacts, month: YearMonth): MonthReach => {
  const payments = all.payments.ofMonth.get(month) ?? [];
  const again = new Set(payments.flatMap(({ ref }) => all.payments.citing.get(ref) ?? []));
  const reissues = [...again];
  const own = all.own.filter((fact) => !isOfRecovery(fact) || monthsMovedBy(fact).includes(month));
  return {
    own,
    recoveries: own.filter(isOfRecovery),
    supplements: all.supplements.filter(({ event }) => event.data.benefitMonth === month),
    byDay: all.byDay,
    people: all.people,
    payments,
    reissues,
    batches: batchesOf(all.batches, [...payments, ...reissues], month),
  };
};

/** The same without what had been taken back by a day: as if those files had never come. */
export const standingOn = (reach: MonthReach, month: YearMonth, day: LocalDate): MonthReach => {
  const stands = ({ withdrawnOn }: Fact) => !(withdrawnOn && withdrawnOn <= day);
  const left = ({ ref, facts }: PaymentFacts) => paymentFacts(ref, facts.filter(stands));
  const payments = reach.payments.map(left).filter(({ months }) => months.has(month));
  const refs = new Set(payments.map(({ ref }) => ref));
  const reissues = reach.reissues
    .map(left)
    .filter(({ cites }) => [...cites].some((ref) => refs.has(ref)));
  const own = reach.own.filter(stands);
  const people = new Map(
    [...reach.people].map(([person, facts]) => [person, facts.filter(stands)] as const),
  );
  return {
    own,
    recoveries: reach.recoveries.filter(stands),
    supplements: reach.supplements,
    byDay: householdByDay(own, people),
    people,
    payments,
    reissues,
    batches: batchesOf(reach.batches.filter(stands), [...payments, ...reissues], month),
  };
};

const isOfDeath = isA('DeathClaimed', 'DeathClaimRevised', 'DeathClaimWithdrawn');

/**
 * The first month in which lists say that a person may have died. Undefined when none says so, when
 * one names no day, and when somebody decided on the person: then every month has to be asked.
 */
const listedDeathMonth = (facts: readonly Fact[]): YearMonth | undefined => {
  let first: YearMonth | undefined;
  for (const fact of facts) {
    if (isA('StopDecisionStated')(fact)) return undefined;
    if (!isA('DeathClaimed', 'DeathClaimRevised')(fact)) continue;
    const interval = intervalOf(fact.event.data.death);
    if (!interval) return undefined;
    const month = monthOf(interval.earliest);
    if (first === undefined || month < first) first = month;
  }
  return first;
};

/** What reaches a month whatever else is known, and what only if something is owed for it. */
export interface MonthFacts {
  readonly always: readonly Fact[];
  readonly ifOwed: readonly Fact[];
}

/**
 * Whoever died after a month was alive in it: the death changes nothing of the month but who gets
 * what is still owed for it. So a list of last month's deaths need not ask the years before.
 */
export const factsOf = (reach: MonthReach, month: YearMonth): MonthFacts => {
  const always: Fact[] = [...reach.own];
  const ifOwed: Fact[] = [];
  for (const facts of reach.people.values()) {
    const died = listedDeathMonth(facts);
    if (died === undefined || died <= month) always.push(...facts);
    else for (const fact of facts) (isOfDeath(fact) ? ifOwed : always).push(fact);
  }
  for (const { facts } of [...reach.payments, ...reach.reissues]) always.push(...facts);
  always.push(...reach.batches, ...reach.supplements);
  return { always, ifOwed };
};
