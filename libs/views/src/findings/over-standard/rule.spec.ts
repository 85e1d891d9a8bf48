import { office } from '../../testing/case-builder';
import { bankLine, batchStated, paymentInstructed } from '../../testing/money-statements';

const couple = office().household({ a: { income: 200 }, b: {} });
const YEAR_END = '2021-12-31';

describe('R17 finds', () => {
  it('a base amount over the standard for every covered person, with the excess', () => {
    expect(couple.paid('2021-06', 1092).findings(YEAR_END, 'R17')).toMatchObject([
      {
        household: 'H1',
        benefitMonth: '2021-06',
        batch: 'B2021-06',
        certainFen: 10000,
        exposureFen: 109200,
        knownAtPayment: 'known-here',
        days: { rosterYuan: '1092.00', limitYuan: '992.00', coveredCount: '2' },
      },
    ]);
  });

  it('by the standard of the benefit month, not of the day of payment', () => {
    const late = (month: string) =>
      couple.paid(month, 1030, { kind: 'BACKPAY', batchMonth: '2021-10' });
    expect(late('2021-08').findings(YEAR_END, 'R17')).toMatchObject([{ certainFen: 3800 }]);
    expect(late('2021-09').findings(YEAR_END, 'R17')).toEqual([]);
  });

  it('by the covered persons of the line itself', () => {
    const told = couple.paid('2021-06', 792, { covered: 1 });
    expect(told.findings(YEAR_END, 'R17')).toMatchObject([{ certainFen: 29600 }]);
  });

  it('a total that is more than its parts', () => {
    const line = paymentInstructed('r', '2021-06', 792, { covered: 2 });
    if (line.type !== 'PaymentInstructed') throw new Error('no roster line');
    const { baseAmountFen } = line.data;
    const more = { ...line, data: { ...line.data, baseAmountFen: 70000 as typeof baseAmountFen } };
    const told = couple
      .told('2021-06-04', batchStated('2021-06'), more)
      .told('2021-06-12', bankLine('r', 'CREDITED', 792, '2021-06-06'));
    expect(told.findings(YEAR_END, 'R17')).toMatchObject([{ certainFen: 9200 }]);
  });

  it('a line that is not credited as exposure only', () => {
    const told = couple.instructed('2021-06', 1092);
    expect(told.findings('2021-06-04', 'R17')).toMatchObject([
      { certainFen: 0, exposureFen: 109200 },
    ]);
    const back = couple.paid('2021-06', 1092, { status: 'FAILED' });
    expect(back.findings(YEAR_END, 'R17')).toMatchObject([{ certainFen: 0 }]);
  });

  it('a line that came back and was sent again as one sum of money', () => {
    const told = couple
      .paid('2021-06', 1092, { status: 'FAILED' })
      .paid('2021-06', 1092, { ref: 'z', kind: 'REISSUE', batchMonth: '2021-07' });
    expect(told.findings(YEAR_END, 'R17')).toMatchObject([
      { batch: 'B2021-07', certainFen: 10000, exposureFen: 109200 },
    ]);
  });
});

describe('R17 is silent about', () => {
  it('the standard itself, to the last fen', () => {
    expect(couple.paid('2021-06', 992).findings(YEAR_END, 'R17')).toEqual([]);
    expect(couple.paid('2021-06', 992.01).findings(YEAR_END, 'R17')).toHaveLength(1);
  });

  it('supplements, which are no part of the base', () => {
    const told = couple.paid('2021-06', 1092, { supplementYuan: 300 });
    expect(told.findings(YEAR_END, 'R17')).toEqual([]);
  });

  it('months for which no notice sets a standard', () => {
    const early = office().household({ a: {} }, 'H1', '2019-01').paid('2020-06', 900);
    expect(early.findings(YEAR_END, 'R17')).toEqual([]);
  });
});
