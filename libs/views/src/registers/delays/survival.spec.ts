import * as fc from 'fast-check';
import { nearestRank, survivalCurve, survivalQuantile, type Waited } from './survival';

const finished = (...days: readonly number[]): readonly Waited[] =>
  days.map((day) => ({ days: day, finished: true, count: 1 }));
const waiting = (...days: readonly number[]): readonly Waited[] =>
  days.map((day) => ({ days: day, finished: false, count: 1 }));
const shares = (waits: readonly Waited[]) =>
  survivalCurve(waits).map(({ days, still, of }) => [days, Number(still) / Number(of)] as const);

describe('the plain figure is the nearest rank', () => {
  it('of ten: the fifth for one half, the ninth for nine tenths', () => {
    const ten = finished(7, 1, 2, 3, 4, 5, 6, 8, 9, 40);
    expect([nearestRank(ten, 50), nearestRank(ten, 90)]).toEqual([5, 9]);
  });

  it('of one, and of none', () => {
    expect([nearestRank(finished(3), 50), nearestRank(finished(3), 90)]).toEqual([3, 3]);
    expect([nearestRank([], 50), nearestRank(waiting(3), 90)]).toEqual([null, null]);
  });

  it('and does not see what is still open', () => {
    expect(nearestRank([...finished(1, 2, 3), ...waiting(90, 90, 90)], 90)).toBe(3);
  });
});

describe('the survival figure', () => {
  // Freireich and others, Blood 21 (1963): weeks of remission under 6-MP, as in every textbook.
  const remission = [
    ...finished(6, 6, 6, 7, 10, 13, 16, 22, 23),
    ...waiting(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35),
  ];

  it('is that of the textbook', () => {
    const published = [
      [6, 0.8571],
      [7, 0.8067],
      [10, 0.7529],
      [13, 0.6902],
      [16, 0.6275],
      [22, 0.5378],
      [23, 0.4482],
    ] as const;
    const curve = shares(remission);
    expect(curve.map(([days]) => days)).toEqual(published.map(([days]) => days));
    published.forEach(([, share], n) => expect(curve[n]?.[1]).toBeCloseTo(share, 4));
    expect(survivalQuantile(remission, 50)).toBe(23);
  });

  it('does not exist where the curve does not fall that far', () => {
    expect(survivalQuantile(remission, 90)).toBeNull();
    expect(survivalQuantile(waiting(5, 9), 50)).toBeNull();
    expect(survivalQuantile([], 50)).toBeNull();
  });

  it('counts by hand: four sent again after 2, 4, 6 and 8 days, one waiting since 5', () => {
    const five = [...finished(2, 4, 6, 8), ...waiting(5)];
    // 4/5, then 3/5; the open one leaves; then 3/5·1/2 and 0.
    expect(shares(five)).toEqual([
      [2, 4 / 5],
      [4, 12 / 20],
      [6, 12 / 40],
      [8, 0],
    ]);
    expect([survivalQuantile(five, 50), survivalQuantile(five, 90)]).toEqual([6, 8]);
    expect([nearestRank(five, 50), nearestRank(five, 90)]).toEqual([4, 8]);
  });

  it('lets what is open on a day still count among those of that day', () => {
    expect(shares([...finished(3), ...waiting(3)])).toEqual([[3, 1 / 2]]);
  });

  it('knows days before zero: money that came after it was sent on', () => {
    expect(survivalQuantile(finished(-3, 1, 2), 50)).toBe(1);
  });
});

const waits = fc.array(
  fc.record({
    days: fc.integer({ min: -5, max: 60 }),
    finished: fc.boolean(),
    count: fc.integer({ min: 1, max: 400 }),
  }),
  { maxLength: 30 },
);
const percent = fc.integer({ min: 1, max: 99 });

describe('for any waits', () => {
  it('the survival figure without open items is the plain one', () => {
    fc.assert(
      fc.property(waits, percent, (some, at) => {
        const all = some.map((wait) => ({ ...wait, finished: true }));
        expect(survivalQuantile(all, at)).toBe(nearestRank(all, at));
      }),
    );
  });

  it('open items never make the survival figure smaller than the plain one', () => {
    fc.assert(
      fc.property(waits, percent, (some, at) => {
        const plain = nearestRank(some, at);
        const survival = survivalQuantile(some, at);
        if (plain !== null && survival !== null) expect(survival).toBeGreaterThanOrEqual(plain);
      }),
    );
  });

  it('a count is that many items one by one', () => {
    fc.assert(
      fc.property(waits, percent, (some, at) => {
        const few = some.map((wait) => ({ ...wait, count: (wait.count % 4) + 1 }));
        const each = few.flatMap((wait) =>
          Array.from({ length: wait.count }, () => ({ ...wait, count: 1 })),
        );
        expect(survivalQuantile(each, at)).toBe(survivalQuantile(few, at));
        expect(nearestRank(each, at)).toBe(nearestRank(few, at));
      }),
    );
  });
});
