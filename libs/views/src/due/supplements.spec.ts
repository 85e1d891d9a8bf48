import { type DivisionCode, fen, type HouseholdNo, localDate, yearMonth } from '@ledger/kernel';
import type { SupplementTerms } from '../household/supplements';
import { type CaseBuilder, office, shippedPolicy } from '../testing/case-builder';
import { supplementOrdered, supplementReversed } from '../testing/money-statements';
import { deathClaimed, decisionStated } from '../testing/people-statements';
import { dueOf } from './due';
import { wouldGet } from './would-get';

const JUNE = '2021-06';
const couple = office().household({ a: { income: 200 }, b: {} });
const single = office().household({ a: {} });

const linesIn = (told: CaseBuilder, day = '2021-05-20', month = JUNE) =>
  dueOf('household/H1', told.case(), shippedPolicy.on(localDate(day)), {
    month: yearMonth(month),
    owedMonths: [],
    returnedMonths: [],
    day: localDate(day),
    policiesOn: shippedPolicy.on,
  }).map(({ kind, benefitMonth, dueFen }) => [kind, benefitMonth, dueFen / 100]);

const grant = supplementOrdered(1, 'FESTIVAL_GRANT', 200);

describe('a supplement (补助) that was ordered is due', () => {
  it('as a line of its own beside the benefit, with the documents that give it', () => {
    const told = couple.told('2021-05-18', grant);
    expect(linesIn(told)).toEqual([
      ['REGULAR', JUNE, 792],
      ['FESTIVAL_GRANT', JUNE, 200],
    ]);
    const [, line] = dueOf('household/H1', told.case(), shippedPolicy.on(localDate('2021-05-20')), {
      month: yearMonth(JUNE),
      owedMonths: [],
      returnedMonths: [],
      day: localDate('2021-05-20'),
      policiesOn: shippedPolicy.on,
    });
    expect(line!.ordered).toMatchObject([
      { document: 'order-1', per: 'HOUSEHOLD', givenFen: 20000 },
    ]);
  });

  it('for every covered member who counts, or for households by name', () => {
    const perMember = supplementOrdered(1, 'PRICE_SUBSIDY', 30, { per: 'COVERED_MEMBER' });
    const both = couple.told('2021-05-18', perMember);
    expect(linesIn(both)).toContainEqual(['PRICE_SUBSIDY', JUNE, 60]);
    const widowed = both.told('2021-05-19', deathClaimed('a', '2021-04-02'));
    expect(linesIn(widowed)).toContainEqual(['PRICE_SUBSIDY', JUNE, 30]);
    const named = (no: string) =>
      supplementOrdered(2, 'ONE_OFF', 50, { households: [no as HouseholdNo] });
    expect(linesIn(couple.told('2021-05-18', named('H1')))).toContainEqual(['ONE_OFF', JUNE, 50]);
    expect(linesIn(couple.told('2021-05-18', named('H2')))).toHaveLength(1);
    const elsewhere = supplementOrdered(1, 'ONE_OFF', 50, {
      division: '500118001999' as DivisionCode,
    });
    expect(linesIn(couple.told('2021-05-18', elsewhere))).toHaveLength(1);
  });

  it('to nobody who is due no benefit in the month', () => {
    const stopped = single
      .told('2021-05-10', decisionStated('STOP', 'a', { decided: '2021-05-10', effective: JUNE }))
      .told('2021-05-18', grant);
    expect(linesIn(stopped)).toEqual([]);
  });

  it('once: what was instructed of its kind is due no more, and a second document adds to it', () => {
    const paid = single
      .told('2021-05-18', grant)
      .paid(JUNE, 496)
      .paid(JUNE, 200, { ref: 'grant', kind: 'FESTIVAL_GRANT', supplementYuan: 200 });
    expect(linesIn(paid, '2021-06-20')).toEqual([]);
    const more = paid.told('2021-06-15', supplementOrdered(2, 'FESTIVAL_GRANT', 100));
    expect(linesIn(more, '2021-06-20', '2021-07')).toContainEqual(['FESTIVAL_GRANT', JUNE, 100]);
  });

  it('no more once the order is reversed', () => {
    const undone = single.told('2021-05-18', grant).told('2021-05-19', supplementReversed(1));
    expect(linesIn(undone)).toEqual([['REGULAR', JUNE, 496]]);
  });
});

