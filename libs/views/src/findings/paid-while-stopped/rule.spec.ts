import { office } from '../../testing/case-builder';
import { decisionStated } from '../../testing/people-statements';

const alone = office().household({ a: {} });
const YEAR_END = '2021-12-31';
const decide = (change: 'STOP' | 'RESUME' | 'REDUCE', decided: string, effective: string) =>
  decisionStated(change, 'a', { ground: 'OTHER', decided, effective });
const stopped = alone.told('2021-05-21', decide('STOP', '2021-05-20', '2021-06'));
const found = (told: typeof alone) => told.findings(YEAR_END, 'R30');

describe('R30 finds', () => {
  it('a credit although the stop was decided on the very day of the freeze', () => {
    expect(found(stopped.paid('2021-06', 496))).toMatchObject([
      {
        household: 'H1',
        person: null,
        benefitMonth: '2021-06',
        batch: 'B2021-06',
        certainFen: 49600,
        exposureFen: 0,
        knownAtPayment: 'known-here',
        days: { frozenOn: '2021-05-20', creditedOn: '2021-06-06' },
      },
    ]);
  });

  it('every month until somebody resumes', () => {
    const told = stopped
      .paid('2021-06', 496)
      .paid('2021-07', 496)
      .told('2021-07-20', decide('RESUME', '2021-07-19', '2021-08'))
      .paid('2021-08', 496);
    expect(found(told).map(({ benefitMonth }) => benefitMonth)).toEqual(['2021-06', '2021-07']);
  });

  it('only the items whose batch was frozen after the decision', () => {
    const told = alone
      .paid('2021-06', 400, { ref: 'first' })
      .told('2021-06-03', decide('STOP', '2021-06-02', '2021-06'))
      .paid('2021-06', 96, { ref: 'second', kind: 'BACKPAY', batchMonth: '2021-07' });
    expect(found(told)).toMatchObject([{ certainFen: 9600, batch: 'B2021-07' }]);
  });
});

describe('R30 is silent about', () => {
  it('a stop decided the day after the freeze, and one that reaches back', () => {
    const after = alone.told('2021-05-22', decide('STOP', '2021-05-21', '2021-06'));
    expect(found(after.paid('2021-06', 496))).toEqual([]);
    const back = alone
      .paid('2021-06', 496)
      .told('2021-08-20', decide('STOP', '2021-08-18', '2021-06'));
    expect(found(back)).toEqual([]);
    expect(back.money(YEAR_END).overpaid).toBe(49600);
  });

  it('a stop and an approved resumption, both before the freeze', () => {
    const told = stopped
      .told('2021-06-19', decide('RESUME', '2021-06-18', '2021-07'))
      .paid('2021-07', 496);
    expect(told.rules(YEAR_END)).toEqual([]);
  });

  it('back pay for a month before the stop', () => {
    const told = stopped.paid('2021-05', 496, { kind: 'BACKPAY', batchMonth: '2021-07' });
    expect(found(told)).toEqual([]);
  });

  it('back pay after a stop that was wrong and taken back', () => {
    const told = stopped
      .told('2021-06-19', decide('RESUME', '2021-06-18', '2021-06'))
      .paid('2021-06', 496, { kind: 'BACKPAY', batchMonth: '2021-07' })
      .paid('2021-07', 496);
    expect(told.rules(YEAR_END)).toEqual([]);
  });

  it('an item the bank returned, and a household that was only reduced', () => {
    expect(found(stopped.paid('2021-06', 496, { status: 'FAILED' }))).toEqual([]);
    const reduced = alone.told('2021-05-21', decide('REDUCE', '2021-05-20', '2021-06'));
    expect(found(reduced.paid('2021-06', 496))).toEqual([]);
  });
});
