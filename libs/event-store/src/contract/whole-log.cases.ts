import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type Contract, LONG } from './contract';
import { allAfter, appended, aStream, aWrite, endOf, someEvents } from './sample-events';

const STREAM_EVENTS = LONG ? 100_000 : 3_000;
const LOOKED_AT_EVERY = LONG ? 10_000 : 1_000;
const PADDING = { padding: 'x'.repeat(1_000) };
/** Much less than the 100,000 events take together. */
const GROWTH_BYTES_MAX = 50_000_000;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What is kept, without what only waits to be collected. */
const heapBytes = (): number => {
  collectGarbage();
  return process.memoryUsage().heapUsed;
};

const LOAD = LONG ? { streams: 10_000, each: 5 } : { streams: 1_000, each: 5 };

export const wholeLogCases = ({ store, case: on, tried }: Contract): void => {
  on(29, async () => {
    const stream = aStream();
    for (let at = 0; at < STREAM_EVENTS; at += 500) {
      const events = someEvents(500, at).map((event) => ({
        ...event,
        data: { ...event.data, ...PADDING },
      }));
      await appended(store(), stream, at === 0 ? 'noStream' : BigInt(at - 1), events);
    }
    const before = heapBytes();
    let [next, most] = [0, 0];
    for await (const event of store().readStream(stream)) {
      expect(event.data.n).toBe(next);
      next += 1;
      if (next % 1_000 !== 0) continue;
      // A reader who takes his time must not be buried in what he has not asked for yet.
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (next % LOOKED_AT_EVERY === 0) most = Math.max(most, heapBytes() - before);
    }
    expect(next).toBe(STREAM_EVENTS);
    if (tried.column !== 'memory') expect(most).toBeLessThan(GROWTH_BYTES_MAX);
  });

  on(29, 'left early 150 times, it goes on answering', async () => {
    const stream = aStream();
    await appended(store(), stream, 'noStream', someEvents(20));
    for (let i = 0; i < 150; i += 1) {
      for await (const event of store().readStream(stream)) if (event.revision === 2n) break;
    }
    expect((await store().readStreams([stream])).get(stream)).toHaveLength(20);
  });

  on(52, async () => {
    const before = await endOf(store());
    const writes = Array.from({ length: LOAD.streams }, () =>
      aWrite(aStream(), 'noStream', someEvents(LOAD.each)),
    );
    const results = await store().append(writes);
    expect(results.filter(({ outcome }) => outcome !== 'appended')).toEqual([]);
    const inLog = new Map<string, number>();
    for (const { stream } of await allAfter(store(), before)) {
      inLog.set(stream, (inLog.get(stream) ?? 0) + 1);
    }
    const streams = await store().readStreams(writes.map(({ stream }) => stream));
    for (const { stream, events } of writes) {
      expect(inLog.get(stream)).toBe(LOAD.each);
      expect(streams.get(stream)?.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    }
  });
};
