import { addDays, dayOfMonth, intervalOf, type LocalDate, type PersonId } from '@ledger/kernel';
import type { Arrears } from '../result';
import { appliedTo } from './decisions';
import { type HouseholdMonth, isEnrolled, type Member } from './household-month';
import { monthlyPendingFen } from './money';

/** On this day a month whose batch is known counts as not paid in time (漏发宽限). */
const arrearsDueOn = ({ policies, division, month }: HouseholdMonth): LocalDate => {
  const deadline = policies.required('paymentDeadlineDay', division, month);
  const grace = policies.required('missedMonthGraceDays', division, month);
  return addDays(dayOfMonth(month, deadline), grace);
};

/** The last day on which a person can have died by the lists alone, without the decisions. */
const latestOfLists = (cell: HouseholdMonth, person: PersonId): LocalDate | undefined =>
  cell
    .deathOf(person)
    .reports.filter(({ list }) => list)
    .map(({ date }) => intervalOf(date)?.latest)
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);

/** Persons on whose death a decision rests, though a list now names a day that leaves the month. */
const contested = (cell: HouseholdMonth): ReadonlySet<PersonId> =>
  new Set(
    cell.decisions
      .filter(({ event }) => event.data.ground === 'DEATH' && event.data.change !== 'RESUME')
      .map(({ event }) => event.data.person)
      .filter((person) => {
        const latest = latestOfLists(cell, person);
        return latest !== undefined && !cell.isAfter(latest);
      }),
  );

/** Who counts for the month if the decisions on those persons' deaths fall. */
const countedWithout = (cell: HouseholdMonth, fallen: ReadonlySet<PersonId>): readonly Member[] => {
  const standing = cell.decisions.filter(
    ({ event }) => event.data.ground !== 'DEATH' || !fallen.has(event.data.person),
  );
  const { stopped, removed } = appliedTo(standing, cell.month);
  if (stopped) return [];
  return cell.members.filter(
    ({ person }) =>
      !removed.has(person) &&
      !cell.supported(person) &&
      (fallen.has(person) || !cell.certainlyDead(person)),
  );
};

/** Back pay for a month before a death goes to the heirs once nobody who counts is left. */
const payTo = (cell: HouseholdMonth, counted: readonly Member[]): Arrears['payTo'] => {
  const covered = counted.filter((member) => member.covered);
  const living = covered.filter(({ person }) => cell.deathOf(person).interval === undefined);
  return covered.length > 0 && living.length === 0 ? 'heirs' : 'household';
};

/** What is paid beside the benefit (补助) makes up for nothing of it. */
const benefitCreditedFen = ({ monthly }: HouseholdMonth): number =>
  monthly.reduce((fen, item) => fen + item.creditedFen, 0);

const causeOf = (cell: HouseholdMonth, certainFen: number): Arrears['cause'] => {
  if (certainFen === 0 && contested(cell).size > 0) return 'date-contested';
  const then = cell.applied(cell.batchOfMonth?.frozenOn);
  const now = cell.applied();
  const isBack = [...then.removed].some((person) => !now.removed.has(person));
  if ((then.stopped && !now.stopped) || isBack) return 'decision-undone';
  return benefitCreditedFen(cell) > 0 ? 'paid-short' : 'not-paid';
};

/** Owed at the least and at the most; undefined where no standard is in force. */
const dueFen = (cell: HouseholdMonth, fallen: ReadonlySet<PersonId>) => {
  const should = cell.should();
  if (!should) return undefined;
  const ifFallen = fallen.size === 0 ? 0 : (cell.entitlementFen(countedWithout(cell, fallen)) ?? 0);
  return {
    least: Math.min(should.certain, should.ifPossible),
    most: Math.max(should.certain, should.ifPossible, ifFallen),
  };
};

/**
 * What a household ought to have got for a month and did not (应补发): a stop was undone, a date of
 * death moved later, a month was missed or paid short. Certain is what is owed whoever of the
 * possibly dead is dead; possible is the rest, also what becomes due if a decision falls whose day
 * of death a list contradicts. What came back from the bank waits elsewhere (退票), not here.
 * After a death nothing is due but months up to that of the death, and those go to the heirs.
 */
export const arrearsOf = (
  cell: HouseholdMonth,
): { readonly arrears?: Arrears; readonly nextChangeOn?: LocalDate } => {
  const batch = cell.batchOfMonth;
  if (!batch || !isEnrolled(cell)) return {};
  const fallen = contested(cell);
  const due = dueFen(cell, fallen);
  const creditedFen = benefitCreditedFen(cell);
  const received = creditedFen + cell.paidByOffsetFen() + monthlyPendingFen(cell);
  if (!due || due.most <= received) return {};
  const dueOn = arrearsDueOn(cell);
  if (cell.knowledgeDay < dueOn) return { nextChangeOn: dueOn };
  const certainFen = Math.max(0, due.least - received);
  return {
    arrears: {
      household: cell.household,
      benefitMonth: cell.month,
      village: cell.village,
      division: cell.division,
      batch: batch.batch,
      dueOn,
      shouldFen: due.most,
      creditedFen,
      certainFen,
      possibleFen: due.most - received - certainFen,
      cause: causeOf(cell, certainFen),
      payTo: payTo(cell, countedWithout(cell, fallen)),
    },
  };
};
