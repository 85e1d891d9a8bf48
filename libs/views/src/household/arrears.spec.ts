import type { Arrears } from '../result';
import { office } from '../testing/case-builder';
import {
  deathClaimed,
  deathMoved,
  deathTakenBack,
  decisionStated,
  hardshipStated,
} from '../testing/people-statements';

const couple = office().household({ a: { income: 200 }, b: {} });
const alone = office().household({ a: {} });
const YEAR_END = '2021-12-31';

const stop = decisionStated('STOP', 'a', {
  fact: '2021-05-20',
  decided: '2021-06-10',
  effective: '2021-06',
});
const resume = decisionStated('RESUME', 'a', {
  decided: '2021-08-05',
  effective: '2021-06',
});

const VILLAGE = { source: 'VILLAGE' } as const;
const takenBack = deathTakenBack('a', '2021-08-06');

/** Stopped in June on a list of the dead; July is not paid. */
const stopped = alone
  .paid('2021-06', 496)
  .told('2021-06-08', deathClaimed('a', '2021-05-20'))
  .told('2021-06-12', stop)
  .paid('2021-07', 496, { household: 'H2', ref: 'another' });

const julyOf = (all: readonly Arrears[]) =>
  all.filter(({ benefitMonth }) => benefitMonth === '2021-07');

describe('arrears are', () => {
  it('the months of a stop that was undone, from the day the resumption was known', () => {
    const undone = stopped.told('2021-08-06', resume, takenBack);
    expect(undone.arrears('2021-08-05')).toEqual([]);
    expect(undone.arrears('2021-08-06')).toMatchObject([
      {
        household: 'H1',
        benefitMonth: '2021-07',
        batch: 'B2021-07',
        shouldFen: 49600,
        creditedFen: 0,
        certainFen: 49600,
        possibleFen: 0,
        cause: 'decision-undone',
        payTo: 'household',
        dueOn: '2021-07-25',
      },
    ]);
  });

  it('closed by back pay, and only as far as it goes', () => {
    const undone = stopped.told('2021-08-06', resume, takenBack);
    const half = undone.paid('2021-07', 200, { kind: 'BACKPAY', batchMonth: '2021-09' });
    expect(julyOf(half.arrears(YEAR_END))).toMatchObject([
      { certainFen: 29600, creditedFen: 20000 },
    ]);
    const whole = half.paid('2021-07', 296, { kind: 'BACKPAY', batchMonth: '2021-10', ref: 'r' });
    expect(julyOf(whole.arrears(YEAR_END))).toEqual([]);
    expect(julyOf(whole.arrears('2021-09-11'))).toMatchObject([{ certainFen: 49600 }]);
  });

  it('what a survivor household was paid short by a reduction that was undone', () => {
    const reduced = couple
      .told(
        '2021-05-18',
        decisionStated('REDUCE', 'b', { decided: '2021-05-18', effective: '2021-06' }),
      )
      .paid('2021-06', 296)
      .told(
        '2021-08-06',
        decisionStated('RESUME', 'b', { decided: '2021-08-05', effective: '2021-06' }),
      );
    expect(reduced.arrears('2021-08-05')).toEqual([]);
    expect(reduced.arrears(YEAR_END)).toMatchObject([
      { certainFen: 49600, creditedFen: 29600, cause: 'decision-undone' },
    ]);
  });

  it('only possible while the decision stands whose day of death a list has moved later', () => {
    const later = stopped.told('2021-08-20', deathMoved('a', '2021-07-15', '2021-08-20'));
    expect(later.arrears('2021-08-19')).toEqual([]);
    expect(later.arrears('2021-08-20')).toMatchObject([
      {
        benefitMonth: '2021-07',
        certainFen: 0,
        possibleFen: 49600,
        cause: 'date-contested',
        payTo: 'heirs',
      },
    ]);
  });

  it('due to the heirs up to the month of death, and for no month after it', () => {
    const died = ['2021-07', '2021-08'].reduce(
      (so, month) => so.paid(month, 496, { household: 'H2', ref: `H2-${month}` }),
      alone.paid('2021-06', 496).told('2021-09-02', deathClaimed('a', '2021-07-15')),
    );
    expect(died.arrears(YEAR_END)).toMatchObject([
      { benefitMonth: '2021-07', certainFen: 49600, cause: 'not-paid', payTo: 'heirs' },
    ]);
  });

  it('certain only as far as they are owed whether or not somebody is dead', () => {
    const undated = couple
      .paid('2021-06', 100)
      .told('2021-07-08', deathClaimed('b', '2021-05'), deathClaimed('b', '2021-06-03', VILLAGE));
    // With b 792 are due, without b 296.
    expect(undated.arrears(YEAR_END)).toMatchObject([{ certainFen: 19600, possibleFen: 49600 }]);
  });

  it('a month nobody paid, from the day on which R46 counts it as missed', () => {
    const missed = alone.instructed('2021-06', 496);
    expect(missed.arrears('2021-06-24')).toEqual([]);
    expect(missed.arrears('2021-06-25')).toMatchObject([{ certainFen: 49600, cause: 'not-paid' }]);
    expect(missed.findings('2021-06-25', 'R46')).toMatchObject([{ exposureFen: 49600 }]);
  });

  it('what a roster said too little', () => {
    const short = alone.paid('2021-06', 400);
    expect(short.arrears(YEAR_END)).toMatchObject([{ certainFen: 9600, cause: 'paid-short' }]);
  });
});

describe('nothing is owed', () => {
  it('for a month whose batch nobody knows, nor before the household is enrolled', () => {
    expect(alone.arrears(YEAR_END)).toEqual([]);
    const later = office().household({ a: {} }, 'H1', '2021-07').instructed('2021-06', 496);
    expect(later.arrears(YEAR_END)).toEqual([]);
  });

  it('while a stop stands that no list contradicts', () => {
    expect(stopped.arrears(YEAR_END)).toEqual([]);
  });

  it('for what came back from the bank and waits there', () => {
    const back = alone.paid('2021-06', 496, { status: 'FAILED' });
    expect(back.arrears(YEAR_END)).toEqual([]);
  });

  it('for a month on special hardship', () => {
    const moved = alone
      .instructed('2021-06', 496)
      .told('2021-06-30', hardshipStated('a', { start: '2021-06' }));
    expect(moved.arrears('2021-06-29')).toHaveLength(1);
    expect(moved.arrears('2021-06-30')).toEqual([]);
  });

  it('to whom was paid too much', () => {
    expect(alone.paid('2021-06', 500).arrears(YEAR_END)).toEqual([]);
  });
});
