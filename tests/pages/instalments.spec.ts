import * as fc from 'fast-check';
import { instalmentsOf } from '../../apps/web/src/recovery/instalments';

describe('instalments a month apart', () => {
  it('add up to what is outstanding, each later than the one before', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2_400, max: 10_000_000 }),
        fc.integer({ min: 1, max: 24 }),
        (amountFen, times) => {
          const all = instalmentsOf(amountFen, times, '2026-01-31');
          expect(all).toHaveLength(times);
          expect(all.reduce((sum, one) => sum + one.amountFen, 0)).toBe(amountFen);
          expect(all.every((one) => one.amountFen > 0)).toBe(true);
          const days = all.map(({ dueOn }) => dueOn);
          expect([...new Set(days)].sort()).toEqual(days);
        },
      ),
    );
  });

  it('fall on the last day of a month that is too short', () => {
    expect(instalmentsOf(30_000, 3, '2026-01-31').map(({ dueOn }) => dueOn)).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
    ]);
  });
});
