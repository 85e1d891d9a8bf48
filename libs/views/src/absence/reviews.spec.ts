import { localDate, type PersonId } from '@ledger/kernel';
import { policiesFrom, policyEntries } from '@ledger/policy';
import type { Absent, ListCame } from './absent';
import { absentOn, reviewsAbsentOn } from './absence';
import type { CardKept } from './reviews';

const STREET = '500118001';
const policies = policiesFrom(policyEntries);

type DaysOf = 'heldFrom' | 'firstAsOf' | 'endedOn' | 'reviewedOn';

const card = (
  entry: string,
  {
    village = '青冈村',
    ledgerOf = STREET,
    ...days
  }: Partial<Record<DaysOf, string>> & {
    readonly village?: string;
    readonly ledgerOf?: string;
  } = {},
): CardKept => {
  const day = (name: DaysOf) => (days[name] === undefined ? null : localDate(days[name]));
  return {
    ledgerOf,
    entry,
    household: `H-${entry}`,
    division: '500118001201',
    village,
    beneficiary: 'a' as PersonId,
    proxyHolder: 'k' as PersonId,
    heldFrom: day('heldFrom'),
    firstAsOf: day('firstAsOf') ?? localDate('2021-03-25'),
    endedOn: day('endedOn'),
    reviewedOn: day('reviewedOn'),
  };
};

const ledger = (receivedOn: string, endedOn?: string): ListCame => ({
  kind: 'CUSTODY_LEDGER',
  division: STREET,
  receivedOn: localDate(receivedOn),
  endedOn: endedOn === undefined ? undefined : localDate(endedOn),
  sources: [],
});

const short = ({ what, village, cards, dueOn, daysLate, lastCameOn }: Absent): string =>
  [what, village ?? '', cards ?? '', dueOn, daysLate, lastCameOn ?? ''].join(' ');

/** Given ledgers that came and the cards they leave open, when a day is asked about, then this. */
const given = (lists: readonly ListCame[], ...cards: readonly CardKept[]) => ({
  on: (today: string, known = policies) =>
    absentOn({ batches: [], answered: new Set(), lists, cards }, known, localDate(today)).map(
      short,
    ),
  cardsOn: (today: string) =>
    reviewsAbsentOn({ lists, cards }, policies, localDate(today)).map(
      (review) => `${review.card.entry} ${review.daysLate}`,
    ),
});

const twoQuarters = [ledger('2021-03-26'), ledger('2021-06-26')];

describe('the review of a card in custody', () => {
  it('is missed from the day after the ledger of the next quarter was due, and ever longer', () => {
    const told = given(twoQuarters, card('C1', { reviewedOn: '2021-03-20' }));
    expect(told.on('2021-07-15')).toEqual([]);
    expect(told.on('2021-07-16')).toEqual(['CUSTODY_REVIEW 青冈村 1 2021-07-15 1 2021-03-20']);
    expect(told.on('2021-09-30')).toEqual(['CUSTODY_REVIEW 青冈村 1 2021-07-15 77 2021-03-20']);
  });

  it('is there when the next ledger tells of one, on whichever day of its quarter', () => {
    for (const reviewedOn of ['2021-04-01', '2021-06-20', '2021-06-30']) {
      expect(given(twoQuarters, card('C1', { reviewedOn })).on('2021-09-30')).toEqual([]);
    }
  });

  it('is waited for of a card never reviewed from the first ledger that names it, or its start', () => {
    expect(given(twoQuarters, card('C1', { heldFrom: '2015-01-01' })).on('2021-07-16')).toEqual([
      'CUSTODY_REVIEW 青冈村 1 2021-07-15 1 ',
    ]);
    const begun = card('C2', { heldFrom: '2021-05-10', firstAsOf: '2021-06-25' });
    expect(given(twoQuarters, begun).on('2021-09-30')).toEqual([]);
  });

  it('is not owed when custody ended before the quarter in which it was due was over', () => {
    const ended = (endedOn: string) =>
      given(twoQuarters, card('C1', { reviewedOn: '2021-03-20', endedOn })).on('2021-08-01');
    expect(ended('2021-06-30')).toEqual([]);
    expect(ended('2021-07-01')).toHaveLength(1);
  });

  it('is one row a village with how many cards and the longest wait; the cards stand behind it', () => {
    const told = given(
      twoQuarters,
      card('C1', { reviewedOn: '2021-03-20' }),
      card('C2', { reviewedOn: '2020-11-02' }),
      card('C3', { reviewedOn: '2021-06-20' }),
      card('C4', { reviewedOn: '2021-02-01', village: '白庙村' }),
    );
    expect(told.on('2021-07-20')).toEqual([
      'CUSTODY_REVIEW 青冈村 2 2021-04-15 96 2020-11-02',
      'CUSTODY_REVIEW 白庙村 1 2021-07-15 5 2021-02-01',
    ]);
    expect(told.cardsOn('2021-07-20')).toEqual(['C2 96', 'C4 5', 'C1 5']);
  });

  it('is asked for with the ledger that would tell of it, where that is missing itself', () => {
    const told = given(
      twoQuarters,
      card('C1', { reviewedOn: '2021-06-20' }),
      card('C2', { reviewedOn: '2021-03-20' }),
      card('C3', { reviewedOn: '2021-06-20', ledgerOf: '500119001' }),
    );
    expect(told.on('2021-10-16')).toEqual([
      'CUSTODY_REVIEW 青冈村 2 2021-07-15 93 2021-03-20',
      'CUSTODY_LEDGER   2021-10-15 1 2021-06-26',
    ]);
    expect(told.cardsOn('2021-10-16')).toEqual(['C2 93', 'C3 1']);
  });

  it('is asked for with its ledger again when that was withdrawn', () => {
    const lists = [...twoQuarters, ledger('2021-10-20', '2021-10-25')];
    const told = given(lists, card('C1', { reviewedOn: '2021-06-20' }));
    expect(told.on('2021-10-24')).toEqual(['CUSTODY_REVIEW 青冈村 1 2021-10-15 9 2021-06-20']);
    expect(told.on('2021-10-25')).toEqual(['CUSTODY_LEDGER   2021-10-15 10 2021-06-26']);
  });

  it('is due as often as policy says, and never where it asks for none', () => {
    const every = (custodyReviewMonths: number) =>
      policiesFrom([
        ...policyEntries,
        { ...policyEntries[0]!, division: '50', values: { custodyReviewMonths } },
      ]);
    const told = given(twoQuarters, card('C1', { reviewedOn: '2021-03-20' }));
    expect(told.on('2021-05-16', every(1))).toEqual([
      'CUSTODY_REVIEW 青冈村 1 2021-05-15 1 2021-03-20',
    ]);
    expect(told.on('2021-07-16', every(12))).toEqual([]);
    expect(told.on('2031-07-16', every(0)).filter((row) => /REVIEW/.test(row))).toEqual([]);
  });
});
