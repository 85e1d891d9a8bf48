import { office } from '../../testing/case-builder';
import {
  type FilingWords,
  officeHolding,
  type OfficeWords,
  relativeFiled,
} from '../../testing/custody-statements';
import { deathClaimed, decisionStated } from '../../testing/people-statements';

const home = office().household({ a: {}, b: { covered: false } });
const related = (words: OfficeWords = {}, told = home) =>
  told.told('2021-01-10', officeHolding('k', { relatives: { a: 'PARENT' }, ...words }));
const found = (told: typeof home, day = '2021-06-30') => told.findings(day, 'R31');
const filed = (words: FilingWords, on = '2021-03-01') =>
  related().told(on, relativeFiled('k', 'a', words));

describe('R31 finds', () => {
  it('a covered member whom a cadre in post names as a near relative', () => {
    expect(found(related({ from: '2018-12-20' }), '2021-01-09')).toEqual([]);
    expect(found(related({ from: '2018-12-20' }))).toMatchObject([
      {
        household: 'H1',
        person: 'a',
        ref: 'k',
        refersTo: { kind: 'person', person: 'k' },
        benefitMonth: null,
        days: { relation: 'PARENT', termFrom: '2018-12-20' },
      },
    ]);
  });

  it('it from the day a term begins to its last day', () => {
    const told = related({ from: '2021-03-05', until: '2021-05-20' });
    const days = ['2021-03-04', '2021-03-05', '2021-05-20', '2021-05-21'];
    expect(days.map((day) => found(told, day).length)).toEqual([0, 1, 1, 0]);
  });

  it('it until a filing comes, and again when the filing is of somebody who left', () => {
    expect(found(filed({}), '2021-02-28')).toHaveLength(1);
    expect(found(filed({ standing: 'OFFICIAL_LEFT' }))).toHaveLength(1);
  });

  it('two cadres who name the same person, each of them', () => {
    const two = related().told('2021-01-10', officeHolding('l', { relatives: { a: 'SIBLING' } }));
    expect(found(two).map(({ ref }) => ref)).toEqual(['k', 'l']);
  });
});

describe('R31 is silent about', () => {
  it('a filed relation', () => {
    expect(found(filed({}))).toEqual([]);
  });

  it('a relation outside the set, somebody not covered, and a name alone', () => {
    expect(found(related({ relatives: { a: 'OTHER_KIN' } }))).toEqual([]);
    expect(found(related({ relatives: { b: 'PARENT' } }))).toEqual([]);
    expect(found(related({ relatives: {} }))).toEqual([]);
  });

  it('a former cadre, also one whose term a newer list ends without naming anybody', () => {
    expect(found(related({ until: '2021-03-31' }))).toEqual([]);
    const ended = related().told(
      '2021-06-01',
      officeHolding('k', { until: '2021-03-31', stated: '2021-06-01' }),
    );
    expect(found(ended, '2021-05-31')).toHaveLength(1);
    expect(found(ended)).toEqual([]);
  });

  it('a household stopped or a person removed, from the month it takes effect', () => {
    for (const change of ['STOP', 'REDUCE'] as const) {
      const told = related().told(
        '2021-04-10',
        decisionStated(change, 'a', {
          ground: 'OTHER',
          decided: '2021-04-08',
          effective: '2021-05',
        }),
      );
      expect(['2021-04-30', '2021-05-01'].map((day) => found(told, day).length)).toEqual([1, 0]);
    }
  });

  it('the dead, from the month after the death', () => {
    const told = related().told('2021-04-10', deathClaimed('a', '2021-04-08'));
    expect(['2021-04-30', '2021-05-01'].map((day) => found(told, day).length)).toEqual([1, 0]);
  });

  it('a household before its first month', () => {
    const later = related({}, office().household({ a: {} }, 'H1', '2021-05'));
    expect(['2021-04-30', '2021-05-01'].map((day) => found(later, day).length)).toEqual([0, 1]);
  });
});
