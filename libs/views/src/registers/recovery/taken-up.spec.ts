import * as fc from 'fast-check';
import { addDays, fen, localDate, type LocalDate } from '@ledger/kernel';
import type { Instalment } from '@ledger/ledger';
import { inLogOrder } from '../../fact';
import { factOf } from '../../testing/case-builder';
import {
  entryReversed,
  overpaymentClosed,
  overpaymentEstablished,
  recoveryDemanded,
} from '../../testing/recovery-acts';
import { type Demand, planOn, takenUpOf } from './taken-up';

const told = (...events: readonly Parameters<typeof factOf>[0][]) =>
  // As far apart as 9 and 10, and the last one first.
  events
    .map((event, n) => ({ ...factOf(event, { on: '2021-09-03' }, 0), position: `p:${9 + n}` }))
    .reverse();

const inThree: Demand = {
  demandedOn: localDate('2021-09-03'),
  amountFen: fen(300_00),
  ofFen: fen(300_00),
  instalments: ['2021-09-30', '2021-10-31', '2021-11-30'].map((dueOn) => ({
    dueOn: localDate(dueOn),
    amountFen: fen(100_00),
  })),
};

describe('what was done about an overpayment', () => {
  it('is told in the order of the log, whatever order it is read in', () => {
    const known = told(
      overpaymentEstablished(496),
      recoveryDemanded(496),
      overpaymentEstablished(300),
    );
    expect([...known].sort(inLogOrder).map(({ position }) => position)).toEqual([
      'p:9',
      'p:10',
      'p:11',
    ]);
    expect(takenUpOf(known)).toMatchObject({
      establishedFen: 300_00,
      demand: { amountFen: 496_00, ofFen: 496_00 },
    });
  });

  it('is over once it is closed, until something is taken back or established anew', () => {
    const over = [overpaymentEstablished(496), overpaymentClosed()];
    expect(takenUpOf(told(...over))).toHaveProperty('closedOn');
    expect(takenUpOf(told(...over, entryReversed('r1', 496)))).not.toHaveProperty('closedOn');
    expect(takenUpOf(told(...over, overpaymentEstablished(992)))).not.toHaveProperty('closedOn');
  });

  it('is nothing while nobody established it', () => {
    expect(takenUpOf(told(recoveryDemanded(496)))).toBeUndefined();
  });
});

describe('a plan of instalments', () => {
  const on = (day: string, settled: number, outstanding = 300_00 - settled) =>
    planOn(inThree, settled, outstanding, localDate(day));

  it('is due on its day and late from the next', () => {
    expect(on('2021-09-29', 0)).toMatchObject({ dueFen: 0, lateFen: 0, nextDueOn: '2021-09-30' });
    expect(on('2021-09-30', 0)).toMatchObject({ dueFen: 100_00, lateFen: 0 });
    expect(on('2021-10-01', 0)).toMatchObject({ dueFen: 100_00, lateFen: 100_00 });
    expect(on('2021-12-01', 150_00)).toMatchObject({ dueFen: 150_00, lateFen: 150_00 });
    expect(on('2021-12-01', 150_00).nextDueOn).toBeUndefined();
  });

  it('takes what comes for the earliest instalment', () => {
    expect(on('2021-10-01', 60_00)).toMatchObject({ lateFen: 40_00 });
    expect(on('2021-11-01', 100_00)).toMatchObject({ dueFen: 100_00, lateFen: 100_00 });
    expect(on('2021-11-01', 300_00)).toMatchObject({ dueFen: 0, lateFen: 0 });
  });

  it('is late with no more than is out by now, though less is overpaid than was demanded', () => {
    expect(on('2021-12-01', 0, 120_00)).toMatchObject({ dueFen: 120_00, lateFen: 120_00 });
    expect(on('2021-12-01', 0, -5)).toMatchObject({ dueFen: 0, lateFen: 0 });
  });

  it('never owes what has not fallen due, and in the end everything', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 50_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        amounts,
        fc.nat({ max: 400 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (parts, after, share) => {
          const first = localDate('2021-09-30');
          const instalments = parts.map((n, index): Instalment => ({
            dueOn: addDays(first, index * 30),
            amountFen: fen(n),
          }));
          const whole = parts.reduce((sum, n) => sum + n, 0);
          const settled = Math.floor(whole * share);
          const day: LocalDate = addDays(first, after);
          const plan = { ...inThree, instalments, amountFen: fen(whole), ofFen: fen(whole) };
          const { dueFen, lateFen, nextDueOn } = planOn(plan, settled, whole - settled, day);
          const fallen = instalments
            .filter(({ dueOn }) => dueOn <= day)
            .reduce((sum, one) => sum + one.amountFen, 0);
          expect(dueFen).toBe(Math.max(0, fallen - settled));
          expect(lateFen).toBeLessThanOrEqual(dueFen);
          if (nextDueOn === undefined) expect(dueFen).toBe(whole - settled);
        },
      ),
    );
  });
});
