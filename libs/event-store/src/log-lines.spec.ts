import type { Instant, StreamName } from '@ledger/kernel';
import * as fc from 'fast-check';

import { openMemoryStore } from './adapters/memory/memory-store';
import { allAfter, anEvent } from './contract/sample-events';
import { copyLog } from './copy-log';
import { linesOf, logOfLines } from './log-lines';
import { type EventStore, ForeignPosition, type Position } from './port';

const at = (second: number): Instant =>
  `2026-11-28T02:00:${String(second).padStart(2, '0')}.000Z` as Instant;

/** One event a second given, in a stream of its own. */
const logAt = async (seconds: readonly number[]): Promise<EventStore> => {
  const store = openMemoryStore();
  for (const [n, second] of seconds.entries()) {
    const events = [{ ...anEvent(n), recordedAt: at(second) }];
    await store.append([{ stream: `sample-${n}` as StreamName, expected: 'noStream', events }]);
  }
  return store;
};

const linesIn = async (store: EventStore, size: number) => {
  const pages: (readonly string[])[] = [];
  for await (const lines of linesOf(store, size)) pages.push(lines);
  return pages;
};

async function* once(pages: readonly (readonly string[])[]) {
  yield* pages;
}

it('the log comes back from its lines as it was, and no line holds a line break', async () => {
  const from = await logAt([1, 2, 3, 4, 5]);
  const pages = await linesIn(from, 5);
  expect(pages.flat().join('')).not.toMatch(/[\r\n]/);
  const to = openMemoryStore();
  expect(
    await copyLog(
      logOfLines(() => once(pages)),
      to,
    ),
  ).toMatchObject({ size: 5, copied: 5 });
  expect(await allAfter(to, to.start)).toEqual(await allAfter(from, from.start));
});

it('only as many lines are given as were asked for', async () => {
  const from = await logAt([1, 2, 3]);
  expect((await linesIn(from, 2)).flat()).toHaveLength(2);
  expect(await linesIn(from, 0)).toEqual([]);
});

it('goes on after a line, in pages, and knows the places of no other store', async () => {
  const pages = await linesIn(await logAt([1, 2, 3, 4, 5]), 5);
  const log = logOfLines(() => once(pages));
  const sizes: number[] = [];
  for await (const page of log.readAll('line:1' as Position, 3)) sizes.push(page.length);
  expect(sizes).toEqual([3, 1]);
  const foreign = log.readAll('m:000000000000001' as Position);
  await expect(foreign[Symbol.asyncIterator]().next()).rejects.toBeInstanceOf(ForeignPosition);
});

it('until a moment is the prefix in which nothing was recorded later, though clocks ran back', async () => {
  const seconds = fc.array(fc.nat(20), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(seconds, fc.nat(20), async (recorded, moment) => {
      const pages = await linesIn(await logAt(recorded), recorded.length);
      let read = 0;
      for await (const page of logOfLines(() => once(pages), at(moment)).readAll(
        'line:0' as Position,
      )) {
        read += page.length;
      }
      const clockHigh = recorded.map((_, n) => Math.max(...recorded.slice(0, n + 1)));
      expect(read).toBe(clockHigh.filter((high) => high <= moment).length);
    }),
    { numRuns: 60 },
  );
});
