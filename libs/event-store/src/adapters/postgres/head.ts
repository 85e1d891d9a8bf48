import type { Pool, PoolClient } from 'pg';

import { HeadBroken } from '../../port';
import { emptyFrontier, type Frontier, frontierBytes, frontierFrom, grow } from '../../seal/merkle';
import { leavesIn, type PreparedWrite } from './copy-rows';
import { onlyGrows, refusals } from './guards';
import { namesOf, takeLane } from './names';

// One row. It moves with every append, so its page keeps room for the versions of a while.
const table = (schema: string) => `
  create table ${namesOf(schema).head} (
    id smallint primary key default 1 check (id = 1),
    size bigint not null,
    frontier bytea not null
  ) with (fillfactor = 10);`;

const hex = (frontier: Frontier): string => frontierBytes(frontier).toString('hex');

const LEAVES_PAGE = 20_000;

/** The frontier of the events that stand, a page at a time. */
const frontierOfEvents = async (client: PoolClient, schema: string): Promise<Frontier> => {
  const sql = `select position, leaf from ${namesOf(schema).events}
    where position > $1 order by position limit ${LEAVES_PAGE}`;
  let frontier = emptyFrontier;
  for (let last = '0'; ;) {
    const { rows } = await client.query<{ position: string; leaf: Buffer }>(sql, [last]);
    const end = rows.at(-1);
    if (!end) return frontier;
    last = end.position;
    frontier = grow(
      frontier,
      rows.map(({ leaf }) => leaf),
    );
  }
};

/** Makes the head of a log, empty or not, while nobody writes. */
export const makeHead = async (client: PoolClient, schema: string): Promise<void> => {
  await client.query(takeLane(schema));
  const frontier = await frontierOfEvents(client, schema);
  await client.query(`${table(schema)} ${refusals(schema)} ${onlyGrows(schema, 'head')}
    insert into ${namesOf(schema).head} (size, frontier)
      values (${frontier.size}, '\\x${hex(frontier)}')`);
};

/** The tree head as the last append that was committed left it. @throws HeadBroken */
export const readHead = async (pool: Pool, schema: string): Promise<Frontier> => {
  const sql = `select size, frontier from ${namesOf(schema).head}`;
  const { rows } = await pool.query<{ size: string; frontier: Buffer }>(sql);
  const [row] = rows;
  if (!row) throw new HeadBroken('there is none');
  return frontierIn(Number(row.size), row.frontier);
};

const frontierIn = (size: number, bytes: Buffer): Frontier => {
  try {
    return frontierFrom(size, bytes);
  } catch (error) {
    throw error instanceof RangeError ? new HeadBroken(error.message) : error;
  }
};

/** The row that a gathering reads first: where the log ends. */
export type EndRow = [nth: '0', size: string, last: string, frontier: Buffer];

/** How a gathering finds the end of the log and moves it, within its own round trips. */
export interface LaneHead {
  /** A query of one `EndRow`. */
  readonly endSql: string;
  /** @throws HeadBroken */
  end(row: EndRow | undefined): Frontier;
  /** The statement that moves the head past these writes. Lets others run in between. */
  move(end: Frontier, writes: readonly PreparedWrite[]): Promise<string>;
}

/** Work of about a millisecond, after which the socket gets its turn. */
const SLICE_LEAVES = 1_000;

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

// The look at the last position costs nothing and finds what was added or taken away by hand
// before an append covers it up.
const endSql = (schema: string) => `
  select 0 as nth, size as number, frontier,
      (select coalesce(max(position), 0) from ${namesOf(schema).events}) as last
    from ${namesOf(schema).head} where id = 1`;

export const laneHead = (schema: string): LaneHead => ({
  endSql: endSql(schema),

  end: (row) => {
    if (!row) throw new HeadBroken('there is none');
    const [, size, last, frontier] = row;
    if (size !== last) throw new HeadBroken(`${size} events were sealed, the last is ${last}`);
    return frontierIn(Number(size), frontier);
  },

  move: async (end, writes) => {
    const leaves = writes.flatMap(leavesIn);
    let frontier = end;
    for (let from = 0; from < leaves.length; from += SLICE_LEAVES) {
      if (from > 0) await turn();
      frontier = grow(frontier, leaves.slice(from, from + SLICE_LEAVES));
    }
    return `update ${namesOf(schema).head}
      set size = ${frontier.size}, frontier = '\\x${hex(frontier)}' where id = 1;`;
  },
});
