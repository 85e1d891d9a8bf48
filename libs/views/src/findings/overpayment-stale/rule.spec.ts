import { office } from '../../testing/case-builder';
import { recoveryStated } from '../../testing/money-statements';
import { deathClaimed, deathTakenBack, householdStated } from '../../testing/people-statements';

const alone = office().household({ a: {} });
const YEAR_END = '2021-12-31';
const dead = deathClaimed('a', '2021-05-20');
/** Overpaid from 20 June on, so day ninety is 18 September. */
const overpaid = alone.paid('2021-06', 496).told('2021-06-20', dead);
const found = (told: typeof alone, day = YEAR_END) => told.findings(day, 'R37');

describe('R37 finds', () => {
  it('an overpayment on the ninety-first day after it was established, by itself', () => {
    expect(found(overpaid, '2021-09-18')).toEqual([]);
    expect(found(overpaid, '2021-09-19')).toMatchObject([
      {
        household: 'H1',
        person: null,
        benefitMonth: '2021-06',
        batch: null,
        certainFen: 49600,
        exposureFen: 0,
        knownAtPayment: null,
        days: { establishedOn: '2021-06-20', staleFrom: '2021-09-19' },
      },
    ]);
  });

  it('what is open after a part came back', () => {
    const told = overpaid.told('2021-07-30', recoveryStated('2021-06', 100));
    expect(found(told)).toMatchObject([{ certainFen: 39600 }]);
  });

  it('the day since which it has been known without a break, not the first day ever', () => {
    const told = overpaid
      .told('2021-07-09', deathTakenBack('a', '2021-07-09'))
      .told('2021-08-20', deathClaimed('a', '2021-05-20', { source: 'VILLAGE' }));
    expect(found(told, '2021-11-18')).toEqual([]);
    expect(found(told, '2021-11-19')).toMatchObject([{ days: { establishedOn: '2021-08-20' } }]);
  });

  it('the first day when another reason takes over without a break', () => {
    const told = overpaid
      .told('2021-07-09', deathClaimed('a', '2021-05-20', { source: 'VILLAGE' }))
      .told('2021-07-20', deathTakenBack('a', '2021-07-20'));
    expect(found(told)).toMatchObject([{ days: { establishedOn: '2021-06-20' } }]);
  });

  it('the day on which the money was seen to be credited, when the reason was known before', () => {
    const told = alone.told('2021-06-01', dead).paid('2021-06', 496);
    expect(found(told)).toMatchObject([{ days: { establishedOn: '2021-06-12' } }]);
  });
});

describe('R37 is silent about', () => {
  it('an overpayment that came back whole, from that day on', () => {
    const told = overpaid.told('2021-10-30', recoveryStated('2021-06', 496));
    expect(found(told, '2021-10-29')).toHaveLength(1);
    expect(found(told, '2021-10-30')).toEqual([]);
  });

  it('one that was written off, or partly each', () => {
    const writtenOff = recoveryStated('2021-06', 396, 'WRITTEN_OFF');
    const told = overpaid.told('2021-07-30', recoveryStated('2021-06', 100), writtenOff);
    expect(found(told)).toEqual([]);
  });

  it('money recovered for another month', () => {
    const told = overpaid.told('2021-07-30', recoveryStated('2021-05', 496));
    expect(found(told)).toMatchObject([{ certainFen: 49600 }]);
  });

  it('money that is only possibly too much', () => {
    const told = alone.paid('2021-06', 496).told('2021-06-20', deathClaimed('a'));
    expect(told.money(YEAR_END).overpaidPossible).toBe(49600);
    expect(found(told)).toEqual([]);
  });

  it('a report that was withdrawn, and a household enrolled late', () => {
    expect(found(overpaid.told('2021-10-09', deathTakenBack('a', '2021-10-09')))).toEqual([]);
    const stranger = office().paid('2021-06', 496);
    expect(found(stranger)).toHaveLength(1);
    const late = stranger.told('2021-10-02', householdStated('H1', '2021-06'));
    expect(found(late, '2021-10-01')).toHaveLength(1);
  });

  it('days on which only a file said so that was taken back', () => {
    const wrong = { on: '2021-06-20', file: 'wrong', withdrawnOn: '2021-07-15' };
    const told = alone
      .paid('2021-06', 496)
      .told(wrong, deathClaimed('a', '2021-05-20', { source: 'VILLAGE' }))
      .told('2021-07-10', dead);
    expect(found(told)).toMatchObject([{ days: { establishedOn: '2021-07-10' } }]);
  });
});
