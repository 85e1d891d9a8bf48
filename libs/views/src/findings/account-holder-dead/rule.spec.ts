import { office } from '../../testing/case-builder';
import { deathClaimed, deathTakenBack, decisionStated } from '../../testing/people-statements';

const couple = office().household({ a: {}, b: {} });
const YEAR_END = '2021-12-31';
const dead = deathClaimed('a', '2021-05-20', { cremated: '2021-05-22' });
const reduceA = decisionStated('REDUCE', 'a', { decided: '2021-05-19', effective: '2021-06' });

describe('R02 finds', () => {
  it('money in the account of a dead member while another goes on', () => {
    const told = couple.paid('2021-06', 992, { holder: 'a' }).told('2021-07-08', dead);
    expect(told.findings(YEAR_END, 'R02')).toMatchObject([
      {
        household: 'H1',
        person: 'a',
        benefitMonth: '2021-06',
        exposureFen: 99200,
        certainFen: 0,
        knownAtPayment: 'known-elsewhere',
        days: { diedLatest: '2021-05-20', creditedOn: '2021-06-06' },
      },
    ]);
  });

  it('it also when the amount was already reduced: the account was not changed', () => {
    const told = couple.told('2021-05-19', dead, reduceA).paid('2021-06', 496, { holder: 'a' });
    expect(told.rules(YEAR_END)).toEqual(['R02']);
    expect(told.findings(YEAR_END)[0]).toMatchObject({
      exposureFen: 49600,
      knownAtPayment: 'known-here',
    });
  });

  it('a death nobody had recorded as unknown', () => {
    const told = couple
      .paid('2021-06', 992, { holder: 'a' })
      .told('2021-07-08', deathClaimed('a', '2021-05-20'));
    expect(told.findings(YEAR_END, 'R02')).toMatchObject([{ knownAtPayment: 'unknown' }]);
  });
});

describe('R02 is silent about', () => {
  it('the account of a living member', () => {
    const told = couple.paid('2021-06', 992, { holder: 'b' }).told('2021-07-08', dead);
    expect(told.findings(YEAR_END, 'R02')).toEqual([]);
  });

  it('the account of a member in the month of death', () => {
    const told = couple.paid('2021-05', 992, { holder: 'a' }).told('2021-07-08', dead);
    expect(told.rules(YEAR_END)).toEqual([]);
  });

  it('a holder who is only possibly dead', () => {
    const told = couple.paid('2021-06', 992, { holder: 'a' }).told('2021-07-08', deathClaimed('a'));
    expect(told.findings(YEAR_END, 'R02')).toEqual([]);
    expect(told.findings(YEAR_END, 'R01')).toHaveLength(1);
  });

  it('a household that nobody survives', () => {
    const told = couple
      .paid('2021-06', 992, { holder: 'a' })
      .told('2021-07-08', dead, deathClaimed('b', '2021-05-01'));
    expect(told.findings(YEAR_END, 'R02')).toEqual([]);
    expect(told.findings(YEAR_END, 'R01')).toHaveLength(2);
  });

  it('a survivor who is not covered', () => {
    const told = office()
      .household({ a: {}, b: { covered: false } })
      .paid('2021-06', 496, { holder: 'a' })
      .told('2021-07-08', dead);
    expect(told.findings(YEAR_END, 'R02')).toEqual([]);
  });

  it('a returned payment and an account whose holder is not stated', () => {
    const told = couple
      .paid('2021-06', 992, { holder: 'a', status: 'FAILED' })
      .paid('2021-07', 992)
      .told('2021-08-08', dead);
    expect(told.findings(YEAR_END, 'R02')).toEqual([]);
  });

  it('a report that was withdrawn', () => {
    const told = couple
      .paid('2021-06', 992, { holder: 'a' })
      .told('2021-07-08', dead)
      .told('2021-07-20', deathTakenBack('a', '2021-07-20'));
    expect(told.findings('2021-07-19', 'R02')).toHaveLength(1);
    expect(told.rules('2021-07-20')).toEqual([]);
  });
});
