import { office } from '../testing/case-builder';
import { recoveryStated, refundRecorded } from '../testing/money-statements';

const returned = office()
  .household({ a: {} })
  .paid('2021-06', 496, { status: 'FAILED', ref: 'first' });
const again = (ref: string, batchMonth: string) =>
  ({ kind: 'REISSUE', ref, batchMonth, reissueOf: 'first' }) as const;
const YEAR_END = '2021-12-31';

/** Where the money of the returned items is: sent again, with the treasury, waiting. */
const whereabouts = (told: typeof returned) => {
  const money = told.money(YEAR_END);
  return [money.returned, money.reissued, money.refundedToTreasury, money.returnedPending];
};

describe('a returned item', () => {
  it('waits until something is done', () => {
    expect(whereabouts(returned)).toEqual([49600, 0, 0, 49600]);
  });

  it('is with the treasury once it is paid back, and waits with what is left', () => {
    const back = (yuan: number) => refundRecorded('first', yuan, '2021-07-20');
    expect(whereabouts(returned.told('2021-07-20', back(496)))).toEqual([49600, 0, 49600, 0]);
    expect(whereabouts(returned.told('2021-07-20', back(400)))).toEqual([49600, 0, 40000, 9600]);
  });

  it('is nowhere while it is sent again and the bank has not spoken', () => {
    const underWay = returned.instructed('2021-06', 496, again('second', '2021-07'));
    expect(whereabouts(underWay)).toEqual([49600, 0, 0, 0]);
    expect(underWay.money(YEAR_END).inFlight).toBe(49600);
  });

  it('is sent again once the bank has credited the new item', () => {
    const credited = returned.paid('2021-06', 496, again('second', '2021-07'));
    expect(whereabouts(credited)).toEqual([49600, 49600, 0, 0]);
  });

  it('waits again when the new item came back as well', () => {
    const bounced = returned.paid('2021-06', 496, { ...again('b', '2021-07'), status: 'FAILED' });
    expect(whereabouts(bounced)).toEqual([99200, 0, 0, 99200]);
  });

  it('is sent again once one of several new items is credited, whichever was stated first', () => {
    const first = { ...again('b', '2021-07'), status: 'FAILED' } as const;
    const one = returned.paid('2021-06', 496, first).paid('2021-06', 496, again('c', '2021-08'));
    const other = returned.paid('2021-06', 496, again('c', '2021-08')).paid('2021-06', 496, first);
    expect(whereabouts(one)).toEqual([99200, 49600, 0, 49600]);
    expect(whereabouts(other)).toEqual(whereabouts(one));
  });
});

describe('what was overpaid', () => {
  it('is one number for a household and month, and what came back stands beside it', () => {
    const twice = office()
      .household({ a: {} })
      .paid('2021-06', 496)
      .paid('2021-06', 496, { ref: 'again' });
    expect(twice.money(YEAR_END)).toMatchObject({ paid: 99200, overpaid: 49600, recovered: 0 });
  });

  it('is nothing where no notice sets a standard', () => {
    const early = office().household({ a: {} }, 'H1', '2019-01').paid('2020-06', 496);
    expect(early.money(YEAR_END)).toMatchObject({ paid: 49600, overpaid: 0, overpaidPossible: 0 });
  });
});

it('money recovered for a month nobody has seen paid is counted all the same', () => {
  const told = office().household({ a: {} }).told('2021-12-01', recoveryStated('2021-03', 100));
  expect(told.money(YEAR_END).recovered).toBe(10000);
});
