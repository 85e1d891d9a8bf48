import type { StreamName } from '@ledger/kernel';
import type { Pool } from 'pg';

import { recordedFrom } from '../../codec';
import { within } from '../../deadline';
import {
  type Leaf,
  type Position,
  type Recorded,
  type Revision,
  SealBroken,
  StreamNotFound,
} from '../../port';
import { hashesIn } from '../../seal/merkle';
import { asUnavailable, withConnection } from './connection';
import { placeOf, positionOf } from './position';
import { namesOf } from './names';

const STREAM_PAGE = 500;
export const LOG_PAGE = 1_000;
export const LEAF_PAGE = 10_000;

type Row = [position: string, text: string, leaf: string];
type LeavesRow = [count: string, first: string, last: string, leaves: string | null];

// Every column is taken as the server wrote it: the text is parsed once, by the codec.
const AS_WRITTEN = { getTypeParser: () => (text: string) => text };

/** Undefined when the text was changed so that it says nothing any more. */
const recordedOf = ([position, text, leaf]: Row): Recorded | undefined => {
  try {
    return recordedFrom(text, leaf.slice('\\x'.length), positionOf(position));
  } catch {
    return undefined;
  }
};

export class LogReader {
  private readonly underWay = new Set<Promise<unknown>>();

  constructor(
    private readonly pool: Pool,
    private readonly schema: string,
    private readonly deadlineMs: number,
  ) {}

  async *stream(stream: StreamName, from: Revision): AsyncIterable<Recorded> {
    const sql = `select position, text, leaf from ${namesOf(this.schema).events}
      where stream = $1 and revision >= $2 order by revision limit ${STREAM_PAGE}`;
    let next = from;
    for (;;) {
      const events = await this.events(sql, [stream, next]);
      if (events.length === 0 && next === from) await this.mustExist(stream, from);
      yield* events;
      if (events.length < STREAM_PAGE) return;
      next += BigInt(events.length);
    }
  }

  /** Past the end of a stream there is nothing; of a stream that nobody wrote, not even that. */
  private async mustExist(stream: StreamName, from: Revision): Promise<void> {
    const sql = `select position, text, leaf from ${namesOf(this.schema).events}
      where stream = $1 limit 1`;
    const exists = from > 0n && (await this.rows(sql, [stream])).length > 0;
    if (!exists) throw new StreamNotFound(stream);
  }

  async streams(names: readonly StreamName[]): Promise<ReadonlyMap<StreamName, Recorded[]>> {
    // Lateral with an offset, so that each stream is looked up by index whatever the planner thinks.
    const sql = `select e.position, e.text, e.leaf from unnest($1::text[]) as asked(name)
      cross join lateral (select position, text, leaf from ${namesOf(this.schema).events}
        where stream = asked.name order by revision offset 0) e`;
    const found = new Map<StreamName, Recorded[]>();
    for (const recorded of await this.events(sql, [[...new Set(names)]])) {
      const events = found.get(recorded.stream);
      if (events) events.push(recorded);
      else found.set(recorded.stream, [recorded]);
    }
    return found;
  }

  /** The page after `after`; shorter than `size` only at the end of the log. */
  async page(after: Position, size: number): Promise<readonly Recorded[]> {
    const sql = `select position, text, leaf from ${namesOf(this.schema).events}
      where position > $1 order by position limit $2`;
    return this.events(sql, [placeOf(after), size]);
  }

  /** The same, the leaf hashes alone: as one value, for a row each costs more than what is in it. */
  async leaves(after: Position, size: number): Promise<readonly Leaf[]> {
    const sql = `select count(*), min(position), max(position),
        string_agg(leaf, ''::bytea order by position)
      from (select position, leaf from ${namesOf(this.schema).events}
        where position > $1 order by position limit $2) page`;
    const [row] = await this.rows<LeavesRow>(sql, [placeOf(after), size]);
    if (!row || row[3] === null) return [];
    const [count, first, last, hex] = row;
    const hashes = hashesIn(Buffer.from(hex.slice('\\x'.length), 'hex'));
    const isDense = Number(last) - Number(first) + 1 === Number(count);
    if (!isDense || hashes.length !== Number(count)) return this.leafByLeaf(after, size);
    return hashes.map((hash, i) => ({ position: positionOf(Number(first) + i), hash }));
  }

  /** Where events are missing, or a hash is not one: each with its own position. */
  private async leafByLeaf(after: Position, size: number): Promise<readonly Leaf[]> {
    const sql = `select position, leaf from ${namesOf(this.schema).events}
      where position > $1 order by position limit $2`;
    const rows = await this.rows<[position: string, leaf: string]>(sql, [placeOf(after), size]);
    return rows.map(([position, leaf]) => ({
      position: positionOf(position),
      hash: Buffer.from(leaf.slice('\\x'.length), 'hex'),
    }));
  }

  /** @throws SealBroken */
  private async events(sql: string, values: readonly unknown[]): Promise<readonly Recorded[]> {
    const events: Recorded[] = [];
    for (const row of await this.rows(sql, values)) {
      const event = recordedOf(row);
      if (!event) throw await this.unreadable(row);
      events.push(event);
    }
    return events;
  }

  private async unreadable([position]: Row): Promise<SealBroken> {
    const sql = `select stream, revision from ${namesOf(this.schema).events} where position = $1`;
    const [row] = await this.rows<[stream: string, revision: string]>(sql, [position]);
    const [stream, revision] = row ?? ['', '-1'];
    const reason = 'the text cannot be read';
    return new SealBroken(positionOf(position), stream as StreamName, BigInt(revision), reason);
  }

  private async rows<R extends readonly (string | null)[] = Row>(
    text: string,
    values: readonly unknown[],
  ): Promise<readonly R[]> {
    const query = { text, values: [...values], rowMode: 'array' as const, types: AS_WRITTEN };
    const reading = withConnection(
      this.pool,
      async (client) => (await within(this.deadlineMs, 'read', client.query<[...R]>(query))).rows,
    );
    this.underWay.add(reading);
    try {
      return await reading;
    } catch (error) {
      throw asUnavailable(error);
    } finally {
      this.underWay.delete(reading);
    }
  }

  /** A pool that ends leaves a read that waits for a connection waiting. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.underWay);
  }
}

/** Reads the page after `after`; shorter than `size` only at the end of the log. */
export type ReadPage<T> = (after: Position, size: number) => Promise<readonly T[]>;

/** Page by page; the next one is fetched while the consumer works on this one. */
export async function* pagesOf<T extends { readonly position: Position }>(
  read: ReadPage<T>,
  after: Position,
  size: number,
): AsyncIterable<readonly T[]> {
  let coming = read(after, size);
  for (;;) {
    const page = await coming;
    const last = page.at(-1);
    if (!last) return;
    coming = page.length < size ? Promise.resolve([]) : read(last.position, size);
    // A consumer that stops early never hears how it went.
    coming.catch(() => undefined);
    yield page;
  }
}
