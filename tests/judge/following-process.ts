/**
 * A process that follows the log: `following-process.ts <address> <seed> <name>`. It breaks off
 * now and then and goes on where it was, or somewhat before, as after a crash. Told `until
 * <position>` it ends when it has come there; told `enough` it ends at once.
 */
import { createInterface } from 'node:readline';

import type { EventStore, Position } from '@ledger/event-store';

import { chanceFrom } from '../scenarios/chance';
import type { Page } from './history';
import { type Address, newRecord, now, openAt, seen } from './recording';

const [address = '', seed = '', name = ''] = process.argv.slice(2);
const chance = chanceFrom(Number(seed));

/** A stretch is broken off after this many events at the latest. */
const STRETCH_MAX = 150;

let end: string | undefined;
let enough = false;
let last: string | undefined;
let stop = new AbortController();

const isOver = () => enough || (end !== undefined && last === end);

const follow = async (store: EventStore, after: Position | undefined): Promise<readonly Page[]> => {
  const pages: Page[] = [];
  const limit = 1 + chance.below(STRETCH_MAX);
  let events = 0;
  last = after;
  stop = new AbortController();
  if (isOver()) return pages;
  for await (const page of store.follow(after ?? store.start, stop.signal)) {
    pages.push({ at: now(), events: page.map(seen) });
    events += page.length;
    last = page.at(-1)?.position ?? last;
    if (events >= limit || isOver()) stop.abort();
  }
  return pages;
};

/** Where the checkpoint stood: after the last event, or one before it that was kept. */
const checkpointIn = (pages: readonly Page[]): Position | undefined => {
  const events = pages.flatMap((page) => page.events);
  const kept = chance.happens(0.7) ? events.length : chance.below(events.length + 1);
  return events[kept - 1]?.position as Position | undefined;
};

const main = async () => {
  const store = await openAt(JSON.parse(address) as Address);
  let after: Position | undefined;
  for (let over = false; !over;) {
    const invokedAt = now();
    const pages = await follow(store, after);
    over = isOver();
    const call = { process: name, invokedAt, ...(after && { after }) };
    newRecord()([{ kind: 'follow', ...call, pages, toEnd: over }]);
    after = checkpointIn(pages) ?? after;
  }
  await store.close();
  process.exit(0);
};

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const [word, position] = line.split(' ');
    if (word === 'until') end = position;
    else enough = true;
    if (isOver()) stop.abort();
  })
  .on('close', () => process.exit(0));
main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
