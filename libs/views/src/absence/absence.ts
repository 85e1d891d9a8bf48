import {
  addDays,
  addMonths,
  dayOfMonth,
  daysBetween,
  type LocalDate,
  monthOf,
  type YearMonth,
} from '@ledger/kernel';
import type { Policies } from '@ledger/policy';
import type { HeaderFact } from '../batch/header';
import { compare, knownAt } from '../fact';
import { type Absent, type ListCame, NOT_NAMED } from './absent';
import { type CardKept, type MissingReview, missingReviewsOn, reviewsByVillage } from './reviews';
import { silentListsOn } from './silent-lists';

/** Everything that came of what can be missed. */
export interface CameIn {
  readonly batches: readonly HeaderFact[];
  /** Batches the bank has said something of by the knowledge day. */
  readonly answered: ReadonlySet<string>;
  readonly lists: readonly ListCame[];
  /** Cards that others keep by the newest ledgers of the knowledge day. */
  readonly cards: readonly CardKept[];
}

type Batch = HeaderFact;

const monthsUntil = (first: YearMonth, last: YearMonth): readonly YearMonth[] => {
  const months: YearMonth[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
};

const newest = (batches: readonly Batch[]): LocalDate | null =>
  batches
    .map(({ receivedOn }) => receivedOn)
    .sort()
    .at(-1) ?? null;

/** Months on end as one run each: an office that stopped sending is one question, not fifty. */
const runsOf = (months: readonly YearMonth[]): readonly (readonly [YearMonth, YearMonth])[] => {
  const firsts = months.filter((month) => !months.includes(addMonths(month, -1)));
  const lasts = months.filter((month) => !months.includes(addMonths(month, 1)));
  return firsts.map((first, index) => [first, lasts[index] ?? first]);
};

/**
 * Months without a roster, from the first month of which one ever came. What counts is the month
 * a batch is for: a roster that was advanced before a holiday is there all the earlier.
 */
const missingRosters = (
  division: string,
  batches: readonly Batch[],
  policies: Policies,
  today: LocalDate,
): readonly Absent[] => {
  const there = new Set(batches.map(({ event }) => event.data.benefitMonth));
  const [first] = [...there].sort();
  if (!first) return [];
  const dueOn = (month: YearMonth) =>
    dayOfMonth(month, policies.required('rosterDueDay', division, month));
  const missing = monthsUntil(first, monthOf(today)).filter(
    (month) => !there.has(month) && dueOn(month) < today,
  );
  return runsOf(missing).map(([benefitMonth, untilMonth]) => ({
    ...NOT_NAMED,
    what: 'ROSTER',
    division,
    benefitMonth,
    untilMonth,
    dueOn: dueOn(benefitMonth),
    daysLate: daysBetween(dueOn(benefitMonth), today),
    lastCameOn: newest(batches),
  }));
};

/** A batch that was sent and of which the bank has said nothing. */
const missingResults = (
  division: string,
  batches: readonly Batch[],
  answered: ReadonlySet<string>,
  policies: Policies,
  today: LocalDate,
): readonly Absent[] =>
  batches.flatMap(({ event: { data } }) => {
    const { batch, benefitMonth, sentToBankOn } = data;
    const days = policies.required('resultDueDays', division, benefitMonth);
    const dueOn = addDays(sentToBankOn, days);
    if (answered.has(batch) || dueOn >= today) return [];
    const daysLate = daysBetween(dueOn, today);
    const when = { benefitMonth, untilMonth: benefitMonth, dueOn, daysLate };
    return [{ ...NOT_NAMED, what: 'RESULT', division, batch, ...when }];
  });

const byDivision = (batches: readonly Batch[]) => {
  const divisions = new Set(batches.map(({ event }) => event.data.division));
  return [...divisions].map(
    (division) =>
      [division, batches.filter(({ event }) => event.data.division === division)] as const,
  );
};

/**
 * What should have come by a day and has not, as known on that day. Nothing is expected that never
 * came before: a place that has sent no roster and a source that has sent no list owe none.
 */
export const absentOn = (
  { batches, answered, lists, cards }: CameIn,
  policies: Policies,
  today: LocalDate,
): readonly Absent[] => {
  const known = byDivision(knownAt(batches, today));
  const silent = silentListsOn(lists, policies, today);
  const rows = [
    ...known.flatMap(([division, own]) => missingRosters(division, own, policies, today)),
    ...known.flatMap(([division, own]) => missingResults(division, own, answered, policies, today)),
    ...silent,
    ...reviewsByVillage(missingReviewsOn(cards, silent, policies, today)),
  ];
  return rows.sort(byDueDay);
};

/** The reviews behind the rows of the villages, card by card. */
export const reviewsAbsentOn = (
  { lists, cards }: Pick<CameIn, 'lists' | 'cards'>,
  policies: Policies,
  today: LocalDate,
): readonly MissingReview[] =>
  missingReviewsOn(cards, silentListsOn(lists, policies, today), policies, today);

const named = (row: Absent): string =>
  [row.dueOn, row.what, row.division, row.benefitMonth, row.batch, row.source, row.village].join(
    ' ',
  );

const byDueDay = (a: Absent, b: Absent): number => compare(named(a), named(b));
