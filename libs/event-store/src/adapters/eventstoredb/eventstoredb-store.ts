import type { StreamName } from '@ledger/kernel';

import { type CheckedWrite, checkWrites } from '../../checked-write';
import {
  type EventStore,
  type Position,
  type Recorded,
  type Revision,
  StoreUnavailable,
  type StreamWrite,
  type WriteResult,
} from '../../port';
import { NodeWriter } from './append';
import { type SharedClient, shareClient } from './client';
import { asUnavailable } from './errors';
import { followNode } from './follow';
import { comparePlaces, placeOf, START } from './position';
import { NodeReader } from './read';

export interface EventStoreDbOptions {
  /** `esdb://host:2113?tls=false` or `esdb+discover://…`. */
  readonly connectionString: string;
  /** How long any answer is waited for; the client's own deadlines do not hold. */
  readonly deadlineMs?: number;
}

const DEADLINE_MS = 15_000;
const PAGE = 1_000;
/** Appends under way at once, on the one call that carries them all. */
const APPENDS_AT_ONCE = 64;

type Outcome = WriteResult | StoreUnavailable;

class EventStoreDbStore implements EventStore {
  readonly start = START;
  private readonly reader: NodeReader;
  private readonly writer: NodeWriter;
  private readonly closing = new AbortController();

  constructor(
    private readonly shared: SharedClient,
    private readonly deadlineMs: number,
  ) {
    this.reader = new NodeReader(shared.client, deadlineMs);
    this.writer = new NodeWriter(shared.client, this.reader, deadlineMs);
  }

  async append(writes: readonly StreamWrite[]): Promise<readonly WriteResult[]> {
    const checked = checkWrites(writes);
    const outcomes: Outcome[] = [];
    const waiting = checked.entries();
    const worker = async () => {
      for (const [i, write] of waiting) outcomes[i] = await this.outcomeOf(write);
    };
    await Promise.all(Array.from({ length: APPENDS_AT_ONCE }, worker));
    return resultsOf(outcomes);
  }

  private async outcomeOf(write: CheckedWrite): Promise<Outcome> {
    try {
      return await this.writer.write(write);
    } catch (error) {
      if (error instanceof StoreUnavailable) return error;
      throw error;
    }
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
    return followNode(this.shared.client, after, until, this.deadlineMs);
  }

  comparePositions(a: Position, b: Position): number {
    return comparePlaces(placeOf(a), placeOf(b));
  }

  async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.closing.abort();
    await this.shared.release();
  }
}

/** When some writes were answered, those that could not be sent may be sent again: unknown. */
const resultsOf = (outcomes: readonly Outcome[]): readonly WriteResult[] => {
  const failures = outcomes.filter((outcome) => outcome instanceof StoreUnavailable);
  const [first] = failures;
  if (first && failures.length === outcomes.length) throw first;
  return outcomes.map((outcome) =>
    outcome instanceof StoreUnavailable ? { outcome: 'unknown', cause: outcome.message } : outcome,
  );
};

/** Opens the log of a node, which must answer. @throws StoreUnavailable */
export const openEventStoreDb = async (options: EventStoreDbOptions): Promise<EventStore> => {
  const shared = shareClient(options.connectionString);
  const deadlineMs = options.deadlineMs ?? DEADLINE_MS;
  try {
    await new NodeReader(shared.client, deadlineMs).end();
  } catch (error) {
    await shared.release();
    throw asUnavailable(error);
  }
  return new EventStoreDbStore(shared, deadlineMs);
};
