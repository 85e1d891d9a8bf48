import { office } from '../../testing/case-builder';

const alone = office().household({ a: {} });
const NAME = 'NAME_MISMATCH';
const failed = alone.paid('2021-06', 496, { status: 'FAILED', failureCode: NAME });

describe('R16 finds', () => {
  it.each(['FAILED', 'RETURNED'] as const)('an item %s for the name of the account', (status) => {
    const told = alone.paid('2021-06', 496, { status, failureCode: NAME });
    expect(told.findings('2021-06-11', 'R16')).toEqual([]);
    expect(told.findings('2021-06-12', 'R16')).toMatchObject([
      {
        household: 'H1',
        person: null,
        benefitMonth: '2021-06',
        batch: 'B2021-06',
        ref: 'H1-2021-06',
        certainFen: 0,
        exposureFen: 49600,
        knownAtPayment: null,
        days: { sentToBankOn: '2021-06-04', returnedOn: '2021-06-12' },
      },
    ]);
  });

  it('each item by itself', () => {
    const again = { ref: 'again', kind: 'REISSUE', reissueOf: 'H1-2021-06' } as const;
    const told = failed.paid('2021-06', 496, {
      ...again,
      batchMonth: '2021-07',
      status: 'FAILED',
      failureCode: NAME,
    });
    const refs = told.findings('2021-07-12', 'R16').map(({ ref }) => ref);
    expect([...refs].sort()).toEqual(['H1-2021-06', 'again']);
  });

  it('it also after the item was sent again and credited', () => {
    const told = failed.paid('2021-06', 496, {
      ref: 'again',
      kind: 'REISSUE',
      reissueOf: 'H1-2021-06',
      batchMonth: '2021-07',
    });
    expect(told.findings('2021-12-31', 'R16')).toMatchObject([{ ref: 'H1-2021-06' }]);
  });
});

describe('R16 is silent about', () => {
  it.each(['ACCOUNT_CLOSED', undefined])('a failure for another reason: %s', (failureCode) => {
    const told = alone.paid('2021-06', 496, {
      status: 'FAILED',
      ...(failureCode && { failureCode }),
    });
    expect(told.findings('2021-12-31', 'R16')).toEqual([]);
  });

  it('a credited item, in whatever name', () => {
    expect(alone.paid('2021-06', 496, { holder: 'z' }).rules('2021-12-31')).toEqual([]);
  });
});
