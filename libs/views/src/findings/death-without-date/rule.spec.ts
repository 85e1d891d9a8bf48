import { office } from '../../testing/case-builder';
import {
  deathClaimed,
  deathMoved,
  deathTakenBack,
  decisionStated,
} from '../../testing/people-statements';

const couple = office().household({ a: {}, b: {} });
const reported = couple.told('2021-05-08', deathClaimed('a'));
const YEAR_END = '2021-12-31';
const OTHER = { source: 'VILLAGE' } as const;

describe('R03 finds', () => {
  it('a member whom a list reports dead without a date, from that day on', () => {
    expect(reported.findings('2021-05-07', 'R03')).toEqual([]);
    expect(reported.findings('2021-05-08', 'R03')).toMatchObject([
      {
        household: 'H1',
        person: 'a',
        benefitMonth: null,
        batch: null,
        ref: null,
        village: '500118001201',
        certainFen: 0,
        exposureFen: 0,
        knownAtPayment: null,
        days: { firstReceivedOn: '2021-05-08', sources: 'HEALTH' },
      },
    ]);
  });

  it('one person once, whoever reports it and however often', () => {
    const told = reported.told('2021-06-01', deathClaimed('a', undefined, OTHER));
    expect(told.findings(YEAR_END, 'R03')).toMatchObject([{ days: { sources: 'HEALTH,VILLAGE' } }]);
  });

  it('it also when one of two undated reports was withdrawn', () => {
    const told = reported
      .told('2021-06-01', deathClaimed('a', undefined, OTHER))
      .told('2021-06-20', deathTakenBack('a', '2021-06-20'));
    expect(told.findings(YEAR_END, 'R03')).toMatchObject([{ days: { sources: 'VILLAGE' } }]);
  });

  it('says when a day it rests on was declared', () => {
    const told = couple.told({ on: '2021-05-08', declared: true }, deathClaimed('a'));
    expect(told.findings(YEAR_END, 'R03')).toMatchObject([{ restsOnDeclaredDay: true }]);
  });
});

describe('R03 is silent about', () => {
  const silentFrom = (told: typeof reported, day: string) =>
    expect([told.findings('2021-06-19', 'R03').length, told.findings(day, 'R03').length]).toEqual([
      1, 0,
    ]);

  it.each(['2021-04-30', '2021-04'])('a report that another one dates: %s', (date) => {
    silentFrom(reported.told('2021-06-20', deathClaimed('a', date, OTHER)), '2021-06-20');
  });

  it('a report whose source then gives the date', () => {
    silentFrom(reported.told('2021-06-20', deathMoved('a', '2021-04-30', '2021-06-20')), YEAR_END);
  });

  it('a report that was withdrawn', () => {
    silentFrom(reported.told('2021-06-20', deathTakenBack('a', '2021-06-20')), YEAR_END);
  });

  it('a death that a decision dates', () => {
    const stop = decisionStated('REDUCE', 'a', {
      fact: '2021-04-30',
      decided: '2021-06-18',
      effective: '2021-07',
    });
    silentFrom(reported.told('2021-06-20', stop), YEAR_END);
  });

  it('a decision without a date: only a list reports a death', () => {
    const stop = decisionStated('REDUCE', 'a', { decided: '2021-06-18', effective: '2021-07' });
    expect(couple.told('2021-06-20', stop).findings(YEAR_END, 'R03')).toEqual([]);
  });

  it('the death of somebody who is no member', () => {
    const told = couple.told('2021-05-08', deathClaimed('z'));
    expect(told.findings(YEAR_END, 'R03')).toEqual([]);
  });
});
