import type { LocalDate, YearMonth } from '@ledger/kernel';
import { type Cell, daysOf } from '../case';
import { byReceipt, compare, type Fact, knownAt } from '../fact';
import { householdRules } from '../findings/rules';
import { returnSpans } from '../registers/delays/return-spans';
import type { CellResult, Finding } from '../result';
import { subjectOf } from '../subjects';
import { arrearsOf } from './arrears';
import { unbrokenSince } from './established';
import { cached, type HouseholdFacts, type PaymentFacts } from './household-facts';
import { type HouseholdMonth, householdMonth } from './household-month';
import { byCredit, type Item, itemFrom, newest } from './items';
import { moneyOf, overpaidFen } from './money';
import { refundsIn } from './refunds';
import { supplementsIn } from './supplements';
import { factsOf, type MonthReach, reaching, standingOn } from './month-reach';

const batchesOn = ({ batches }: MonthReach, day: LocalDate, month: YearMonth) => {
  const known = knownAt(batches, day);
  const ofMonth = known
    .filter(({ event }) => event.data.benefitMonth === month)
    .sort((a, b) => compare(a.event.data.batch, b.event.data.batch) || byReceipt(b, a))[0];
  return {
    batchOf: (no: string) =>
      newest(known.filter(({ event }) => event.data.batch === no))?.event.data,
    batchOfMonth: ofMonth?.event.data,
  };
};

/** Everything known on a day about one month of a household. */
const monthOn = (
  all: HouseholdFacts,
  reach: MonthReach,
  month: YearMonth,
  day: LocalDate,
  overpaidSince: () => LocalDate | undefined,
): HouseholdMonth => {
  const { batchOf, batchOfMonth } = batchesOn(reach, day, month);
  const itemOf = ({ facts }: PaymentFacts): Item | undefined => {
    const item = itemFrom(knownAt(facts, day), batchOf);
    return item?.instructed.household === all.household ? item : undefined;
  };
  const present = (item: Item | undefined) => item !== undefined;
  const items = reach.payments
    .map(itemOf)
    .filter(present)
    .filter(({ instructed }) => instructed.benefitMonth === month);
  const { stated, members, decisions } = reach.byDay.on(day);
  const division = stated?.division ?? '';
  const lookback = all.policies.required('undatedDeathLookbackMonths', division, month);
  return householdMonth(
    {
      household: all.household,
      month,
      knowledgeDay: day,
      stated,
      members: members(month),
      membersDecidedBy: (decidedBy) => members(month, decidedBy),
      decisions,
      items: items.sort(byCredit),
      resendings: reach.reissues
        .map(itemOf)
        .filter(present)
        .filter((item) => item.instructed.reissueOf !== undefined)
        .sort(byCredit),
      refunds: reach.payments.flatMap(({ facts }) => refundsIn(knownAt(facts, day))),
      recoveries: knownAt(reach.recoveries, day).map(({ event }) => event),
      supplements: supplementsIn(knownAt(reach.supplements, day)),
      batchOfMonth,
      deathOf: (person) => reach.byDay.deathOf(person, lookback, day),
      hardshipOf: (person) => reach.byDay.hardshipOf(person, day),
      overpaidSince,
    },
    all.policies,
  );
};

const answerOf = (cell: HouseholdMonth, day: LocalDate): CellResult => {
  const findings: Finding[] = [];
  let next: LocalDate | undefined;
  const changesOn = (on: LocalDate | undefined) => {
    if (on !== undefined && (next === undefined || on < next)) next = on;
  };
  for (const rule of householdRules) {
    const answer = rule.assess(cell);
    if (answer.findings.length > 0) findings.push(...answer.findings);
    changesOn(answer.nextChangeOn);
  }
  for (const { batch } of cell.items) {
    if (batch && batch.sentToBankOn > day) changesOn(batch.sentToBankOn);
  }
  const sums = moneyOf(cell);
  const { arrears, nextChangeOn } = arrearsOf(cell);
  changesOn(nextChangeOn);
  return {
    findings,
    money: {
      village: cell.village,
      division: cell.division,
      benefitMonth: cell.month,
      household: cell.household,
      sums,
    },
    ...(arrears && { arrears }),
    hops: { division: cell.division, spans: returnSpans(cell) },
    ...(next && { nextChangeOn: next }),
  };
};

const takenBackIn = (facts: readonly Fact[]): readonly LocalDate[] => {
  const days = new Set<LocalDate>();
  for (const { withdrawnOn } of facts) if (withdrawnOn) days.add(withdrawnOn);
  return [...days].sort();
};

/** What is known of one month of a household, day by day; each day is asked for once. */
const monthByDay = (
  all: HouseholdFacts,
  reach: MonthReach,
  month: YearMonth,
  facts: readonly Fact[] = factsOf(reach, month).always,
): ((day: LocalDate) => HouseholdMonth) => {
  const on: (day: LocalDate) => HouseholdMonth = cached((day: LocalDate) =>
    monthOn(all, reach, month, day, () => overpaidSince(day)),
  );
  const asItCame = { on, facts };
  // A file that was taken back must not date what other files say. Between two such days the same
  // files stand, so the past without them is worked out once.
  const takenBackOn = takenBackIn(facts);
  const without = cached((lastTaken: LocalDate) => {
    const standing = standingOn(reach, month, lastTaken);
    const { always } = factsOf(standing, month);
    return { on: monthByDay(all, standing, month, always), facts: always };
  });
  const overpaidSince = (day: LocalDate): LocalDate | undefined => {
    const lastTaken = takenBackOn.findLast((one) => one <= day);
    const past = lastTaken === undefined ? asItCame : without(lastTaken);
    const overpaidOn = (earlier: LocalDate) => overpaidFen(past.on(earlier)).certain > 0;
    return unbrokenSince(daysOf(past.facts), day, overpaidOn);
  };
  return on;
};

/** What is known on a day of one household and one benefit month, to be asked by others. */
export const monthKnownOn = (
  all: HouseholdFacts,
  month: YearMonth,
  day: LocalDate,
): HouseholdMonth => monthByDay(all, reaching(all, month), month)(day);

/** One household and one benefit month. */
export const monthCell = (all: HouseholdFacts, month: YearMonth): Cell => {
  const reach = reaching(all, month);
  const { always, ifOwed } = factsOf(reach, month);
  const on = monthByDay(all, reach, month, always);
  return {
    key: `${subjectOf.household(all.household)}|${month}`,
    facts: always,
    ...(ifOwed.length > 0 && { factsIfOwed: ifOwed }),
    assess: (day) => answerOf(on(day), day),
  };
};
