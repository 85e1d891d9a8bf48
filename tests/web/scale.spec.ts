import * as fc from 'fast-check';
import { dayNumber, scaleOf } from '../../apps/web/src/finding/scale';

const LEFT = 60;
const RIGHT = 1_100;
const LATER = 190;

const scale = (...days: readonly string[]) => scaleOf(days, LEFT, RIGHT, LATER);

it('a line of days is drawn to scale', () => {
  const { xOf } = scale('2021-06-01', '2021-06-11', '2021-06-21', '2021-07-01');
  const [first, second, third] = ['2021-06-01', '2021-06-11', '2021-06-21'].map(xOf);
  expect(second! - first!).toBeCloseTo(third! - second!, 6);
});

it('what came years later stands past a break, and does not press the rest together', () => {
  const { xOf, isLater, breakAt } = scale('2021-06-22', '2021-07-05', '2021-07-16', '2026-11-29');
  expect(breakAt).toBe(RIGHT - LATER);
  expect([isLater('2021-07-16'), isLater('2026-11-29')]).toEqual([false, true]);
  expect(xOf('2026-11-29')).toBeGreaterThan(breakAt!);
  expect(xOf('2021-07-16') - xOf('2021-06-22')).toBeGreaterThan(500);
});

it('two days are a line of their own, however far apart', () => {
  expect(scale('2019-12-20', '2021-01-10').breakAt).toBeUndefined();
});

it('one day alone, and a month of them, have a place', () => {
  expect(scale('2021-06-22').xOf('2021-06-22')).toBeCloseTo((LEFT + RIGHT) / 2, 6);
  expect(scale('2021-06-01', '2021-12-31').ticks.map(({ label }) => label)).toContain('2021-07');
});

const day = fc
  .integer({ min: dayNumber('2015-01-01'), max: dayNumber('2030-12-31') })
  .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));

it('any days stand within the line, in their order, under no more names than there is room for', () => {
  fc.assert(
    fc.property(fc.array(day, { minLength: 1, maxLength: 20 }), (days) => {
      const { xOf, ticks } = scale(...days);
      const places = days.toSorted().map(xOf);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      for (const x of places) {
        expect(x).toBeGreaterThanOrEqual(LEFT);
        expect(x).toBeLessThanOrEqual(RIGHT);
      }
      expect(ticks.length).toBeLessThanOrEqual(16);
    }),
  );
});
