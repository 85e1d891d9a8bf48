import { type EventStore, ForeignPosition, type Position, StreamNotFound } from '../port';
import { verify } from '../verify';
import {
  allAfter,
  anEvent,
  appended,
  aStream,
  aWrite,
  endOf,
  eventsOf,
  someEvents,
} from './sample-events';

export const readCases = (store: () => EventStore): void => {
  it('26. reads a stream from its start, from a revision, and past its end', async () => {
    const stream = aStream();
    await appended(store(), stream, 'noStream', someEvents(5));
    const numbers = async (from?: bigint) =>
      (await eventsOf(store(), stream, from)).map(({ data }) => data.n);
    expect(await numbers()).toEqual([0, 1, 2, 3, 4]);
    expect(await numbers(3n)).toEqual([3, 4]);
    expect(await numbers(5n)).toEqual([]);
    expect(await numbers(99n)).toEqual([]);
  });

  it('28. says that a stream is not there, from whatever revision', async () => {
    const missing = eventsOf(store(), aStream());
    await expect(missing).rejects.toBeInstanceOf(StreamNotFound);
    await expect(eventsOf(store(), aStream(), 7n)).rejects.toBeInstanceOf(StreamNotFound);
  });

  it('28a. reads several streams whole and leaves out those nobody wrote', async () => {
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

  it('29. reads a long stream page by page, and may be left early', async () => {
    const stream = aStream();
    for (let at = 0; at < 2_500; at += 500) {
      await appended(store(), stream, at === 0 ? 'noStream' : BigInt(at - 1), someEvents(500, at));
    }
    const events = await eventsOf(store(), stream);
    expect(events.map(({ data }) => data.n)).toEqual(events.map((_, i) => i));
    expect(events).toHaveLength(2_500);
    for await (const event of store().readStream(stream)) if (event.revision === 2n) break;
  });

  it('30. reads the log in strictly increasing positions, in pages of the size asked', async () => {
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

  it('31. reads after a position, not from it, and nothing after the last', async () => {
    const { position } = await appended(store(), aStream(), 'noStream', [anEvent(0)]);
    expect(await allAfter(store(), position)).toEqual([]);
    const next = await appended(store(), aStream(), 'noStream', [anEvent(1)]);
    const after = await allAfter(store(), position);
    expect(after.map((event) => event.position)).toEqual([next.position]);
  });

  it('32. keeps a position as text and compares it with others', async () => {
    const first = await appended(store(), aStream(), 'noStream', [anEvent(0)]);
    const second = await appended(store(), aStream(), 'noStream', [anEvent(1)]);
    const kept = JSON.parse(JSON.stringify(first.position)) as Position;
    expect(store().comparePositions(kept, second.position)).toBeLessThan(0);
    expect(store().comparePositions(second.position, kept)).toBeGreaterThan(0);
    expect(store().comparePositions(kept, first.position)).toBe(0);
    expect(store().comparePositions(store().start, kept)).toBeLessThan(0);
  });

  it('35. keeps the order of every stream inside the order of the log', async () => {
    const streams = Array.from({ length: 4 }, () => aStream());
    const before = await endOf(store());
    for (let round = 0; round < 5; round += 1) {
      const expected = round === 0 ? 'noStream' : BigInt(round - 1);
      await Promise.all(
        streams.map((stream) => store().append([aWrite(stream, expected, [anEvent(round)])])),
      );
    }
    const events = await allAfter(store(), before);
    for (const stream of streams) {
      const revisions = events.filter((event) => event.stream === stream);
      expect(revisions.map(({ revision }) => revision)).toEqual([0n, 1n, 2n, 3n, 4n]);
    }
  });

  it('47. shows nothing that the domain did not write', async () => {
    const strange = (await allAfter(store(), store().start)).filter(
      ({ stream, type }) => stream.startsWith('$') || type.startsWith('$'),
    );
    expect(strange).toEqual([]);
  });

  it('49. refuses the positions of another store', () => {
    for (const foreign of ['', '12', 'x:1', 'p:-1', 'm:x', 'e:1', 'e:1/x', 'q:000000000000001']) {
      const compare = () => store().comparePositions(foreign as Position, store().start);
      expect(compare).toThrow(ForeignPosition);
    }
  });

  it('49a. verifies what it holds', async () => {
    const { events, firstWrong } = await verify(store());
    expect(firstWrong).toBeUndefined();
    expect(events).toBe((await allAfter(store(), store().start)).length);
  });
};
