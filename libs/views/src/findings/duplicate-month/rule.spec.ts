import { office } from '../../testing/case-builder';

const alone = office().household({ a: {} });
const YEAR_END = '2021-12-31';

describe('R06 finds', () => {
  it('a month credited twice, with the money of all but the first', () => {
    const told = alone
      .paid('2021-06', 496)
      .paid('2021-06', 490, { ref: 'again', kind: 'BACKPAY', batchMonth: '2021-07' });
    expect(told.findings(YEAR_END, 'R06')).toMatchObject([
      {
        household: 'H1',
        benefitMonth: '2021-06',
        batch: 'B2021-07',
        certainFen: 49000,
        knownAtPayment: 'known-here',
        days: { firstCreditedOn: '2021-06-06', lastCreditedOn: '2021-07-06' },
      },
    ]);
  });

  it('three credits as one match with the money of two', () => {
    const told = alone
      .paid('2021-06', 496)
      .paid('2021-06', 496, { ref: 'b' })
      .paid('2021-06', 100, { ref: 'c' });
    expect(told.findings(YEAR_END, 'R06')).toHaveLength(1);
    expect(told.findings(YEAR_END, 'R06')[0]?.certainFen).toBe(59600);
  });

  it('the amount of the bank line, not of the roster', () => {
    const told = alone.paid('2021-06', 496).paid('2021-06', 496, { ref: 'b', bankYuan: 300 });
    expect(told.findings(YEAR_END, 'R06')).toMatchObject([{ certainFen: 30000 }]);
  });
});

describe('R06 is silent about', () => {
  it('two batches in one calendar month, as before a festival', () => {
    const told = alone
      .paid('2021-01', 496, { credited: '2021-01-06' })
      .paid('2021-02', 496, { frozen: '2021-01-18', sent: '2021-01-28', credited: '2021-01-29' });
    expect(told.rules(YEAR_END)).toEqual([]);
  });

  it('a payment that failed and was sent again', () => {
    const told = alone
      .paid('2021-06', 496, { status: 'FAILED' })
      .paid('2021-06', 496, { ...AGAIN, reissueOf: 'H1-2021-06' })
      .paid('2021-07', 496);
    expect(told.rules(YEAR_END)).toEqual([]);
  });

  it('a payment that bounced after it was credited and was sent again', () => {
    const told = alone
      .paid('2021-06', 496)
      .paid('2021-06', 496, { status: 'RETURNED', resultOn: '2021-07-12' })
      .paid('2021-06', 496, { ...AGAIN, batchMonth: '2021-08', reissueOf: 'H1-2021-06' })
      .paid('2021-08', 496);
    expect(told.rules(YEAR_END)).toEqual([]);
    expect(told.money(YEAR_END)).toMatchObject({
      batched: 148800,
      paid: 99200,
      returned: 49600,
      reissued: 49600,
      returnedPending: 0,
    });
  });

  it('back pay for a month in which nothing was paid', () => {
    const told = alone
      .paid('2021-07', 496)
      .paid('2021-06', 496, { kind: 'BACKPAY', batchMonth: '2021-07' });
    expect(told.rules(YEAR_END)).toEqual([]);
  });

  it('a second item the bank has not spoken of', () => {
    const told = alone.paid('2021-06', 496).instructed('2021-06', 496, { ref: 'b' });
    expect(told.findings(YEAR_END, 'R06')).toEqual([]);
  });

  it('two households paid for one month', () => {
    const told = alone
      .household({ z: {} }, 'H2')
      .paid('2021-06', 496)
      .paid('2021-06', 496, { household: 'H2' });
    expect(told.rules(YEAR_END)).toEqual([]);
  });
});

const AGAIN = { ref: 'again', kind: 'REISSUE', batchMonth: '2021-07' } as const;