describe('a supplement that was paid', () => {
  const paid = single
    .told('2021-05-18', grant)
    .paid(JUNE, 496)
    .paid(JUNE, 200, { ref: 'grant', kind: 'FESTIVAL_GRANT', supplementYuan: 200 });

  it('is no second payment, no other amount than is due, and nothing paid too much', () => {
    expect(paid.rules('2021-07-10')).toEqual([]);
    expect(paid.money('2021-07-10')).toMatchObject({ paid: 69600, overpaid: 0 });
    const sentAgain = paid.paid(JUNE, 200, {
      ref: 'again',
      batchMonth: '2021-07',
      kind: 'REISSUE',
      reissueOf: 'grant',
    });
    expect(sentAgain.rules('2021-08-10')).not.toContain('R06');
  });

  it('makes up for no benefit that was missed', () => {
    const missed = single
      .told('2021-05-18', grant)
      .paid(JUNE, 200, { kind: 'FESTIVAL_GRANT', supplementYuan: 200 });
    expect(missed.rules('2021-07-10')).toEqual(['R46']);
    expect(missed.arrears('2021-07-10')).toMatchObject([
      { certainFen: 49600, creditedFen: 0, cause: 'not-paid' },
    ]);
  });

  it('was paid too much once its order is reversed', () => {
    const undone = paid.told('2021-07-01', supplementReversed(1));
    expect(undone.money('2021-06-30').overpaid).toBe(0);
    expect(undone.money('2021-07-01').overpaid).toBe(20000);
  });

  it('is wrongly paid with the benefit, when nobody was alive for it', () => {
    const dead = paid.told('2021-07-01', deathClaimed('a', '2021-05-02'));
    const [found] = dead.findings('2021-07-01', 'R01');
    expect(found!.certainFen).toBe(69600);
    const widowed = couple
      .told('2021-05-18', grant)
      .paid(JUNE, 792)
      .paid(JUNE, 200, { ref: 'grant', kind: 'FESTIVAL_GRANT', supplementYuan: 200 })
      .told('2021-07-01', deathClaimed('a', '2021-05-02'));
    // The survivor alone is due 496 and the grant.
    expect(widowed.findings('2021-07-01', 'R01')[0]!.certainFen).toBe(29600);
  });
});

describe('before a supplement is ordered it is told who would get what', () => {
  const terms: SupplementTerms = {
    division: '500118001' as DivisionCode,
    benefitMonth: yearMonth(JUNE),
    per: 'COVERED_MEMBER',
    amountFen: fen(5000),
  };
  const day = localDate('2021-05-20');
  const told = (of: CaseBuilder, more: Partial<SupplementTerms> = {}) =>
    wouldGet('household/H1', of.case(), shippedPolicy.on(day), { ...terms, ...more }, day);
  const stopped = decisionStated('STOP', 'a', { decided: '2021-05-10', effective: JUNE });

  it('as the draft of the month would have it', () => {
    expect(told(couple)).toMatchObject({ beneficiary: 'head', coveredCount: 2, givenFen: 10000 });
    const widowed = couple.told('2021-05-18', deathClaimed('a', '2021-04-02'));
    expect(told(widowed)).toMatchObject({ coveredCount: 1, givenFen: 5000 });
  });

  it('who is meant and due no benefit is named with nothing, who is not meant is not named', () => {
    expect(told(single.told('2021-05-10', stopped))).toMatchObject({ givenFen: 0 });
    expect(told(couple, { benefitMonth: yearMonth('2020-12') })).toMatchObject({ givenFen: 0 });
    expect(told(couple, { households: ['H2' as HouseholdNo] })).toBeUndefined();
    expect(told(couple, { division: '500118001999' as DivisionCode })).toBeUndefined();
  });
});
