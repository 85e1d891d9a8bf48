import { type EventStoreDBClient, StreamNotFoundError } from '@eventstore/db-client';
import type { StreamName } from '@ledger/kernel';

import { pause } from '../../deadline';
import {
  type Position,
  type Recorded,
  type Revision,
  StoreUnavailable,
  StreamNotFound,
} from '../../port';
import type { SharedClient } from './client';
import { asUnavailable, isNotLeader } from './errors';
import type { KnownEnd } from './known-end';
import { placeIn, type Reading, type Resolved, wholeOf } from './page';
import { comparePlaces, type LogPlace, placeOf } from './position';
import { isOurs, recordedOf, type StoredEvent } from './recorded';

const STREAM_PAGE = 500;
const LOG_PAGE = 1_000;
const LEADER_ATTEMPTS = 5;
const LEADER_WAIT_MS = 200;
/** A follower of the leader may not have heard yet what we were told is written. */
const FROM_LEADER = { requiresLeader: true } as const;

/** A stretch of the log: our events in it, and how far it goes, which may be further. */
export interface LogStretch {
  readonly events: readonly Recorded[];
  readonly reached: LogPlace | undefined;
  readonly ended: boolean;
}

/**
 * Reads by bounded calls, one page each, so that a consumer who is slow or stops holds no call of
 * the hundred that a connection carries.
 */
export class NodeReader {
  constructor(
    private readonly node: SharedClient,
    private readonly known: KnownEnd,
    private readonly limitMs: number,
  ) {}

  async *stream(stream: StreamName, from: Revision): AsyncGenerator<Recorded> {
    for (let next = from; ;) {
      const page = await this.ofStream(stream, next, STREAM_PAGE);
      yield* page;
      const last = page.at(-1);
      if (!last || page.length < STREAM_PAGE) return;
      next = last.revision + 1n;
    }
  }

  /** At most `count` events of a stream. @throws StreamNotFound */
  async ofStream(stream: StreamName, from: Revision, count: number): Promise<readonly Recorded[]> {
    const options = { fromRevision: from, maxCount: count, ...FROM_LEADER };
    try {
      const page = await this.read((client) => client.readStream<StoredEvent>(stream, options));
      // Who asks from the start of a stream is given an event or told that there is no stream.
      if (page.length === 0 && from === 0n) {
        throw new StoreUnavailable('unreachable', `reading ${stream} ended without an answer`);
      }
      return page.flatMap((resolved) =>
        resolved.event ? [recordedOf(resolved.event, this.learn(resolved))] : [],
      );
    } catch (error) {
      throw error instanceof StreamNotFoundError ? new StreamNotFound(stream) : error;
    }
  }

  async streams(names: readonly StreamName[]): Promise<ReadonlyMap<StreamName, Recorded[]>> {
    const found = new Map<StreamName, Recorded[]>();
    await Promise.all(
      [...new Set(names)].map(async (name) => {
        try {
          const events: Recorded[] = [];
          for await (const event of this.stream(name, 0n)) events.push(event);
          found.set(name, events);
        } catch (error) {
          if (!(error instanceof StreamNotFound)) throw error;
        }
      }),
    );
    return found;
  }

  /** What follows `after`, as far as one call reaches. */
  async stretch(after: LogPlace | undefined, count: number): Promise<LogStretch> {
    // A read includes the place it starts from, which is one event more.
    const maxCount = after ? count + 1 : count;
    const options = { ...(after && { fromPosition: after }), maxCount, ...FROM_LEADER };
    const page = await this.read((client) => client.readAll(options));
    let reached = after;
    const events: Recorded[] = [];
    for (const resolved of page) {
      const place = placeIn(resolved);
      if (comparePlaces(place, reached) <= 0) continue;
      reached = place;
      const { event } = resolved;
      if (event && isOurs(event)) events.push(recordedOf(event, place));
    }
    // The place we were asked to start from is the caller's word, and taken only if seen.
    if (reached !== after) this.known.learn(reached);
    return { events, reached, ended: page.length < maxCount };
  }

  /** The next stretch is fetched while the consumer works on this one. */
  async *pages(after: Position, size: number): AsyncGenerator<readonly Recorded[]> {
    const count = Math.min(size, LOG_PAGE);
    let coming = this.stretch(placeOf(after), count);
    let waiting: readonly Recorded[] = [];
    for (let ended = false; !ended;) {
      const stretch = await coming;
      ({ ended } = stretch);
      if (!ended) coming = this.stretch(stretch.reached, count);
      // A consumer that stops early never hears how it went.
      coming.catch(() => undefined);
      waiting = [...waiting, ...stretch.events];
      for (; waiting.length >= size; waiting = waiting.slice(size)) yield waiting.slice(0, size);
    }
    if (waiting.length > 0) yield waiting;
  }

  /** The last revision of a stream, straight from its end. */
  async head(stream: StreamName): Promise<Revision | 'noStream'> {
    const end = { direction: 'backwards', fromRevision: 'end', maxCount: 1 } as const;
    try {
      const [last] = await this.read((client) =>
        client.readStream(stream, { ...end, ...FROM_LEADER }),
      );
      return last?.event?.revision ?? 'noStream';
    } catch (error) {
      if (error instanceof StreamNotFoundError) return 'noStream';
      throw error;
    }
  }

  /** The last event of anybody; undefined while the log is empty. */
  async last(): Promise<Resolved | undefined> {
    const end = { direction: 'backwards', fromPosition: 'end', maxCount: 1 } as const;
    const [last] = await this.read((client) => client.readAll({ ...end, ...FROM_LEADER }));
    if (last) this.learn(last);
    return last;
  }

  /** @throws StoreUnavailable when the node is older than we can use. */
  async checkPositions(stream: string): Promise<void> {
    const end = { direction: 'backwards', fromRevision: 'end', maxCount: 1 } as const;
    const [last] = await this.read((client) => client.readStream(stream, end));
    if (last) placeIn(last);
  }

  private learn(resolved: Resolved): LogPlace {
    const place = placeIn(resolved);
    this.known.learn(place);
    return place;
  }

  /** @throws StreamNotFoundError as the client does; everything else in the words of the port. */
  private async read(open: (client: EventStoreDBClient) => unknown): Promise<readonly Resolved[]> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.node.reads.pass(() =>
          wholeOf(open(this.node.client) as Reading, this.limitMs),
        );
      } catch (error) {
        if (error instanceof StreamNotFoundError) throw error;
        // The refusal names the leader, and the client's next call goes there.
        if (!isNotLeader(error) || attempt === LEADER_ATTEMPTS) throw asUnavailable(error);
      }
      await pause(LEADER_WAIT_MS, new AbortController().signal);
    }
  }
}
