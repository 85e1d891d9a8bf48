import type { Pool } from 'pg';

import { pause } from '../deadline';
import type { EventStore, Leaf, Position } from '../port';
import { followedLeaves, leavesAfter } from './leaves';
import type { Frontier } from './merkle';
import { frontierIn, type HeadRow, type Progress, sealPage } from './seal-page';
import { ask, inSealLane } from './transaction';

/** What a store that hands out whole events, or leaves alone, gives only when it has many. */
const LARGE_PAGE = { events: 500, leaves: 5_000 };
/** Every page is a transaction that rewrites the last tile of a level, so smaller ones gather. */
const GATHER_MS = 200;

/** Follows the log of a store and lays its leaves into tiles. Any number may do so at once. */
export class Sealer {
  constructor(
    private readonly store: EventStore,
    private readonly pool: Pool,
    private readonly schema: string,
  ) {}

  /** The tree over all that is sealed. @throws SealDamaged */
  async frontier(): Promise<Frontier> {
    const [row] = await ask<HeadRow>(this.pool, `select size, frontier from ${this.schema}.head`);
    return frontierIn(row);
  }

  /** How far this store was read. */
  async progress(): Promise<Progress> {
    const [row] = await ask<{ position: Position; size: string }>(
      this.pool,
      `select position, size from ${this.schema}.progress where store = $1`,
      [this.store.start],
    );
    if (!row) return { position: this.store.start, size: 0 };
    return { position: row.position, size: Number(row.size) };
  }

  /** Seals what stands in the log now. @throws SealMismatch, SealDamaged */
  async catchUp(): Promise<void> {
    for (let done = false; !done;) {
      done = await this.seal((after) => leavesAfter(this.store, after));
    }
  }

  /** The same, then what comes, until the signal aborts. */
  async follow(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.seal((after) => this.gathered(after, signal));
    }
  }

  /** False when another process sealed what was read here: then it is read again from there. */
  private async seal(read: (after: Position) => AsyncIterable<readonly Leaf[]>): Promise<boolean> {
    let progress = await this.progress();
    for await (const page of read(progress.position)) {
      const from = progress;
      const next = await inSealLane(this.pool, this.schema, async (client) => {
        // A page that a crash takes back is sealed again; a checkpoint flushes what it stands on.
        await client.query('set local synchronous_commit = off');
        return sealPage(client, this.schema, this.store, page, from);
      });
      if (!next) return false;
      progress = next;
    }
    return true;
  }

  /** After a page that is not large, a moment in which the next one gathers. */
  private async *gathered(after: Position, signal: AbortSignal): AsyncIterable<readonly Leaf[]> {
    const large = this.store.followLeaves ? LARGE_PAGE.leaves : LARGE_PAGE.events;
    for await (const page of followedLeaves(this.store, after, signal)) {
      yield page;
      if (page.length < large) await pause(GATHER_MS, signal);
    }
  }
}
