import { office } from '../../testing/case-builder';
import { deathClaimed, decisionStated, hardshipStated } from '../../testing/people-statements';

const couple = office().household({ a: { income: 200 }, b: {} });
const YEAR_END = '2021-12-31';
const reduceB = (decided: string) =>
  decisionStated('REDUCE', 'b', { fact: '2021-05-10', decided, effective: '2021-06' });

describe('R18 finds', () => {
  it('an amount over what was due, with the difference', () => {
    expect(couple.paid('2021-06', 800).findings(YEAR_END, 'R18')).toMatchObject([
      {
        rule: 'R18',
        household: 'H1',
        benefitMonth: '2021-06',
        batch: 'B2021-06',
        certainFen: 800,
        exposureFen: 800,
        knownAtPayment: 'known-here',
        days: { rosterYuan: '800.00', entitledYuan: '792.00', frozenOn: '2021-05-20' },
      },
    ]);
  });

  it('an amount under what was due, with a negative difference and nothing wrongly paid', () => {
    expect(couple.paid('2021-06', 700).findings(YEAR_END)).toMatchObject([
      { rule: 'R18', certainFen: 0, exposureFen: -9200 },
    ]);
  });

  it.each(['BACKPAY', 'REISSUE'] as const)('it in a line of the kind %s', (kind) => {
    const told = couple.paid('2021-06', 800, { kind });
    expect(told.findings(YEAR_END, 'R18')).toHaveLength(1);
  });

  it('it in a line that is not credited, as exposure only', () => {
    const told = couple.instructed('2021-06', 800);
    expect(told.findings('2021-06-04', 'R18')).toMatchObject([{ certainFen: 0, exposureFen: 800 }]);
  });

  it('the full amount after a reduction that was decided by the freeze', () => {
    const told = (decided: string) =>
      couple.told('2021-05-25', reduceB(decided)).paid('2021-06', 792).findings(YEAR_END, 'R18');
    expect(told('2021-05-20')).toMatchObject([{ exposureFen: 49600 }]);
    expect(told('2021-05-21')).toEqual([]);
  });

  it('a line that came back and was sent again as one sum of money', () => {
    const told = couple
      .paid('2021-06', 800, { status: 'FAILED' })
      .paid('2021-06', 800, { ref: 'z', kind: 'REISSUE', batchMonth: '2021-07' });
    expect(told.findings(YEAR_END, 'R18')).toMatchObject([
      { batch: 'B2021-07', certainFen: 800, exposureFen: 800 },
    ]);
  });
});

describe('R18 is silent about', () => {
  it('a death or a transfer nobody had decided on: other rules speak of those', () => {
    const told = couple
      .paid('2021-06', 792)
      .told(
        '2021-06-20',
        deathClaimed('b', '2021-05-10'),
        hardshipStated('a', { start: '2021-06' }),
      );
    expect(told.findings(YEAR_END, 'R18')).toEqual([]);
    expect(told.findings(YEAR_END, 'R01')).toHaveLength(1);
  });

  it('survivors who are paid a reduced amount', () => {
    const told = couple.told('2021-05-18', reduceB('2021-05-18')).paid('2021-06', 296);
    expect(told.rules(YEAR_END)).toEqual([]);
  });

  it('survivors who are paid more since the only earner died', () => {
    const increase = decisionStated('INCREASE', 'a', {
      fact: '2021-09-02',
      decided: '2021-09-15',
      effective: '2021-10',
    });
    const told = office()
      .household({ a: { income: 600 }, b: {}, c: {} })
      .told('2021-09-16', increase)
      .paid('2021-10', 1030);
    expect(told.rules(YEAR_END)).toEqual([]);
  });

  it('the standard of the benefit month in back pay after it rose', () => {
    const told = couple.paid('2021-08', 792, { kind: 'BACKPAY', batchMonth: '2021-10' });
    expect(told.findings(YEAR_END, 'R18')).toEqual([]);
  });

  it('supplements, which are no part of the base', () => {
    const told = couple.paid('2021-06', 892, { supplementYuan: 100 });
    expect(told.findings(YEAR_END, 'R18')).toEqual([]);
  });

  it('a household stopped by the freeze, and one not yet enrolled: other rules speak of those', () => {
    const stop = decisionStated('STOP', 'a', {
      ground: 'OTHER',
      decided: '2021-05-20',
      effective: '2021-06',
    });
    const stopped = couple.told('2021-05-21', stop).paid('2021-06', 800);
    expect(stopped.findings(YEAR_END, 'R18')).toEqual([]);
    const later = office().household({ a: {} }, 'H1', '2021-07').paid('2021-06', 300);
    expect(later.findings(YEAR_END, 'R18')).toEqual([]);
  });
});
