import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore, Position, Recorded } from '@ledger/event-store';
import type { Pool } from 'pg';
import { inTransaction } from '../accounts/transaction';
import type { AccessAnswer, AccessEntry, ClueSummary } from './answers';
import { CommitteeKeyAway } from './clues';
import { type CommitteeKeys, keyedToken, type ReaderKeys } from './keys';
import { type KeptClue, recordsOf } from './register-rows';
import { addEntries, changeClue, unsealed } from './register-table';
import { COMMITTEE, REGISTER } from './schema';

/** Raise it when what the register keeps changes: it is then read anew from the log. */
const VERSION = 1;
const PAGE = 500;
const RETRY_MS = 1_000;
const { read } = COMMITTEE;

export interface AccessAsked {
  readonly user?: string;
  /** A day in Asia/Shanghai. */
  readonly day?: string;
  readonly kind?: AccessEntry['kind'];
  /** Only entries before this place; the newest when it is not given. */
  readonly before?: number;
  readonly limit: number;
}

interface Needs {
  readonly store: EventStore;
  readonly pool: Pool;
  readonly keys: CommitteeKeys;
}

interface Place {
  readonly position: Position;
  readonly entries: number;
}

/**
 * The register of the committee: who looked at what, and where each clue stands. Rows and the
 * place in the log move in one transaction; rows are sealed and found by keyed tokens.
 */
export class Register {
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly needs: Needs) {}

  private get reader(): ReaderKeys {
    const { reader } = this.needs.keys;
    if (!reader) throw new CommitteeKeyAway();
    return reader;
  }

  /** Follows the log until the signal aborts; at once done where the private key is not. */
  async run(signal: AbortSignal): Promise<void> {
    while (this.needs.keys.reader && !signal.aborted) {
      try {
        await this.caughtUp();
        const { position } = await this.place();
        for await (const page of this.needs.store.follow(position, signal)) {
          if (page.length > 0) await this.caughtUp();
        }
      } catch {
        // Whoever asks the register is told of what is wrong; here it is only tried again.
        await pause(RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /** Resolves once the register shows what the log holds now. */
  caughtUp(): Promise<void> {
    const work = this.turn.then(() => this.readToEnd());
    this.turn = work.catch(() => undefined);
    return work;
  }

  async access(asked: AccessAsked): Promise<AccessAnswer> {
    const { lookUp, opener } = this.reader;
    await this.caughtUp();
    const token = (name: string, value: string | undefined) =>
      value === undefined ? null : Buffer.from(keyedToken(lookUp, name, value), 'hex');
    const { rows } = await this.needs.pool.query<{ place: string; sealed: Buffer }>(
      `select place, sealed from ${read}.access_entry
       where ($1::bytea is null or by_user = $1) and ($2::bytea is null or by_day = $2)
         and ($3::bytea is null or by_kind = $3) and ($4::bigint is null or place < $4)
       order by place desc limit $5`,
      [
        token('user', asked.user),
        token('day', asked.day),
        token('kind', asked.kind),
        asked.before ?? null,
        asked.limit,
      ],
    );
    const entries = rows.map(({ place, sealed }) => ({
      ...unsealed<Omit<AccessEntry, 'place'>>(opener, sealed, `entry/${place}`),
      place: Number(place),
    }));
    return { entries, before: rows.length < asked.limit ? null : (entries.at(-1)?.place ?? null) };
  }

  /** Every clue, the one with the newest record first. */
  async clues(): Promise<readonly ClueSummary[]> {
    const { opener } = this.reader;
    await this.caughtUp();
    const { rows } = await this.needs.pool.query<{ stream: string; sealed: Buffer }>(
      `select stream, sealed from ${read}.clue`,
    );
    return rows
      .map(({ stream, sealed }) => unsealed<KeptClue>(opener, sealed, stream).summary)
      .sort((a, b) => (a.lastAt < b.lastAt ? 1 : -1));
  }

  /** The place this version of the register has come to; another version starts again. */
  private place(): Promise<Place> {
    return inTransaction(this.needs.pool, async (tx) => {
      // The row is there from the start and locked before any table, so that of two processes one
      // waits for the other, here and in `advance`.
      const { rows } = await tx.query<{ version: number; position: Position; entries: string }>(
        `select version, position, entries from ${read}.checkpoint where view = $1 for update`,
        [REGISTER],
      );
      const [row] = rows;
      if (row?.version === VERSION) {
        return { position: row.position, entries: Number(row.entries) };
      }
      await tx.query(`truncate ${read}.access_entry, ${read}.clue`);
      const { start } = this.needs.store;
      await tx.query(
        `update ${read}.checkpoint set version = $2, position = $3, entries = 0 where view = $1`,
        [REGISTER, VERSION, start],
      );
      return { position: start, entries: 0 };
    });
  }

  private async readToEnd(): Promise<void> {
    let place = await this.place();
    for await (const page of this.needs.store.readAll(place.position, PAGE)) {
      if (page.length === 0) continue;
      const next = await this.advance(place, page);
      // Another process has read these pages meanwhile: go on from where it is.
      if (!next) return this.readToEnd();
      place = next;
    }
  }

  private advance(from: Place, page: readonly Recorded[]): Promise<Place | undefined> {
    const { opener, lookUp } = this.reader;
    const { sealer } = this.needs.keys;
    const { entries, clues } = recordsOf(opener, page);
    return inTransaction(this.needs.pool, async (tx) => {
      const to = { position: page.at(-1)!.position, entries: from.entries + entries.length };
      const { rowCount } = await tx.query(
        `update ${read}.checkpoint set position = $3, entries = $4
         where view = $1 and position = $2`,
        [REGISTER, from.position, to.position, to.entries],
      );
      if (!rowCount) return undefined;
      await addEntries(tx, { sealer, lookUp }, from.entries, entries);
      for (const [stream, records] of clues) {
        await changeClue(tx, { sealer, opener }, stream, records);
      }
      return to;
    });
  }
}
