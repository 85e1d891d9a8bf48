import { ForeignPosition, type Position, StreamNotFound } from '../port';
import type { Contract } from './contract';
import {
  allAfter,
  anEvent,
  appended,
  aStream,
  aWrite,
  endOf,
  eventsOf,
  followed,
  someEvents,
} from './sample-events';

export const readCases = ({ store, case: on, tried, begin }: Contract): void => {
  on(26, async () => {
    const stream = aStream();
    await appended(store(), stream, 'noStream', someEvents(5));
    const numbers = async (from?: bigint) =>
      (await eventsOf(store(), stream, from)).map(({ data }) => data.n);
    expect(await numbers()).toEqual([0, 1, 2, 3, 4]);
    expect(await numbers(3n)).toEqual([3, 4]);
    expect(await numbers(5n)).toEqual([]);
    expect(await numbers(99n)).toEqual([]);
  });

  on(28, async () => {
    const missing = eventsOf(store(), aStream());
    await expect(missing).rejects.toBeInstanceOf(StreamNotFound);
    await expect(eventsOf(store(), aStream(), 7n)).rejects.toBeInstanceOf(StreamNotFound);
  });

  on(28, 'several streams whole, without those nobody wrote', async () => {
    const [one, two, none] = [aStream(), aStream(), aStream()];
    await store().append([
      aWrite(one, 'noStream', someEvents(3)),
      aWrite(two, 'noStream', someEvents(1)),
    ]);
    const streams = await store().readStreams([two, none, one, two]);
    expect([...streams.keys()].sort()).toEqual([one, two].sort());
    expect(streams.get(one)).toEqual(await eventsOf(store(), one));
    expect(await store().readStreams([])).toEqual(new Map());
  });

  on(30, async () => {
    const before = await endOf(store());
    await store().append(
      Array.from({ length: 10 }, () => aWrite(aStream(), 'noStream', someEvents(5))),
    );
    const sizes: number[] = [];
    for await (const page of store().readAll(before, 20)) sizes.push(page.length);
    expect(sizes).toEqual([20, 20, 10]);
    const events = await allAfter(store(), before, 7);
    expect(events).toHaveLength(50);
    for (const [i, event] of events.entries()) {
      const previous = events[i - 1]?.position ?? before;
      expect(store().comparePositions(previous, event.position)).toBeLessThan(0);
    }
  });

  on(31, async () => {
    const { position } = await appended(store(), aStream(), 'noStream', [anEvent(0)]);
    expect(await allAfter(store(), position)).toEqual([]);
    const next = await appended(store(), aStream(), 'noStream', [anEvent(1)]);
    const after = await allAfter(store(), position);
    expect(after.map((event) => event.position)).toEqual([next.position]);
    const [live] = await followed(store(), position, 1);
    expect(live?.position).toBe(next.position);
  });

  on(32, async () => {
    const first = await appended(store(), aStream(), 'noStream', [anEvent(0)]);
    const second = await appended(store(), aStream(), 'noStream', [anEvent(1)]);
    const kept = JSON.parse(JSON.stringify(first.position)) as Position;
    expect(store().comparePositions(kept, second.position)).toBeLessThan(0);
    expect(store().comparePositions(second.position, kept)).toBeGreaterThan(0);
    expect(store().comparePositions(kept, first.position)).toBe(0);
    expect(store().comparePositions(store().start, kept)).toBeLessThan(0);
  });

  const { farPositions } = tried;
  if (farPositions) {
    on(32, 'beyond 2^53', async () => {
      const [earlier, later] = farPositions as readonly [Position, Position];
      expect(store().comparePositions(earlier, later)).toBeLessThan(0);
      expect(store().comparePositions(later, earlier)).toBeGreaterThan(0);
      expect(await allAfter(store(), later)).toEqual([]);
    });
  }

  on(47, async () => {
    const strange = (await allAfter(store(), begin())).filter(
      ({ stream, type }) => stream.startsWith('$') || type.startsWith('$'),
    );
    expect(strange).toEqual([]);
  });

  on(49, async () => {
    for (const foreign of ['', '12', 'x:1', 'p:-1', 'm:x', 'e:1', 'e:1/x', 'q:000000000000001']) {
      const compare = () => store().comparePositions(foreign as Position, store().start);
      expect(compare).toThrow(ForeignPosition);
      const read = allAfter(store(), foreign as Position);
      await expect(read).rejects.toBeInstanceOf(ForeignPosition);
    }
  });
};
