import { office } from '../../testing/case-builder';
import { refundRecorded } from '../../testing/money-statements';

const alone = office().household({ a: {} });
const YEAR_END = '2021-12-31';
/** The return is known on 12 June, so day thirty is 12 July. */
const returned = alone.paid('2021-06', 496, { status: 'RETURNED', ref: 'first' });
const again = (sent: string, words = {}) =>
  ({
    kind: 'REISSUE',
    ref: 'z',
    reissueOf: 'first',
    batchMonth: '2021-08',
    sent,
    ...words,
  }) as const;
const found = (told: typeof alone, day = YEAR_END) => told.findings(day, 'R36');

describe('R36 finds', () => {
  it('a return nobody handled, on the thirty-first day and by itself', () => {
    expect(found(returned, '2021-07-12')).toEqual([]);
    expect(found(returned, '2021-07-13')).toMatchObject([
      {
        household: 'H1',
        benefitMonth: '2021-06',
        batch: 'B2021-06',
        ref: 'first',
        certainFen: 0,
        exposureFen: 49600,
        knownAtPayment: null,
        days: { returnedOn: '2021-06-12', lateFrom: '2021-07-13' },
      },
    ]);
  });

  it('a failure as well as a bounce of a credited item', () => {
    expect(found(alone.paid('2021-06', 496, { status: 'FAILED' }))).toHaveLength(1);
    const bounced = alone
      .paid('2021-06', 496)
      .paid('2021-06', 496, { status: 'RETURNED', resultOn: '2021-08-12' });
    expect(found(bounced, '2021-09-11')).toEqual([]);
    expect(found(bounced, '2021-09-12')).toMatchObject([{ days: { returnedOn: '2021-08-12' } }]);
  });

  it('a return handled a day too late, and it stays', () => {
    const late = returned.instructed('2021-06', 496, again('2021-07-13'));
    expect(found(late)).toMatchObject([{ days: { handledOn: '2021-07-13' } }]);
    const refund = returned.told('2021-07-13', refundRecorded('first', 496, '2021-07-13'));
    expect(found(refund)).toMatchObject([{ days: { handledOn: '2021-07-13' } }]);
  });

  it('a line that cites it but is no reissue, and a reissue of another item', () => {
    expect(
      found(returned.instructed('2021-06', 496, again('2021-07-01', { kind: 'BACKPAY' }))),
    ).toHaveLength(1);
    expect(
      found(returned.instructed('2021-06', 496, again('2021-07-01', { reissueOf: 'other' }))),
    ).toHaveLength(1);
  });

  it('a reissue that came back in its turn', () => {
    const told = returned.paid('2021-06', 496, {
      ...again('2021-07-01'),
      status: 'FAILED',
      resultOn: '2021-07-12',
    });
    expect(found(told)).toMatchObject([{ ref: 'z' }]);
  });
});

describe('R36 is silent about', () => {
  it('a return sent again on the thirtieth day', () => {
    expect(found(returned.instructed('2021-06', 496, again('2021-07-12')))).toEqual([]);
  });

  it('a return paid back to the treasury on the thirtieth day', () => {
    const told = returned.told('2021-07-12', refundRecorded('first', 496, '2021-07-12'));
    expect(found(told)).toEqual([]);
  });

  it('the first of two steps in time, whichever was told first', () => {
    const told = returned
      .instructed('2021-06', 496, again('2021-08-04'))
      .told('2021-09-01', refundRecorded('first', 496, '2021-07-01'));
    expect(found(told, '2021-08-31')).toHaveLength(1);
    expect(found(told, '2021-09-01')).toEqual([]);
  });

  it('an item that failed and was then credited under the same number', () => {
    const told = alone
      .paid('2021-06', 496, { status: 'FAILED' })
      .paid('2021-06', 496, { credited: '2021-06-20', resultOn: '2021-06-22' });
    expect(found(told)).toEqual([]);
  });
});
