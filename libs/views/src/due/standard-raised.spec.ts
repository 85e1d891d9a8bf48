import { type DivisionCode, fen, localDate, type PaymentRef, yearMonth } from '@ledger/kernel';
import { policyEntries, policyTimeline } from '@ledger/policy';
import { allCells, answerOn, type CaseBuilder, office } from '../testing/case-builder';
import { dueOf } from './due';

const APRIL = yearMonth('2021-04');

/** A standard of 560 instead of 496 yuan from April on, published here on the first of July. */
const policy = policyTimeline(policyEntries, [
  {
    kind: 'published',
    knownOn: localDate('2021-07-01'),
    setting: {
      division: '500118' as DivisionCode,
      question: 'standardFen',
      from: APRIL,
      announcedOn: localDate('2021-06-28'),
      document: '渝民〔2021〕99号',
      value: fen(56_000),
      verified: false,
      unverifiedBecause: ['text-not-seen'],
      publishedOn: localDate('2021-07-01'),
    },
  },
]);

/** Two covered members with an income of 200: 792 yuan by the old standard, 920 by the new. */
const couple = office().household({ a: { income: 200 }, b: {} });
const adjustment = { kind: 'STANDARD_ADJUSTMENT', batchMonth: '2021-08', ref: 'adjusts' } as const;

const owedOn = (told: CaseBuilder, day = '2021-07-20') =>
  dueOf('household/H1', told.case(), policy.on(localDate(day)), {
    month: yearMonth('2021-08'),
    owedMonths: [APRIL],
    returnedMonths: [],
    day: localDate(day),
    policiesOn: policy.on,
  })
    .filter(({ benefitMonth }) => benefitMonth === APRIL)
    .map(({ kind, dueFen, standardThenFen }) => [kind, dueFen / 100, standardThenFen]);

describe('a standard that was raised after a month was paid', () => {
  const paid = couple.paid('2021-04', 792);

  it('is due as 调标补差, with the standard the month was paid by', () => {
    expect(owedOn(paid)).toEqual([['STANDARD_ADJUSTMENT', 128, 49_600]]);
    expect(owedOn(paid, '2021-06-30')).toEqual([]);
  });

  it('is due beside back pay where the month was paid short by the old one as well', () => {
    expect(owedOn(couple.paid('2021-04', 700))).toEqual([
      ['BACKPAY', 92, undefined],
      ['STANDARD_ADJUSTMENT', 128, 49_600],
    ]);
  });

  it('is back pay where nothing was paid: no part of it was right', () => {
    const missed = couple.paid('2021-04', 792, { household: 'H2', ref: 'another' });
    expect(owedOn(missed)).toEqual([['BACKPAY', 920, undefined]]);
  });

  it('is due once: not while it is on its way, nor when it came', () => {
    expect(owedOn(paid.instructed('2021-04', 128, { ...adjustment, sent: '2021-07-15' }))).toEqual(
      [],
    );
    const part = paid.paid('2021-04', 100, { ...adjustment, sent: '2021-07-05' });
    expect(owedOn(part)).toEqual([['STANDARD_ADJUSTMENT', 28, 49_600]]);
  });

  it('is no second payment of the month (R06), and the month is whole with it (R18)', () => {
    const whole = paid.paid('2021-04', 128, adjustment);
    const found = (told: CaseBuilder) =>
      allCells(told.facts, policy)
        .flatMap((cell) => answerOn(cell, localDate('2021-12-31')).findings)
        .map(({ rule }) => rule)
        .filter((rule) => ['R06', 'R18', 'R19'].includes(rule));
    expect(found(whole)).toEqual([]);
    expect(found(paid)).toEqual(['R18']);
    const backPaid = paid.paid('2021-04', 128, { ...adjustment, kind: 'BACKPAY' });
    expect(found(backPaid)).toContain('R06');
    const again = paid
      .paid('2021-04', 128, { ...adjustment, status: 'FAILED' })
      .paid('2021-04', 128, {
        kind: 'REISSUE',
        reissueOf: 'adjusts' as PaymentRef,
        batchMonth: '2021-09',
        ref: 'again',
      });
    expect(found(again)).toEqual([]);
  });
});
