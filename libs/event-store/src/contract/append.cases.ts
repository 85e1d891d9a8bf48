import { type EventStore, StreamNotFound, type WriteResult } from '../port';
import { type Contract, LONG } from './contract';
import {
  allAfter,
  anEvent,
  appended,
  appendOne,
  aStream,
  aWrite,
  eventsOf,
  someEvents,
} from './sample-events';
import type { TriedStore } from './tried-store';

/** Each writer reads on before every try, and the stand-in answers dearly. */
const writersOf = (column: TriedStore['column']): number =>
  column === 'standIn' && !LONG ? 20 : 50;

/** Reads the head, appends behind it, and starts over when another was faster. */
const appendWithRetry = async (
  store: EventStore,
  stream: ReturnType<typeof aStream>,
  n: number,
) => {
  for (;;) {
    const head = (await eventsOf(store, stream)).length - 1;
    const result = await appendOne(store, stream, BigInt(head), [anEvent(n)]);
    if (result.outcome === 'appended') return;
  }
};

const isAppended = ({ outcome }: WriteResult) => outcome === 'appended';

export const appendCases = ({ store, case: on, tried, faults }: Contract): void => {
  on(1, async () => {
    const result = await appendOne(store(), aStream(), 'noStream', someEvents(3));
    expect(result).toMatchObject({ outcome: 'appended', revision: 2n });
  });

  on(2, async () => {
    const stream = aStream();
    await appended(store(), stream, 'noStream', someEvents(2));
    const late = await appendOne(store(), stream, 'noStream', [anEvent(9)]);
    expect(late).toEqual({ outcome: 'conflict', expected: 'noStream', actual: 1n });
    expect(await eventsOf(store(), stream)).toHaveLength(2);
  });

  on(3, async () => {
    const stream = aStream();
    await appended(store(), stream, 'noStream', someEvents(2));
    expect((await appended(store(), stream, 1n, someEvents(3))).revision).toBe(4n);
  });

  on(4, async () => {
    const stream = aStream();
    await appended(store(), stream, 'noStream', someEvents(3));
    const late = await appendOne(store(), stream, 0n, [anEvent(9)]);
    expect(late).toEqual({ outcome: 'conflict', expected: 0n, actual: 2n });
    expect(await eventsOf(store(), stream)).toHaveLength(3);
  });

  on(5, async () => {
    const stream = aStream();
    await appended(store(), stream, 'noStream', [anEvent(0)]);
    const early = await appendOne(store(), stream, 5n, [anEvent(1)]);
    expect(early).toEqual({ outcome: 'conflict', expected: 5n, actual: 0n });
    expect(await eventsOf(store(), stream)).toHaveLength(1);
  });

  on(6, async () => {
    const result = await appendOne(store(), aStream(), 0n, [anEvent(0)]);
    expect(result).toEqual({ outcome: 'conflict', expected: 0n, actual: 'noStream' });
  });

  on(5, 'a revision that no stream can have', async () => {
    const stream = aStream();
    const below = await appendOne(store(), stream, -1n, [anEvent(0)]);
    const above = await appendOne(store(), stream, 2n ** 63n - 1n, [anEvent(0)]);
    expect([below.outcome, above.outcome]).toEqual(['conflict', 'conflict']);
  });

  on(8, async () => {
    const stream = aStream();
    const results = await Promise.all([
      appendOne(store(), stream, 'noStream', [anEvent(1)]),
      appendOne(store(), stream, 'noStream', [anEvent(2)]),
    ]);
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(['appended', 'conflict']);
    expect(await eventsOf(store(), stream)).toHaveLength(1);
  });

  on(9, async () => {
    const stream = aStream();
    await appended(store(), stream, 'noStream', [anEvent(0)]);
    const writers = writersOf(tried.column);
    await Promise.all(
      Array.from({ length: writers }, (_, n) => appendWithRetry(store(), stream, n + 1)),
    );
    const events = await eventsOf(store(), stream);
    expect(events.map(({ revision }) => revision)).toEqual(events.map((_, i) => BigInt(i)));
    expect(new Set(events.map(({ data }) => data.n)).size).toBe(writers + 1);
  });

  on(10, async () => {
    const stream = aStream();
    const result = await appendOne(store(), stream, 'noStream', someEvents(1_000));
    expect(result).toMatchObject({ outcome: 'appended', revision: 999n });
    expect(await eventsOf(store(), stream)).toHaveLength(1_000);
    const late = await appendOne(store(), stream, 998n, someEvents(1_000));
    expect(late.outcome).toBe('conflict');
    expect(await eventsOf(store(), stream)).toHaveLength(1_000);
  });

  on(10, 'one bad event in the middle keeps all of them out', async () => {
    const stream = aStream();
    const events = someEvents(1_000).map((event, i) =>
      i === 500 ? { ...event, type: '' } : event,
    );
    await expect(appendOne(store(), stream, 'noStream', events)).rejects.toThrow('empty-type');
    await expect(eventsOf(store(), stream)).rejects.toBeInstanceOf(StreamNotFound);
  });

  if (tried.faults) {
    on(10, 'a connection that breaks on the way leaves all of it or nothing', async () => {
      const stream = aStream();
      const events = someEvents(1_000);
      await faults.cutNextAppend();
      const result = await appendOne(store(), stream, 'noStream', events);
      const standing = (await store().readStreams([stream])).get(stream)?.length ?? 0;
      // A store that saw nothing was written may have sent it again by itself.
      expect(standing).toBe(result.outcome === 'appended' ? 1_000 : 0);
      const again = await appendOne(store(), stream, 'noStream', events);
      expect(again).toMatchObject({ revision: 999n });
      expect(await eventsOf(store(), stream)).toHaveLength(1_000);
    });
  }

  on(11, async () => {
    const stream = aStream();
    const { position } = await appended(store(), aStream(), 'noStream', [anEvent(0)]);
    const events = someEvents(50);
    const written = await appended(store(), stream, 'noStream', events);
    const ids = events.map(({ id }) => id);
    expect((await eventsOf(store(), stream)).map(({ id }) => id)).toEqual(ids);
    const inLog = (await allAfter(store(), position)).filter((event) => event.stream === stream);
    expect(inLog.map(({ id }) => id)).toEqual(ids);
    // The answer names the place of the last event, and no other.
    expect(inLog.at(-1)?.position).toBe(written.position);
  });

  on(11, 'each write of a list has a result of its own, in the order of the list', async () => {
    const [one, two, taken] = [aStream(), aStream(), aStream()];
    await appended(store(), taken, 'noStream', [anEvent(0)]);
    const results = await store().append([
      aWrite(one, 'noStream', someEvents(2)),
      aWrite(taken, 'noStream', [anEvent(1)]),
      aWrite(one, 1n, [anEvent(2)]),
      aWrite(two, 'noStream', [anEvent(3)]),
      aWrite(one, 0n, [anEvent(4)]),
    ]);
    expect(results.map(({ outcome }) => outcome)).toEqual([
      'appended',
      'conflict',
      'appended',
      'appended',
      'conflict',
    ]);
    expect(results[2]).toMatchObject({ revision: 2n });
    expect(results[4]).toEqual({ outcome: 'conflict', expected: 0n, actual: 2n });
    expect(await eventsOf(store(), one)).toHaveLength(3);
  });

  on(11, 'an empty list writes nothing', async () => {
    expect(await store().append([])).toEqual([]);
  });

  on(10, 'many streams at once, each whole', async () => {
    const writes = Array.from({ length: 300 }, () => aWrite(aStream(), 'noStream', someEvents(5)));
    const results = await store().append(writes);
    expect(results.every(isAppended)).toBe(true);
    const streams = await store().readStreams(writes.map(({ stream }) => stream));
    expect([...streams.values()].map((events) => events.length)).toEqual(writes.map(() => 5));
  });
};
