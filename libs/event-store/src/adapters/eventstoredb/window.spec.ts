import type { Recorded } from '../../port';
import { positionOf } from './position';
import { LogWindow } from './window';

const eventAt = (place: number, characters = 10) => {
  const at = BigInt(place);
  return {
    position: positionOf({ commit: at, prepare: at }),
    text: 'x'.repeat(characters),
  } as Recorded;
};
const placeAt = (place: number) => ({ commit: BigInt(place), prepare: BigInt(place) });
const eventsAt = (from: number, until: number) =>
  Array.from({ length: until - from }, (_, i) => eventAt(from + i));

it('gives what came after a place, and nothing of what lies before the window', () => {
  const window = new LogWindow(placeAt(10));
  window.add([eventAt(12), eventAt(15)]);
  expect(window.after(placeAt(10), 9)).toEqual([eventAt(12), eventAt(15)]);
  expect(window.after(placeAt(12), 9)).toEqual([eventAt(15)]);
  expect(window.after(placeAt(13), 9)).toEqual([eventAt(15)]);
  expect(window.after(placeAt(15), 9)).toEqual([]);
  expect(window.after(placeAt(10), 1)).toEqual([eventAt(12)]);
  expect(window.after(placeAt(9), 9)).toBeUndefined();
  expect(window.after(undefined, 9)).toBeUndefined();
});

it('reaches back to the beginning when it was opened on an empty log', () => {
  const window = new LogWindow(undefined);
  expect(window.after(undefined, 9)).toEqual([]);
  window.add([eventAt(0)]);
  expect(window.after(undefined, 9)).toEqual([eventAt(0)]);
});

it('takes an event once, also when a new subscription repeats it', () => {
  const window = new LogWindow(placeAt(0));
  window.add([eventAt(1), eventAt(2)]);
  window.add([eventAt(2), eventAt(3)]);
  expect(window.after(placeAt(0), 9)).toEqual([eventAt(1), eventAt(2), eventAt(3)]);
});

it.each([
  ['events', eventsAt(1, 10_001)],
  ['characters', [1, 2, 3, 4].map((place) => eventAt(place, 3_000_000))],
])(
  'forgets the oldest when it holds too many %s, and then does not claim to know them',
  (_, events) => {
    const window = new LogWindow(placeAt(0));
    for (const event of events) window.add([event]);
    expect(window.after(placeAt(0), 9)).toBeUndefined();
    const last = events.length;
    expect(window.after(placeAt(last - 1), 9)).toEqual([events[last - 1]]);
    expect(window.after(placeAt(last), 9)).toEqual([]);
  },
);
