import { office } from '../../testing/case-builder';

const alone = office().household({ a: {} });
const YEAR_END = '2021-12-31';

describe('R23 finds', () => {
  it('a regular item credited after the tenth, with the days', () => {
    const told = alone.paid('2021-06', 496, { credited: '2021-06-11' });
    expect(told.findings(YEAR_END)).toMatchObject([
      {
        rule: 'R23',
        benefitMonth: '2021-06',
        exposureFen: 49600,
        certainFen: 0,
        knownAtPayment: null,
        days: {
          deadlineOn: '2021-06-10',
          sentToBankOn: '2021-06-04',
          creditedOn: '2021-06-11',
        },
      },
    ]);
  });

  it('a late credit although the tenth was a Sunday: the calendar day counts', () => {
    // 10 October 2021 was a Sunday.
    const told = alone.paid('2021-10', 515, { credited: '2021-10-11' });
    expect(told.rules(YEAR_END)).toEqual(['R23']);
  });

  it('the tenth of the month the item is for, also when it stands in a later batch', () => {
    const told = alone.paid('2021-05', 496, { batchMonth: '2021-06', credited: '2021-06-06' });
    expect(told.findings(YEAR_END, 'R23')).toMatchObject([{ benefitMonth: '2021-05' }]);
  });
});

describe('R23 is silent about', () => {
  it('a credit on the tenth', () => {
    expect(alone.paid('2021-06', 496, { credited: '2021-06-10' }).rules(YEAR_END)).toEqual([]);
  });

  it('an advance before the Spring Festival', () => {
    const early = { frozen: '2021-01-18', sent: '2021-01-28', credited: '2021-01-29' };
    expect(alone.paid('2021-02', 496, early).rules(YEAR_END)).toEqual([]);
  });

  it.each(['BACKPAY', 'REISSUE'] as const)('an item of the kind %s', (kind) => {
    const told = alone.paid('2021-06', 496, { kind, batchMonth: '2021-07' }).paid('2021-07', 496);
    expect(told.rules(YEAR_END)).toEqual([]);
  });

  it('an item the bank returned, and one it has not spoken of', () => {
    const told = alone
      .paid('2021-06', 496, { credited: '2021-06-15' })
      .paid('2021-06', 496, { status: 'RETURNED', resultOn: '2021-07-12' })
      .instructed('2021-07', 496);
    expect(told.findings('2021-07-11', 'R23')).toHaveLength(1);
    expect(told.findings('2021-07-12', 'R23')).toEqual([]);
  });
});
