import * as fc from 'fast-check';
import { fen, type DivisionCode } from '@ledger/kernel';
import { spec } from '../testing/spec';
import { day, division, evidence, month as monthOf, yuan } from '../testing/words';
import { brokenIn, notSummedIn, outstandingIn, resentIn, sumOfRows } from './conservation';
import { month, type MonthCommand } from './decider';
import type { CertifiedMoney, MonthClosed, MonthEvent } from './events';

const given = spec(month);

const NOTHING: CertifiedMoney = {
  raised: fen(0),
  allocated: fen(0),
  appropriated: fen(0),
  appropriatedArrived: fen(0),
  used: fen(0),
  batched: fen(0),
  sentToBank: fen(0),
  paid: fen(0),
  returned: fen(0),
  inFlight: fen(0),
  bankAmountDifference: fen(0),
  reissued: fen(0),
  refundedToTreasury: fen(0),
  returnedPending: fen(0),
  overpaid: fen(0),
  overpaidPossible: fen(0),
  recovered: fen(0),
  recoveredByOffset: fen(0),
  writtenOff: fen(0),
  paidByOffset: fen(0),
};
const money = (yuanOf: Partial<Record<keyof CertifiedMoney, number>>): CertifiedMoney => ({
  ...NOTHING,
  ...(Object.fromEntries(
    Object.entries(yuanOf).map(([field, amount]) => [field, yuan(amount)]),
  ) as Partial<CertifiedMoney>),
});
const village = (no: string, of: CertifiedMoney) => ({
  division: `${division}${no}` as DivisionCode,
  village: no,
  money: of,
});

const closing: MonthClosed['data'] = {
  division,
  month: monthOf('2021-06'),
  closedOn: day('2021-07-05'),
  closedBy: 'finance',
  confirmedBy: 'approver',
  certificate: {
    knownOn: day('2021-07-05'),
    recordedUntil: '2021-07-05T03:00:00.000Z',
    rows: [village('201', money({ batched: 10, paid: 10 })), village('202', money({}))],
    total: money({ batched: 10, paid: 10 }),
    digest: 'd'.repeat(64),
  },
  checkpoint: 'a signed note',
  open: [],
};
const nothingElse = { streets: [] } as const;
const close = (
  more: Partial<MonthClosed['data']> = {},
  waitsFor: MonthCommand['data']['waitsFor'] = nothingElse,
): MonthCommand => ({ type: 'CloseMonth', data: { ...closing, ...more, waitsFor } });
const closed: MonthEvent = { type: 'MonthClosed', data: closing };

describe('a month is closed', () => {
  it('once, by two people, when it is over', () => {
    given().when(close()).then(closed);
    given()
      .when(close({ confirmedBy: 'finance' }))
      .thenRefused('second-person-missing');
    given(closed)
      .when(close({ closedOn: day('2021-07-09') }))
      .thenRefused('month-closed', { closedOn: '2021-07-05', digest: closing.certificate.digest });
    given()
      .when(close({ closedOn: day('2021-06-30') }))
      .thenRefused('month-not-over', { from: '2021-07-01' });
    const first = day('2021-07-01');
    given()
      .when(close({ closedOn: first }))
      .then({ type: 'MonthClosed', data: { ...closing, closedOn: first } });
  });

  it('after the months before it and the streets beneath it', () => {
    given()
      .when(close({}, { ...nothingElse, earlierMonth: monthOf('2021-05') }))
      .thenRefused('earlier-month-open', { month: '2021-05' });
    given()
      .when(close({}, { streets: ['500118001', '500118002'] }))
      .thenRefused('streets-not-closed', { streets: '500118001 500118002' });
  });

  it('not when its villages do not add up to it, whoever takes it on themselves', () => {
    const certificate = { ...closing.certificate, total: money({ batched: 10, paid: 9 }) };
    given()
      .when(close({ certificate, override: evidence }))
      .thenRefused('sums-differ', { money: 'paid' });
  });

  it('with something open only when whoever confirms it says why', () => {
    const open = [{ kind: 'in-flight-past-deadline', count: 2, amountFen: yuan(992) }] as const;
    given()
      .when(close({ open }))
      .thenRefused('month-has-open-items', { 'in-flight-past-deadline': '2/99200' });
    given()
      .when(close({ open, override: evidence }))
      .then({ type: 'MonthClosed', data: { ...closing, open, override: evidence } });
  });
});

describe('money is conserved', () => {
  it('when all that was batched and all that came back is somewhere', () => {
    const whole = money({
      batched: 100,
      paid: 61,
      bankAmountDifference: 1,
      returned: 30,
      inFlight: 10,
      reissued: 5,
      refundedToTreasury: 10,
      returnedPending: 7,
    });
    expect(brokenIn(whole)).toEqual([]);
    expect(resentIn(whole)).toBe(8_00);
    expect(brokenIn({ ...whole, batched: yuan(101) })).toEqual(['batched']);
    expect(brokenIn({ ...whole, returnedPending: yuan(16) })).toEqual(['returned']);
    expect(brokenIn({ ...whole, returnedPending: yuan(4) })).toEqual(['returned']);
  });

  it('of what was overpaid what is not settled is outstanding', () => {
    const of = money({ overpaid: 100, recovered: 30, recoveredByOffset: 20, writtenOff: 10 });
    expect(outstandingIn(of)).toBe(40_00);
  });

  it('in sums over any rows, and a fen more anywhere is seen', () => {
    const fields = Object.keys(NOTHING) as (keyof CertifiedMoney)[];
    const anyMoney = fc
      .array(fc.integer({ min: -1_000_000, max: 1_000_000 }), {
        minLength: fields.length,
        maxLength: fields.length,
      })
      .map(
        (amounts) =>
          Object.fromEntries(
            fields.map((field, n) => [field, fen(amounts[n]!)]),
          ) as unknown as CertifiedMoney,
      );
    fc.assert(
      fc.property(
        fc.array(anyMoney, { maxLength: 6 }),
        fc.constantFrom(...fields),
        (all, field) => {
          const rows = all.map((one, n) => village(String(201 + n), one));
          const total = sumOfRows(rows, NOTHING);
          expect(notSummedIn({ rows, total })).toEqual([]);
          const off = { ...total, [field]: fen(total[field] + 1) };
          expect(notSummedIn({ rows, total: off })).toEqual([field]);
        },
      ),
    );
  });
});
