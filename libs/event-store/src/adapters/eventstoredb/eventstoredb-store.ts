import type { StreamName } from '@ledger/kernel';

import { checkWrites } from '../../checked-write';
import {
  type EventStore,
  type Position,
  type Recorded,
  type Revision,
  type StoreHealth,
  StoreUnavailable,
  type StreamWrite,
  type WriteResult,
} from '../../port';
import { addressFrom } from './address';
import { NodeWriter } from './append';
import { type SharedClient, shareClient } from './client';
import { diagnosed } from './diagnosis';
import { asUnavailable, NoLeader } from './errors';
import { followNode } from './follow';
import { KnownEnd } from './known-end';
import { LiveLog } from './live';
import { comparePlaces, placeOf, START } from './position';
import { NodeReader } from './read';
import { WriteList } from './write-list';

export interface EventStoreDbOptions {
  /** `esdb://host:2113?tls=false`, several hosts, or `esdb+discover://…`; login and CA in it. */
  readonly connectionString: string;
  /** How long any answer is waited for; the client's own deadlines do not hold. */
  readonly deadlineMs?: number;
  /** Opens also while no node answers: every call fails as unreachable until one does. */
  readonly nodeMayBeAway?: boolean;
}

const DEADLINE_MS = 15_000;
/** Whoever asks whether the store is well does not want to wait long. */
const HEALTH_LIMIT_MS = 2_000;
const PAGE = 1_000;

class EventStoreDbStore implements EventStore {
  readonly start = START;
  private readonly reader: NodeReader;
  private readonly pulse: NodeReader;
  private readonly writes: WriteList;
  private readonly live: LiveLog;
  private readonly closing = new AbortController();

  constructor(
    private readonly shared: SharedClient,
    deadlineMs: number,
  ) {
    const known = new KnownEnd();
    this.reader = new NodeReader(shared, known, deadlineMs);
    this.pulse = new NodeReader(shared, known, Math.min(deadlineMs, HEALTH_LIMIT_MS));
    this.writes = new WriteList(new NodeWriter(shared, this.reader, known, deadlineMs));
    this.live = new LiveLog(shared, this.reader, deadlineMs);
  }

  async append(writes: readonly StreamWrite[]): Promise<readonly WriteResult[]> {
    return this.writes.append(checkWrites(writes));
  }

  readStream(stream: StreamName, from: Revision = 0n): AsyncIterable<Recorded> {
    return this.reader.stream(stream, from);
  }

  readStreams(
    streams: readonly StreamName[],
  ): Promise<ReadonlyMap<StreamName, readonly Recorded[]>> {
    return this.reader.streams(streams);
  }

  readAll(after: Position, pageSize = PAGE): AsyncIterable<readonly Recorded[]> {
    return this.reader.pages(after, pageSize);
  }

  follow(after: Position, signal: AbortSignal): AsyncIterable<readonly Recorded[]> {
    const until = AbortSignal.any([signal, this.closing.signal]);
    return followNode(this.reader, this.live, after, until);
  }

  comparePositions(a: Position, b: Position): number {
    return comparePlaces(placeOf(a), placeOf(b));
  }

  async health(): Promise<StoreHealth> {
    try {
      await this.pulse.last();
      return 'up';
    } catch (error) {
      return error instanceof NoLeader ? 'not-leader' : 'down';
    }
  }

  /** Answers what was asked, ends the followers, and then the connection. */
  async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.closing.abort();
    await this.writes.idle();
    await this.shared.release();
  }
}

/** Reads a little, to see who answers and whether he can do what we need. */
const tryNode = async (shared: SharedClient, limitMs: number): Promise<void> => {
  const reader = new NodeReader(shared, new KnownEnd(), limitMs);
  const last = await reader.last();
  if (last?.event) await reader.checkPositions(last.event.streamId);
};

const mayPass = (error: unknown): boolean =>
  error instanceof StoreUnavailable && (error.kind === 'unreachable' || error.kind === 'deadline');

/**
 * Opens the log of a node, which must answer unless it may be away. A wrong password or certificate
 * is an error either way, as soon as somebody answers. @throws StoreUnavailable, RangeError
 */
export const openEventStoreDb = async (options: EventStoreDbOptions): Promise<EventStore> => {
  const address = addressFrom(options.connectionString);
  const shared = shareClient(address.connectionString);
  const deadlineMs = options.deadlineMs ?? DEADLINE_MS;
  try {
    await tryNode(shared, deadlineMs);
  } catch (error) {
    const cause = await diagnosed(asUnavailable(error), address);
    if (!options.nodeMayBeAway || !mayPass(cause)) {
      await shared.release();
      throw cause;
    }
  }
  return new EventStoreDbStore(shared, deadlineMs);
};
