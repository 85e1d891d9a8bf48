import { office } from '../../testing/case-builder';
import { bankLine, batchStated, paymentInstructed } from '../../testing/money-statements';

const YEAR_END = '2021-12-31';
const roster = office()
  .household({ a: {} })
  .household({ b: {} }, 'H2')
  .told(
    '2021-06-04',
    batchStated('2021-06'),
    paymentInstructed('B2021-06-0001', '2021-06', 496),
    paymentInstructed('B2021-06-0002', '2021-06', 496, { household: 'H2' }),
  );
const credited = (no: number, yuan = 496) =>
  bankLine(`B2021-06-000${no}`, 'CREDITED', yuan, '2021-06-06');
const result = (...lines: readonly ReturnType<typeof credited>[]) =>
  roster.told('2021-06-12', ...lines);
const found = (told: typeof roster, day = YEAR_END) => told.findings(day, 'R38');

describe('R38 finds', () => {
  it('a line the bank did not send, with the difference of the sums', () => {
    const told = result(credited(1));
    expect(found(told, '2021-06-11')).toEqual([]);
    expect(found(told, '2021-06-12')).toMatchObject([
      {
        household: null,
        benefitMonth: '2021-06',
        batch: 'B2021-06',
        ref: 'B2021-06',
        division: '500118001',
        certainFen: 0,
        exposureFen: 49600,
        knownAtPayment: null,
        days: { rosterLines: '2', bankLines: '1', batchYuan: '992.00', bankYuan: '496.00' },
      },
    ]);
  });

  it('a line the roster does not have', () => {
    const told = result(credited(1), credited(2), credited(3, 100));
    expect(found(told)).toMatchObject([{ exposureFen: 10000, days: { bankLines: '3' } }]);
  });

  it('a line with another amount', () => {
    expect(found(result(credited(1), credited(2, 469)))).toMatchObject([{ exposureFen: 2700 }]);
  });

  it('amounts that are exchanged, although count and sum agree', () => {
    expect(found(result(credited(1, 400), credited(2, 592)))).toMatchObject([{ exposureFen: 0 }]);
  });

  it('a line of the roster under a number the roster does not have', () => {
    expect(found(result(credited(1), credited(3)))).toMatchObject([{ exposureFen: 0 }]);
  });

  it('a line of nothing that the bank did not send, although the sums agree', () => {
    const told = roster
      .told('2021-06-04', paymentInstructed('B2021-06-0003', '2021-06', 0))
      .told('2021-06-12', credited(1), credited(2));
    expect(found(told)).toMatchObject([{ exposureFen: 0, days: { rosterLines: '3' } }]);
  });

  it('one number twice', () => {
    const twice = bankLine('B2021-06-0002', 'CREDITED', 496, '2021-06-07');
    expect(found(result(credited(1), credited(2), twice))).toMatchObject([{ exposureFen: 49600 }]);
  });
});

describe('R38 is silent about', () => {
  it('a result that agrees, failures included', () => {
    expect(found(result(credited(1), bankLine('B2021-06-0002', 'FAILED', 496)))).toEqual([]);
  });

  it('a batch whose result has not come, although returns of other months have', () => {
    const told = roster.told('2021-06-12', bankLine('B2021-05-0007', 'RETURNED', 496));
    expect(found(told)).toEqual([]);
  });

  it('a return that comes in a later month', () => {
    const told = result(credited(1), credited(2)).told(
      '2021-07-12',
      bankLine('B2021-06-0002', 'RETURNED', 496),
    );
    expect(found(told)).toEqual([]);
  });

  it('a line that was rejected and sent again, from that day on', () => {
    const told = result(credited(1), credited(2), credited(3)).told(
      '2021-07-01',
      paymentInstructed('B2021-06-0003', '2021-06', 496, { household: 'H3' }),
    );
    expect(found(told, '2021-06-30')).toHaveLength(1);
    expect(found(told, '2021-07-01')).toEqual([]);
  });

  it('the same line in two files', () => {
    const told = result(credited(1), credited(2)).told('2021-06-20', credited(2));
    expect(found(told)).toEqual([]);
  });

  it('a result for a batch that nobody has stated', () => {
    const told = office().told('2021-06-12', credited(1));
    expect(found(told)).toEqual([]);
  });
});
