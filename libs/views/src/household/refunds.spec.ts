import { localDate, yearMonth } from '@ledger/kernel';
import { dueOf } from '../due/due';
import { type CaseBuilder, office, shippedPolicy } from '../testing/case-builder';
import { refundRecorded, refundReversed } from '../testing/money-statements';

const DAY = '2021-09-15';
const returned = office()
  .household({ a: {} })
  .paid('2021-06', 496, { ref: 'first', status: 'RETURNED' });

/** returned = reissued + refunded + pending, in yuan. */
const whereabouts = (told: CaseBuilder, day = DAY) => {
  const money = told.money(day);
  const { reissued, refundedToTreasury, returnedPending } = money;
  expect(reissued + refundedToTreasury + returnedPending).toBe(money.returned);
  return [reissued, refundedToTreasury, returnedPending].map((fen) => fen / 100);
};

const drafted = (told: CaseBuilder) =>
  dueOf('household/H1', told.case(), shippedPolicy.on(localDate(DAY)), {
    month: yearMonth('2021-09'),
    owedMonths: [],
    returnedMonths: [yearMonth('2021-06')],
    day: localDate(DAY),
    policiesOn: shippedPolicy.on,
  })
    .filter(({ kind }) => kind === 'REISSUE')
    .map(({ reissueOf, dueFen }) => [reissueOf, dueFen / 100]);

describe('what came back from the bank (退票)', () => {
  it('goes back to the treasury by an act and by the register, once', () => {
    const act = returned.told('2021-07-20', refundRecorded('first', 496, '2021-07-20'));
    const both = act.told(
      { on: '2021-08-01', file: 'file-12' },
      refundRecorded('first', 496, '2021-07-21'),
    );
    expect([whereabouts(act), whereabouts(both)]).toEqual([
      [0, 496, 0],
      [0, 496, 0],
    ]);
    expect(drafted(act)).toEqual([]);
  });

  it('waits again from the day its refund is reversed, and may be paid back anew', () => {
    const undone = returned
      .told('2021-07-20', refundRecorded('first', 496, '2021-07-20'))
      .told('2021-08-01', refundReversed('first', '2021-08-01'));
    expect(whereabouts(undone, '2021-07-31')).toEqual([0, 496, 0]);
    expect(whereabouts(undone)).toEqual([0, 0, 496]);
    const anew = undone.told('2021-08-01', refundRecorded('first', 400, '2021-08-01'));
    expect(whereabouts(anew)).toEqual([0, 400, 96]);
  });

  const twice = returned.paid('2021-06', 496, {
    ref: 'second',
    batchMonth: '2021-07',
    kind: 'REISSUE',
    reissueOf: 'first',
    status: 'RETURNED',
  });

  it('twice waits as the item it came back as, and is drafted once', () => {
    expect(drafted(twice)).toEqual([['second', 496]]);
  });

  it('twice is settled by whatever becomes of it in the end', () => {
    const refunded = twice.told('2021-08-20', refundRecorded('second', 496, '2021-08-20'));
    expect(whereabouts(refunded)).toEqual([496, 496, 0]);
    const thrice = twice.paid('2021-06', 496, {
      ref: 'third',
      batchMonth: '2021-08',
      kind: 'REISSUE',
      reissueOf: 'second',
    });
    expect(whereabouts(thrice)).toEqual([992, 0, 0]);
    expect(drafted(thrice)).toEqual([]);
  });
});
