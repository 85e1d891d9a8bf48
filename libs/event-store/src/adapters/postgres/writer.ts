import type { Pool } from 'pg';

import { DeadlinePassed, within } from '../../deadline';
import { StoreUnavailable, type WriteResult } from '../../port';
import { asUnavailable, isConnectionLost, withConnection } from './connection';
import type { PreparedWrite } from './copy-rows';
import { laneHead, type LaneHead } from './head';
import { CommitUnanswered, LaneTransaction } from './transaction';

/** A transaction holds the lane about as long as it takes to copy this many rows. */
export const GATHERING_EVENTS_MAX = 10_000;
/** Up to here a call is someone waiting at a desk and goes before bulk work. */
export const INTERACTIVE_EVENTS_MAX = 1_000;
/** Longer than all of the server's own limits together. */
export const DEADLINE_MS = 120_000;

/** A call that waits for its results. */
interface Waiting {
  readonly writes: readonly PreparedWrite[];
  readonly events: number;
  readonly resolve: (results: readonly WriteResult[]) => void;
  readonly reject: (error: unknown) => void;
}

const unknownFor = (writes: readonly PreparedWrite[], error: Error): readonly WriteResult[] =>
  writes.map(() => ({ outcome: 'unknown', cause: error.message }));

/**
 * Group commit: whatever has come while one transaction was written goes into the next, so many
 * callers share one commit. Between two pieces of bulk work the small calls are written first.
 */
export class GroupCommitWriter {
  private readonly interactive: Waiting[] = [];
  private readonly bulk: Waiting[] = [];
  private bulkIsNext = false;
  private working = false;

  constructor(
    private readonly pool: Pool,
    private readonly schema: string,
    private readonly head: LaneHead = laneHead(schema),
    private readonly deadlineMs = DEADLINE_MS,
  ) {}

  write(writes: readonly PreparedWrite[]): Promise<readonly WriteResult[]> {
    return new Promise((resolve, reject) => {
      const events = writes.reduce((sum, { ids }) => sum + ids.length, 0);
      const queue = events > INTERACTIVE_EVENTS_MAX ? this.bulk : this.interactive;
      queue.push({ writes, events, resolve, reject });
      if (!this.working) void this.work();
    });
  }

  private async work(): Promise<void> {
    this.working = true;
    // Callers of the same turn belong together: one tick later they have all come.
    await new Promise(setImmediate);
    for (let next = this.gather(); next.length > 0; next = this.gather()) {
      await this.commit(next);
    }
    this.working = false;
  }

  private gather(): readonly Waiting[] {
    const takeBulk = this.bulk.length > 0 && (this.bulkIsNext || this.interactive.length === 0);
    const queue = takeBulk ? this.bulk : this.interactive;
    this.bulkIsNext = !takeBulk;
    let events = 0;
    let calls = 0;
    for (const waiting of queue) {
      events += waiting.events;
      if (calls > 0 && events > GATHERING_EVENTS_MAX) break;
      calls += 1;
    }
    return queue.splice(0, calls);
  }

  private async commit(calls: readonly Waiting[]): Promise<void> {
    try {
      const results = await this.transact(calls.flatMap(({ writes }) => writes));
      let from = 0;
      for (const { writes, resolve } of calls) {
        resolve(results.slice(from, from + writes.length));
        from += writes.length;
      }
    } catch (error) {
      for (const { reject } of calls) reject(asUnavailable(error));
    }
  }

  /**
   * A connection lost before the commit was sent has written nothing: once more on another. After
   * a restart of the server all that waited are lost, and each is found out by using it.
   */
  private async transact(writes: readonly PreparedWrite[]): Promise<readonly WriteResult[]> {
    for (let waiting = this.pool.idleCount; ; waiting -= 1) {
      try {
        return await this.attempt(writes);
      } catch (error) {
        if (error instanceof CommitUnanswered) return unknownFor(writes, error);
        if (!isConnectionLost(error) || waiting < 0) throw error;
      }
    }
  }

  private attempt(writes: readonly PreparedWrite[]): Promise<readonly WriteResult[]> {
    return withConnection(this.pool, async (client) => {
      const transaction = new LaneTransaction(client, this.schema, this.head);
      try {
        return await within(this.deadlineMs, 'append', transaction.write(writes));
      } catch (error) {
        if (!(error instanceof DeadlinePassed)) throw error;
        if (transaction.committing) throw new CommitUnanswered(error);
        throw new StoreUnavailable('deadline', error.message);
      }
    });
  }
}
