import { randomUUID } from 'node:crypto';

import type { EventId, Instant, JsonObject, StreamName } from '@ledger/kernel';

import {
  type EventStore,
  type Expected,
  type NewEvent,
  type Position,
  type Recorded,
  StoreUnavailable,
  type StreamWrite,
  type WriteResult,
} from '../port';

/** Samples are stamped by this instant: the contract has no clock. */
export const RECORDED_AT = '2021-06-10T08:00:00.000Z' as Instant;

/** An event of no meaning, told apart from others by its number. */
export const anEvent = (n: number, data: JsonObject = {}): NewEvent => ({
  id: randomUUID() as string as EventId,
  type: 'SampleRecorded',
  schema: 1,
  data: { n, ...data },
  metadata: { actor: 'contract' },
  recordedAt: RECORDED_AT,
});

export const someEvents = (count: number, from = 0): readonly NewEvent[] =>
  Array.from({ length: count }, (_, i) => anEvent(from + i));

/** A stream nobody has written: cases share a store. */
export const aStream = (category = 'sample'): StreamName =>
  `${category}-${randomUUID()}` as StreamName;

export const aWrite = (
  stream: StreamName,
  expected: Expected,
  events: readonly NewEvent[],
): StreamWrite => ({ stream, expected, events });

/** Appends one write and gives its one result. */
export const appendOne = async (
  store: EventStore,
  stream: StreamName,
  expected: Expected,
  events: readonly NewEvent[],
): Promise<WriteResult> => {
  const [result] = await store.append([{ stream, expected, events }]);
  if (!result) throw new Error('an append gave no result');
  return result;
};

/** Appends one write that must be accepted. */
export const appended = async (
  store: EventStore,
  stream: StreamName,
  expected: Expected,
  events: readonly NewEvent[],
): Promise<{ readonly revision: bigint; readonly position: Position }> => {
  const result = await appendOne(store, stream, expected, events);
  if (result.outcome !== 'appended') throw new Error(`not appended: ${result.outcome}`);
  return result;
};

export const eventsOf = async (
  store: EventStore,
  stream: StreamName,
  from?: bigint,
): Promise<readonly Recorded[]> => {
  const events: Recorded[] = [];
  for await (const event of store.readStream(stream, from)) events.push(event);
  return events;
};

export const allAfter = async (
  store: EventStore,
  after: Position,
  pageSize?: number,
): Promise<readonly Recorded[]> => {
  const events: Recorded[] = [];
  for await (const page of store.readAll(after, pageSize)) events.push(...page);
  return events;
};

/** The place after everything that stands now, which is that of a new event of no interest. */
export const endOf = async (store: EventStore): Promise<Position> =>
  (await appended(store, aStream('end'), 'noStream', [anEvent(0)])).position;

/** Follows until `count` events have come, then aborts; the rest of a last page is kept. */
export const followed = async (
  store: EventStore,
  after: Position,
  count: number,
): Promise<readonly Recorded[]> => {
  const stop = new AbortController();
  const events: Recorded[] = [];
  if (count === 0) return events;
  for await (const page of store.follow(after, stop.signal)) {
    events.push(...page);
    if (events.length >= count) stop.abort();
  }
  return events;
};

export const placesOf = (events: readonly Recorded[]): readonly Position[] =>
  events.map(({ position }) => position);

/** Sends the same again until it is known what became of it, also while nobody answers. */
export const untilKnown = async (store: EventStore, write: StreamWrite): Promise<WriteResult> => {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    try {
      const [result] = await store.append([write]);
      if (result && result.outcome !== 'unknown') return result;
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the outcome stayed unknown');
};

/** Appends until the store says that nobody is there: the first may be under way when it dies. */
export const untilAway = async (store: EventStore): Promise<StoreUnavailable> => {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    try {
      await store.append([aWrite(aStream(), 'noStream', [anEvent(0)])]);
    } catch (error) {
      if (error instanceof StoreUnavailable) return error;
      throw error;
    }
  }
  throw new Error('the store goes on answering');
};
