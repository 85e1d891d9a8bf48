import type { StreamName } from '@ledger/kernel';
import type { Pool } from 'pg';

import { recordedFrom } from '../../codec';
import { type Position, type Recorded, type Revision, StreamNotFound } from '../../port';
import { asUnavailable, withConnection } from './connection';
import { placeOf, positionOf } from './position';
import { namesOf } from './schema';

const STREAM_PAGE = 500;
export const LOG_PAGE = 1_000;

type Row = [position: string, text: string, leaf: string];

// Every column is taken as the server wrote it: the text is parsed once, by the codec.
const AS_WRITTEN = { getTypeParser: () => (text: string) => text };

const recordedOf = ([position, text, leaf]: Row): Recorded =>
  recordedFrom(text, leaf.slice('\\x'.length), positionOf(position));

export class LogReader {
  constructor(
    private readonly pool: Pool,
    private readonly schema: string,
  ) {}

  async *stream(stream: StreamName, from: Revision): AsyncIterable<Recorded> {
    const sql = `select position, text, leaf from ${namesOf(this.schema).events}
      where stream = $1 and revision >= $2 order by revision limit ${STREAM_PAGE}`;
    let next = from;
    for (;;) {
      const rows = await this.rows(sql, [stream, next]);
      if (rows.length === 0 && next === from) await this.mustExist(stream, from);
      for (const row of rows) yield recordedOf(row);
      if (rows.length < STREAM_PAGE) return;
      next += BigInt(rows.length);
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
    for (const row of await this.rows(sql, [[...new Set(names)]])) {
      const recorded = recordedOf(row);
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
    return (await this.rows(sql, [placeOf(after), size])).map(recordedOf);
  }

  /** The next page is fetched while the consumer works on this one. */
  async *pages(after: Position, size: number): AsyncIterable<readonly Recorded[]> {
    let coming = this.page(after, size);
    for (;;) {
      const page = await coming;
      const last = page.at(-1);
      if (!last) return;
      coming = page.length < size ? Promise.resolve([]) : this.page(last.position, size);
      // A consumer that stops early never hears how it went.
      coming.catch(() => undefined);
      yield page;
    }
  }

  private async rows(text: string, values: readonly unknown[]): Promise<readonly Row[]> {
    const query = { text, values: [...values], rowMode: 'array' as const, types: AS_WRITTEN };
    try {
      return await withConnection(
        this.pool,
        async (client) => (await client.query<Row>(query)).rows,
      );
    } catch (error) {
      throw asUnavailable(error);
    }
  }
}
