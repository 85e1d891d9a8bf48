import {
  type AllStreamRecordedEvent,
  type EventStoreDBClient,
  StreamNotFoundError,
} from '@eventstore/db-client';
import type { StreamName } from '@ledger/kernel';

import { within } from '../../deadline';
import { type Position, type Recorded, type Revision, StreamNotFound } from '../../port';
import { asUnavailable } from './errors';
import { comparePlaces, type LogPlace, placeOf } from './position';
import { isOurs, recordedOf, type StoredEvent } from './recorded';

type Resolved = { readonly event?: AllStreamRecordedEvent; readonly commitPosition?: bigint };
type Reading<T> = AsyncIterable<T> & { cancel(): Promise<void> };

/** Streams read at once: a connection carries a hundred calls, and the hundred-first would wait. */
const READS_AT_ONCE = 32;

/** The client's own deadline does not end a read, so each event is waited for with one of ours. */
export async function* timely<T>(reading: Reading<T>, limitMs: number): AsyncGenerator<T> {
  const events = reading[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await within(limitMs, 'read', events.next());
      if (next.done) return;
      yield next.value;
    }
  } finally {
    // Also when the consumer stops early; a call that never came about needs no cancelling.
    reading.cancel().catch(() => undefined);
  }
}

export const collected = async <T>(values: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const value of values) all.push(value);
  return all;
};

const placeIn = (event: AllStreamRecordedEvent, commit: bigint | undefined): LogPlace =>
  event.position ?? { commit: commit ?? 0n, prepare: commit ?? 0n };

export class NodeReader {
  constructor(
    private readonly client: EventStoreDBClient,
    private readonly limitMs: number,
  ) {}

  async *stream(stream: StreamName, from: Revision, maxCount?: number): AsyncGenerator<Recorded> {
    const count = maxCount === undefined ? {} : { maxCount };
    const reading = this.client.readStream<StoredEvent>(stream, { fromRevision: from, ...count });
    try {
      for await (const { event, commitPosition } of timely(
        reading as Reading<Resolved>,
        this.limitMs,
      )) {
        if (event) yield recordedOf(event, placeIn(event, commitPosition));
      }
    } catch (error) {
      throw error instanceof StreamNotFoundError
        ? new StreamNotFound(stream)
        : asUnavailable(error);
    }
  }

  async streams(names: readonly StreamName[]): Promise<ReadonlyMap<StreamName, Recorded[]>> {
    const waiting = [...new Set(names)];
    const found = new Map<StreamName, Recorded[]>();
    const reader = async () => {
      for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
        const events = await this.whole(name);
        if (events) found.set(name, events);
      }
    };
    await Promise.all(Array.from({ length: READS_AT_ONCE }, reader));
    return found;
  }

  private async whole(name: StreamName): Promise<Recorded[] | undefined> {
    try {
      return await collected(this.stream(name, 0n));
    } catch (error) {
      if (error instanceof StreamNotFound) return undefined;
      throw error;
    }
  }

  async *pages(after: Position, size: number): AsyncGenerator<readonly Recorded[]> {
    const place = placeOf(after);
    const reading = this.client.readAll(place ? { fromPosition: place } : {});
    let page: Recorded[] = [];
    try {
      for await (const { event, commitPosition } of timely(
        reading as Reading<Resolved>,
        this.limitMs,
      )) {
        if (!event || !isOurs(event)) continue;
        const at = placeIn(event, commitPosition);
        // A read includes the place it starts from.
        if (comparePlaces(at, place) <= 0) continue;
        page.push(recordedOf(event, at));
        if (page.length < size) continue;
        yield page;
        page = [];
      }
    } catch (error) {
      throw asUnavailable(error);
    }
    if (page.length > 0) yield page;
  }

  /** The last revision of a stream, straight from its end. */
  async head(stream: StreamName): Promise<Revision | 'noStream'> {
    const options = { direction: 'backwards', fromRevision: 'end', maxCount: 1 } as const;
    const reading = this.client.readStream(stream, options);
    try {
      for await (const { event } of timely(reading as Reading<Resolved>, this.limitMs)) {
        if (event) return event.revision;
      }
    } catch (error) {
      if (!(error instanceof StreamNotFoundError)) throw asUnavailable(error);
    }
    return 'noStream';
  }

  /** The place of the last event of anybody; undefined while the log is empty. */
  async end(): Promise<LogPlace | undefined> {
    const options = { direction: 'backwards', fromPosition: 'end', maxCount: 1 } as const;
    const reading = this.client.readAll(options);
    for await (const { event, commitPosition } of timely(
      reading as Reading<Resolved>,
      this.limitMs,
    )) {
      if (event) return placeIn(event, commitPosition);
    }
    return undefined;
  }
}
