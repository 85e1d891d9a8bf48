import type { EventStore, WriteResult } from '../port';
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

export const appendCases = (store: () => EventStore): void => {
  it('1. gives the revision of the last event, counted from 0', async () => {
    const result = await appendOne(store(), aStream(), 'noStream', someEvents(3));
    expect(result).toMatchObject({ outcome: 'appended', revision: 2n });
  });

  it('2. refuses noStream when the stream exists, and says where its head is', async () => {
    const stream = aStream();
    await appended(store(), stream, 'noStream', someEvents(2));
    const late = await appendOne(store(), stream, 'noStream', [anEvent(9)]);
    expect(late).toEqual({ outcome: 'conflict', expected: 'noStream', actual: 1n });
    expect(await eventsOf(store(), stream)).toHaveLength(2);
  });

  it('3. moves the head by as many events as were written', async () => {
    const stream = aStream();
    await appended(store(), stream, 'noStream', someEvents(2));
    expect((await appended(store(), stream, 1n, someEvents(3))).revision).toBe(4n);
  });

  it('4. refuses a stale revision and leaves the stream as it was', async () => {
    const stream = aStream();
    await appended(store(), stream, 'noStream', someEvents(3));
    const late = await appendOne(store(), stream, 0n, [anEvent(9)]);
    expect(late).toEqual({ outcome: 'conflict', expected: 0n, actual: 2n });
    expect(await eventsOf(store(), stream)).toHaveLength(3);
  });

  it('5. refuses a revision that is not there yet', async () => {
    const stream = aStream();
    await appended(store(), stream, 'noStream', [anEvent(0)]);
    const early = await appendOne(store(), stream, 5n, [anEvent(1)]);
    expect(early).toEqual({ outcome: 'conflict', expected: 5n, actual: 0n });
    expect(await eventsOf(store(), stream)).toHaveLength(1);
  });

  it('6. says noStream, not 0, when a revision was expected of a stream nobody wrote', async () => {
    const result = await appendOne(store(), aStream(), 0n, [anEvent(0)]);
    expect(result).toEqual({ outcome: 'conflict', expected: 0n, actual: 'noStream' });
  });

  it('6a. refuses a revision that no stream can have', async () => {
    const stream = aStream();
    const below = await appendOne(store(), stream, -1n, [anEvent(0)]);
    const above = await appendOne(store(), stream, 2n ** 63n - 1n, [anEvent(0)]);
    expect([below.outcome, above.outcome]).toEqual(['conflict', 'conflict']);
  });

  it('8. lets exactly one of two win who expect the same', async () => {
    const stream = aStream();
    const results = await Promise.all([
      appendOne(store(), stream, 'noStream', [anEvent(1)]),
      appendOne(store(), stream, 'noStream', [anEvent(2)]),
    ]);
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(['appended', 'conflict']);
    expect(await eventsOf(store(), stream)).toHaveLength(1);
  });

  it('9. keeps revisions dense under 20 writers who retry', async () => {
    const stream = aStream();
    await appended(store(), stream, 'noStream', [anEvent(0)]);
    const writers = Array.from({ length: 20 }, (_, n) => appendWithRetry(store(), stream, n + 1));
    await Promise.all(writers);
    const events = await eventsOf(store(), stream);
    expect(events.map(({ revision }) => revision)).toEqual(events.map((_, i) => BigInt(i)));
    expect(new Set(events.map(({ data }) => data.n)).size).toBe(21);
  });

  it('10. writes 1,000 events as one', async () => {
    const stream = aStream();
    const result = await appendOne(store(), stream, 'noStream', someEvents(1_000));
    expect(result).toMatchObject({ outcome: 'appended', revision: 999n });
    expect(await eventsOf(store(), stream)).toHaveLength(1_000);
  });

  it('11. keeps the order of a write in its stream and in the log', async () => {
    const stream = aStream();
    const { position } = await appended(store(), aStream(), 'noStream', [anEvent(0)]);
    const events = someEvents(50);
    await appended(store(), stream, 'noStream', events);
    const ids = events.map(({ id }) => id);
    expect((await eventsOf(store(), stream)).map(({ id }) => id)).toEqual(ids);
    const inLog = (await allAfter(store(), position)).filter((event) => event.stream === stream);
    expect(inLog.map(({ id }) => id)).toEqual(ids);
  });

  it('11a. gives each write of a list a result of its own, in the order of the list', async () => {
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

  it('11b. writes nothing for an empty list', async () => {
    expect(await store().append([])).toEqual([]);
  });

  it('11c. writes many streams at once, each whole', async () => {
    const writes = Array.from({ length: 300 }, () => aWrite(aStream(), 'noStream', someEvents(5)));
    const results = await store().append(writes);
    expect(results.every(isAppended)).toBe(true);
    const streams = await store().readStreams(writes.map(({ stream }) => stream));
    expect([...streams.values()].map((events) => events.length)).toEqual(writes.map(() => 5));
  });
};
