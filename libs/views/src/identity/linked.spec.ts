import * as fc from 'fast-check';
import type { AnyLedgerEvent } from '@ledger/ledger';
import { type CaseBuilder, office, poorOffice } from '../testing/case-builder';
import { custodyEntry, custodyLedger, officeHolding } from '../testing/custody-statements';
import { matchConfirmed, matchUndone } from '../testing/match-statements';
import { deathClaimed, deathTakenBack, hardshipStated } from '../testing/people-statements';

const UNFILED = { countyFiling: false };

/** A list of the dead came on 8 March; it names the member by another number. */
const paid = office().household({ member: {} }).paid('2021-04', 496).paid('2021-05', 496);
const listed = paid.told('2021-03-08', deathClaimed('listed', '2021-02-10'));
const confirmed = (on = '2021-06-10', turn = 1) => matchConfirmed('listed', 'member', on, turn);
const found = (told: CaseBuilder, day: string) =>
  told.findings(day, 'R01').map(({ benefitMonth }) => benefitMonth);

describe('a list that names a member by another number', () => {
  it('says nothing of the member before two people have said who is meant', () => {
    expect(found(listed, '2021-06-30')).toEqual([]);
    expect(found(listed.told('2021-06-10', confirmed()), '2021-06-09')).toEqual([]);
  });

  it('is of the member from that day on', () => {
    const told = listed.told('2021-06-10', confirmed());
    expect(found(told, '2021-06-10')).toEqual(['2021-04', '2021-05']);
    expect(told.findings('2021-06-10', 'R01')).toMatchObject([
      { person: 'member', certainFen: 496_00, days: { linkedOn: '2021-06-10' } },
      { person: 'member', certainFen: 496_00 },
    ]);
  });

  it('could be known here only since then: before, it lay here under another number', () => {
    const early = listed.told('2021-04-20', confirmed('2021-04-20'));
    // April was sent on the 4th, before anybody knew; May after.
    expect(early.findings('2021-06-10', 'R01').map(({ knownAtPayment }) => knownAtPayment)).toEqual(
      ['known-elsewhere', 'known-here'],
    );
  });

  it('is not of the member any more once that is undone', () => {
    const told = listed
      .told('2021-06-10', confirmed())
      .told('2021-06-20', matchUndone('listed', 'member', '2021-06-20'));
    expect(found(told, '2021-06-19')).toEqual(['2021-04', '2021-05']);
    expect(found(told, '2021-06-20')).toEqual([]);
  });

  it('is of the member by the last word of a day', () => {
    const words = [
      confirmed('2021-06-10', 1),
      matchUndone('listed', 'member', '2021-06-10', 2),
      confirmed('2021-06-10', 3),
    ];
    expect(found(listed.told('2021-06-10', ...words.toReversed()), '2021-06-10')).toHaveLength(2);
    expect(found(listed.told('2021-06-10', ...words.slice(0, 2)), '2021-06-10')).toEqual([]);
  });

  it('is taken back for the member too', () => {
    const told = listed
      .told('2021-06-10', confirmed())
      .told('2021-06-25', deathTakenBack('listed', '2021-06-25'));
    expect(found(told, '2021-06-24')).toHaveLength(2);
    expect(found(told, '2021-06-25')).toEqual([]);
  });

  it('may be one of special hardship', () => {
    const told = paid
      .told('2021-03-08', hardshipStated('listed', { start: '2021-04' }))
      .told('2021-04-20', confirmed('2021-04-20'));
    expect(
      told
        .findings('2021-06-10', 'R04')
        .map(({ benefitMonth, knownAtPayment }) => [benefitMonth, knownAtPayment]),
    ).toEqual([
      ['2021-04', 'known-elsewhere'],
      ['2021-05', 'known-here'],
    ]);
  });

  it('may be one of officials and their kin', () => {
    const told = poorOffice()
      .household({ member: {} })
      .told('2021-01-10', officeHolding('k', { relatives: { listed: 'PARENT' } }))
      .told('2021-06-10', confirmed())
      .told('2021-06-20', matchUndone('listed', 'member', '2021-06-20'));
    const days = ['2021-06-09', '2021-06-10', '2021-06-19', '2021-06-20'];
    expect(days.map((day) => told.findings(day, 'R31').length)).toEqual([0, 1, 1, 0]);
  });
});

describe('a list of officials that names the keeper of a card by another number', () => {
  const told = poorOffice()
    .household({ a: {} })
    .told('2021-01-10', officeHolding('listed', { from: '2018-12-20' }))
    .told('2021-06-26', custodyLedger('2021-06-25'), custodyEntry('2021-06-25', 'C1', UNFILED));
  const kept = matchConfirmed('listed', 'k', '2021-07-10', 1, { households: [], cards: ['a'] });
  const found = (day: string) =>
    told
      .told('2021-07-10', kept)
      .told('2021-07-20', matchUndone('listed', 'k', '2021-07-20'))
      .findings(day, 'R12');

  it('is of the keeper while two people say so', () => {
    expect(told.findings('2021-12-31', 'R12')).toEqual([]);
    const days = ['2021-07-09', '2021-07-10', '2021-07-19', '2021-07-20'];
    expect(days.map((day) => found(day).length)).toEqual([0, 1, 1, 0]);
  });
});

it('in whatever order the list, the roll and the word of two people come, the answer is one', () => {
  const statements = listed
    .told('2021-06-10', confirmed())
    .told('2021-06-20', matchUndone('listed', 'member', '2021-06-20'))
    .told('2021-06-25', confirmed('2021-06-25', 3));
  const days = ['2021-06-09', '2021-06-10', '2021-06-20', '2021-06-25'];
  const expected = days.map((day) => statements.findings(day));
  expect(expected.map((all) => all.filter(({ rule }) => rule === 'R01').length)).toEqual([
    0, 2, 0, 2,
  ]);
  const told = statements.toldWhen();
  fc.assert(
    fc.property(fc.shuffledSubarray([...told], { minLength: told.length }), (shuffled) => {
      const again = shuffled.reduce(
        (so: CaseBuilder, [on, event]: readonly [string, AnyLedgerEvent]) => so.told(on, event),
        poorOffice(),
      );
      expect(days.map((day) => again.findings(day))).toEqual(expected);
    }),
    { numRuns: 20 },
  );
});
