import type { StreamName } from '@ledger/kernel';
import * as fc from 'fast-check';

import { openMemoryStore } from './adapters/memory/memory-store';
import { CopyRefused } from './compare-logs';
import { allAfter, anEvent, aStream, someEvents } from './contract/sample-events';
import { copyLog } from './copy-log';
import { type EventStore, SealBroken, StoreUnavailable } from './port';
import { emptyFrontier, grow, rootOf } from './seal/merkle';

type Append = EventStore['append'];

/** The same store, but for how it takes writes. */
const appendingBy = (store: EventStore, append: (to: Append) => Append): EventStore =>
  Object.assign(Object.create(store) as EventStore, {
    append: append((writes) => store.append(writes)),
    keepsListOrder: undefined,
  });

const leavesOf = async (store: EventStore) =>
  (await allAfter(store, store.start)).map(({ leaf }) => leaf);

/** `runs`: the number of a stream and how many events it gets next. */
const logOf = async (runs: readonly (readonly [number, number])[]): Promise<EventStore> => {
  const store = openMemoryStore();
  const heads = new Map<number, bigint>();
  for (const [n, count] of runs) {
    const head = heads.get(n);
    const stream = `sample-${n}` as StreamName;
    await store.append([{ stream, expected: head ?? 'noStream', events: someEvents(count) }]);
    heads.set(n, (head ?? -1n) + BigInt(count));
  }
  return store;
};

const someRuns = fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 4 })), { maxLength: 30 });
const SMALL: readonly (readonly [number, number])[] = [
  [1, 3],
  [2, 1],
  [1, 2],
  [3, 4],
  [2, 2],
];

const refusalOf = async (copying: Promise<unknown>) => {
  const error = await copying.catch((thrown: unknown) => thrown);
  return error instanceof CopyRefused ? [error.reason, error.index] : error;
};

it('copies every event with its id, text, leaf and revision, in the order of the log', async () => {
  const from = await logOf(SMALL);
  const to = openMemoryStore();
  const copy = await copyLog(from, to);
  expect(await allAfter(to, to.start)).toEqual(await allAfter(from, from.start));
  const leaves = (await leavesOf(from)).map((leaf) => Buffer.from(leaf, 'hex'));
  expect(copy).toEqual({ size: 12, copied: 12, root: rootOf(grow(emptyFrontier, leaves)) });
});

it('copies nothing a second time, and only what is new after that', async () => {
  const from = await logOf(SMALL);
  const to = openMemoryStore();
  const { root } = await copyLog(from, to);
  expect(await copyLog(from, to)).toEqual({ size: 12, copied: 0, root });
  await from.append([{ stream: aStream(), expected: 'noStream', events: someEvents(2) }]);
  expect(await copyLog(from, to)).toMatchObject({ size: 14, copied: 2 });
});

it('keeps the order also where the writes of one call would race', async () => {
  const from = await logOf(SMALL);
  const held = openMemoryStore();
  const racing = appendingBy(held, (append) => async (writes) => {
    const results = await append(writes.toReversed());
    return results.toReversed();
  });
  await copyLog(from, racing);
  expect(await leavesOf(held)).toEqual(await leavesOf(from));
});

it('goes on where any interruption left it', async () => {
  await fc.assert(
    fc.asyncProperty(someRuns, fc.nat(30), async (runs, until) => {
      const from = await logOf(runs);
      const held = openMemoryStore();
      let left = until;
      const dying = appendingBy(held, (append) => async (writes) => {
        if (left === 0) throw new StoreUnavailable('authentication', 'the process was killed');
        left -= 1;
        return append(writes);
      });
      await copyLog(from, dying).catch(() => undefined);
      const before = (await leavesOf(held)).length;
      const { size, copied } = await copyLog(from, held);
      expect([size, copied]).toEqual([size, size - before]);
      expect(await leavesOf(held)).toEqual(await leavesOf(from));
    }),
    { numRuns: 60 },
  );
});

it('sends again what was not answered, and waits for a store that comes back', async () => {
  const from = await logOf(SMALL);
  const held = openMemoryStore();
  let calls = 0;
  const flaky = appendingBy(held, (append) => async (writes) => {
    calls += 1;
    if (calls === 2) throw new StoreUnavailable('unreachable', 'away for a moment');
    const results = await append(writes);
    return calls === 1 ? writes.map(() => ({ outcome: 'unknown', cause: 'no answer' })) : results;
  });
  expect(await copyLog(from, flaky)).toMatchObject({ size: 12, copied: 12 });
  expect(await leavesOf(held)).toEqual(await leavesOf(from));
});

it('refuses a target that holds another event, and names its place', async () => {
  const from = await logOf(SMALL);
  const to = openMemoryStore();
  await copyLog(await logOf([]), to);
  const [first] = await allAfter(from, from.start);
  const stream = first!.stream;
  await to.append([{ stream, expected: 'noStream', events: [first!, anEvent(7)] }]);
  expect(await refusalOf(copyLog(from, to))).toEqual(['target-differs', 1]);
  expect(await leavesOf(to)).toHaveLength(2);
});

it('refuses a target that goes on where the source ends', async () => {
  const from = await logOf(SMALL);
  const to = openMemoryStore();
  await copyLog(from, to);
  await to.append([{ stream: aStream(), expected: 'noStream', events: someEvents(1) }]);
  expect(await refusalOf(copyLog(from, to))).toEqual(['target-is-longer', 12]);
});

it('notices that somebody else writes to the target', async () => {
  const from = await logOf(SMALL);
  const held = openMemoryStore();
  const shared = appendingBy(held, (append) => async (writes) => {
    const stream = 'sample-2' as StreamName;
    await append([{ stream, expected: 'noStream', events: someEvents(1) }]);
    return append(writes);
  });
  expect((await refusalOf(copyLog(from, shared))) as readonly unknown[]).toContain(
    'target-changed',
  );
});

it('notices that somebody still writes to the source', async () => {
  const from = await logOf(SMALL);
  const more = { stream: aStream(), expected: 'noStream' as const, events: someEvents(1) };
  const busy = appendingBy(openMemoryStore(), (append) => async (writes) => {
    const results = await append(writes);
    // While the last write is under way the source has already been read to its end.
    if (writes.some(({ expected }) => expected === 0n)) await from.append([more]);
    return results;
  });
  expect(await refusalOf(copyLog(from, busy))).toEqual(['source-grew', 12]);
});

it('does not carry on what is broken', async () => {
  const held = await logOf(SMALL);
  const broken = Object.assign(Object.create(held) as EventStore, {
    readAll: async function* readAll() {
      for (const event of await allAfter(held, held.start)) {
        yield [{ ...event, text: event.text.replace('contract', 'contrast') }];
      }
    },
  });
  const to = openMemoryStore();
  await expect(copyLog(broken, to)).rejects.toThrow(SealBroken);
  expect(await leavesOf(to)).toEqual([]);
});
