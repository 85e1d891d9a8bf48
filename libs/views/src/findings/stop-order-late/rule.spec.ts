import { office } from '../../testing/case-builder';
import { decisionStated } from '../../testing/people-statements';

const couple = office().household({ a: {}, b: {} });
const YEAR_END = '2021-12-31';
const decided = (on: string, change: 'STOP' | 'REDUCE' | 'INCREASE' | 'RESUME' = 'REDUCE') =>
  decisionStated(change, 'a', { learned: '2021-04-01', decided: on, effective: '2021-05' });
const late = (told: typeof couple) => told.findings(YEAR_END, 'R29');

describe('R29 finds', () => {
  it('a decision on the sixteenth day after it was learned', () => {
    const told = couple.told('2021-04-20', decided('2021-04-17'));
    expect(told.findings('2021-04-19', 'R29')).toEqual([]);
    expect(told.findings('2021-04-20', 'R29')).toMatchObject([
      {
        household: 'H1',
        person: 'a',
        benefitMonth: null,
        batch: null,
        knownAtPayment: null,
        days: { learnedOn: '2021-04-01', decidedOn: '2021-04-17', waitedDays: '16' },
      },
    ]);
  });

  it.each(['STOP', 'INCREASE'] as const)('it in a decision of the kind %s', (change) => {
    expect(late(couple.told('2021-04-20', decided('2021-04-17', change)))).toHaveLength(1);
  });

  it('a person once, with the first late decision', () => {
    const told = couple.told('2021-06-20', decided('2021-06-17'), decided('2021-05-17', 'STOP'));
    expect(late(told)).toMatchObject([{ days: { decidedOn: '2021-05-17' } }]);
  });

  it('a household that is in no archive as well', () => {
    expect(late(office().told('2021-04-20', decided('2021-04-17')))).toMatchObject([
      { household: 'H1', village: null, division: null },
    ]);
  });
});

describe('R29 is silent about', () => {
  it('a decision on the fifteenth day', () => {
    expect(late(couple.told('2021-04-20', decided('2021-04-16')))).toEqual([]);
  });

  it('a resumption, however late', () => {
    expect(late(couple.told('2021-08-20', decided('2021-08-17', 'RESUME')))).toEqual([]);
  });

  it('a decision that names no day of learning', () => {
    const blank = decisionStated('STOP', 'a', { decided: '2021-08-17', effective: '2021-05' });
    expect(late(couple.told('2021-08-20', blank))).toEqual([]);
  });
});
