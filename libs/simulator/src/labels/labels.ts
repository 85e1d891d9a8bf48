import { addDays, dayOfMonth, firstDayOf, type LocalDate } from '@ledger/kernel';
import type { Books } from '../office/books';
import type { Entitlement } from '../office/entitlement';
import { ledgersIn } from '../office/ledgers';
import type { Household } from '../world/household';
import { aboutAccounts, aboutChanges, aboutCustody, sharedAccounts } from './custody-labels';
import { aboutMonth, Arrears } from './household-labels';
import { Known } from './known';
import { type Label, labelKey, type Matched, Watch } from './label';
import { aboutMembers, aboutRelatives } from './member-labels';
import { aboutMovements, batchLabels } from './money-labels';

/** Days after which a return and an arrear come due by themselves. */
const RETURN_DUE_AFTER = 31;
const ARREAR_DUE_AFTER = 91;
const MISSED_ON_DAY = 25;

const inOrder = (days: Iterable<LocalDate>, until: LocalDate): readonly LocalDate[] =>
  [...new Set(days)].filter((day) => day <= until).sort();

/** The days on which papers came that can say something of any household. */
const commonDays = (books: Books): readonly LocalDate[] => [
  ...books.batches.map(({ days }) => days.sentOn),
  ...books.results.map(({ receivedOn }) => receivedOn),
  ...books.months.map((month) => dayOfMonth(month, MISSED_ON_DAY)),
];

const personsOf = ({ members }: Household): ReadonlySet<string> =>
  new Set(members.map(({ person }) => person.id));

const daysOf = (books: Books, household: Household): readonly LocalDate[] => {
  const persons = personsOf(household);
  const about = <T extends { readonly household: Household }>(papers: readonly T[]) =>
    papers.filter((paper) => paper.household.no === household.no);
  const person = <T extends { readonly person: { readonly id: string } }>(papers: readonly T[]) =>
    papers.filter((paper) => persons.has(paper.person.id));
  const own = [
    ...(household.statedOn ? [household.statedOn] : []),
    ...about(books.decisions).map(({ receivedOn }) => receivedOn),
    ...about(books.recoveries).map(({ receivedOn }) => receivedOn),
    ...person(books.deathReports).map(({ receivedOn }) => receivedOn),
    ...person(books.corrections).map(({ receivedOn }) => receivedOn),
    ...person(books.hardship).flatMap(({ receivedOn, ended }) =>
      ended ? [receivedOn, ended.receivedOn] : [receivedOn],
    ),
    ...about(books.filings).map(({ filedOn }) => filedOn),
  ];
  const results = books.results.map(({ receivedOn }) => receivedOn);
  const due = [
    ...results.map((day) => addDays(day, RETURN_DUE_AFTER)),
    ...[...results, ...own].map((day) => addDays(day, ARREAR_DUE_AFTER)),
  ];
  const calendar = [...books.months.map(firstDayOf), books.cadresReceivedOn];
  return inOrder([...commonDays(books), ...own, ...calendar, ...due], books.until);
};

const householdLabels = (known: Known, household: Household): readonly Label[] => {
  const { books } = known;
  const watch = new Watch();
  const months = books.batches.map(({ days }) => ({
    ...days,
    arrears: new Arrears(known, household, days.month),
  }));
  for (const day of daysOf(books, household)) {
    const matches: Matched[] = [
      ...aboutMembers(known, household, day),
      ...aboutRelatives(known, household, day),
    ];
    // Nothing is said of a month before its roster is there.
    for (const { month, arrears } of months.filter(({ sentOn }) => sentOn <= day)) {
      matches.push(...aboutMonth(known, household, month, day));
      if (arrears.isStale(day)) matches.push({ rule: 'R37', household: household.no, month });
    }
    watch.on(day, matches);
  }
  return watch.end();
};

const officeLabels = (known: Known): readonly Label[] => {
  const { books } = known;
  const shared = sharedAccounts(known);
  const watch = new Watch();
  const moved = books.movements.flatMap(({ businessOn, arrivedOn }) => [
    businessOn,
    addDays(businessOn, 31),
    ...(arrivedOn ? [arrivedOn] : []),
  ]);
  const papers = [
    ...commonDays(books),
    ...ledgersIn(books.months).map(({ receivedOn }) => receivedOn),
    ...books.accountChanges.map(({ receivedOn }) => receivedOn),
    ...[...books.deathReports, ...books.corrections, ...books.decisions].map(
      (one) => one.receivedOn,
    ),
    books.cadresReceivedOn,
  ];
  for (const day of inOrder([...moved, ...papers], books.until)) {
    watch.on(day, [
      ...aboutCustody(known, day),
      ...aboutChanges(known, day),
      ...aboutAccounts(known, shared, day),
      ...aboutMovements(known, day),
    ]);
  }
  const none = { household: null, person: null, goneFrom: null };
  const ofBatches = batchLabels(known).map(({ match, from }) => ({
    ...none,
    ...match,
    seenFrom: from,
  }));
  return [...watch.end(), ...ofBatches];
};

/**
 * What the papers of each day must show. Worked out from the papers as they were thought up, by
 * the contract of the rules, and by none of the code that is measured with it.
 * `concerned` are the households anything happens to; of the others there is nothing to find.
 */
export const labelsOf = (
  books: Books,
  concerned: ReadonlySet<string>,
  dueFen: Entitlement,
): readonly Label[] => {
  const known = new Known(books, dueFen);
  const labels = [
    ...books.households
      .filter(({ no }) => concerned.has(no))
      .flatMap((household) => householdLabels(known, household)),
    ...officeLabels(known),
  ];
  return labels
    .filter(({ seenFrom }) => seenFrom <= books.until)
    .toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
};

const sortKey = (label: Label): string => `${labelKey(label)}|${label.seenFrom}`;
