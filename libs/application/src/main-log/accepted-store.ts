import {
  type EventStore,
  type Position,
  type Recorded,
  type Revision,
  type StoreHealth,
  StoreUnavailable,
  type StreamWrite,
  type WriteResult,
} from '@ledger/event-store';
import type { StreamName } from '@ledger/kernel';

/**
 * A node that may be away. Whoever comes back is asked first whether he still holds the log of this
 * ledger: a node that lost its disk answers as readily as any other. Every call fails as `accept`
 * does while it does.
 */
export class AcceptedStore implements EventStore {
  readonly start: Position;
  private accepted: Promise<void> | undefined;

  constructor(
    private readonly node: EventStore,
    private readonly accept: () => Promise<void>,
  ) {
    this.start = node.start;
  }

  /** A refusal is asked for again too: the right log may be brought back while we run. */
  async ready(): Promise<void> {
    this.accepted ??= this.accept();
    try {
      await this.accepted;
    } catch (error) {
      this.accepted = undefined;
      throw error;
    }
  }

  /** The node may have been exchanged without a moment's absence. */
  recheck(): Promise<void> {
    this.accepted = undefined;
    return this.ready();
  }

  append(writes: readonly StreamWrite[]): Promise<readonly WriteResult[]> {
    return this.call(async () => {
      const results = await this.node.append(writes);
      if (results.some(({ outcome }) => outcome === 'unknown')) this.accepted = undefined;
      return results;
    });
  }

  readStream(stream: StreamName, from?: Revision): AsyncIterable<Recorded> {
    return this.reading(() => this.node.readStream(stream, from));
  }

  readStreams(
    streams: readonly StreamName[],
  ): Promise<ReadonlyMap<StreamName, readonly Recorded[]>> {
    return this.call(() => this.node.readStreams(streams));
  }

  readAll(after: Position, pageSize?: number): AsyncIterable<readonly Recorded[]> {
    return this.reading(() => this.node.readAll(after, pageSize));
  }

  /** Waits out absences by itself, also the first. */
  follow(after: Position, signal: AbortSignal): AsyncIterable<readonly Recorded[]> {
    return this.node.follow(after, signal);
  }

  comparePositions(a: Position, b: Position): number {
    return this.node.comparePositions(a, b);
  }

  health(): Promise<StoreHealth> {
    return this.node.health();
  }

  close(): Promise<void> {
    return this.node.close();
  }

  private async call<T>(work: () => Promise<T>): Promise<T> {
    await this.ready();
    try {
      return await work();
    } catch (error) {
      throw this.noticed(error);
    }
  }

  private async *reading<T>(read: () => AsyncIterable<T>): AsyncGenerator<T> {
    await this.ready();
    try {
      yield* read();
    } catch (error) {
      throw this.noticed(error);
    }
  }

  private noticed(error: unknown): unknown {
    if (error instanceof StoreUnavailable) this.accepted = undefined;
    return error;
  }
}
