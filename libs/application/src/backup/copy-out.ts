import type { Pool, PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Job } from '../imports/jobs';
import { isOver } from '../imports/progress-board';
import {
  type BeforeTables,
  KEPT_TABLES,
  type Keeper,
  type KeptTable,
  SCHEMAS,
} from './kept-tables';
import type { Steps, TablePart } from './manifest';
import { writeFileOf } from './parts';

/** One state of the database for as long as the work takes; writers are not kept waiting. */
const inSnapshot = async <T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  let whole = false;
  try {
    await client.query('begin isolation level repeatable read read only');
    const result = await work(client);
    await client.query('commit');
    whole = true;
    return result;
  } finally {
    // A copy that was broken off leaves the connection in the middle of it.
    client.release(!whole);
  }
};

type OpenJob = Pick<Job, 'phase'> & { readonly import_id: string; readonly place: string };

/** Which imports are not over now, told to a later snapshot. See `KEPT_TABLES`. */
export const importsStillOpen = async (pool: Pool): Promise<string> => {
  const { rows } = await pool.query<OpenJob>(
    'select import_id, phase, place from imports.job order by place',
  );
  const open = rows.filter((job) => !isOver(job)).map(({ import_id }) => import_id);
  return `(import_id = any('{${open.join(',')}}'::uuid[]) or place > ${rows.at(-1)?.place ?? 0})`;
};

const columnsOf = async (client: PoolClient, table: string): Promise<readonly string[]> => {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [table],
  );
  return rows.map(({ name }) => name);
};

const selectOf = (
  { table, where, instead }: KeptTable,
  columns: readonly string[],
  before: BeforeTables,
) => {
  const values = columns.map((column) => {
    const other = instead?.[column]?.(before);
    return other === undefined ? column : `${other} as ${column}`;
  });
  const rows = where ? ` where ${where(before)}` : '';
  return `select ${values.join(', ')} from ${table}${rows}`;
};

const copyTable = async (
  client: PoolClient,
  folder: string,
  kept: KeptTable,
  before: BeforeTables,
): Promise<TablePart> => {
  const { table, keeper } = kept;
  const columns = await columnsOf(client, table);
  const rows = client.query(copyTo(`copy (${selectOf(kept, columns, before)}) to stdout`));
  const written = await writeFileOf(folder, `${table}.copy.gz`, rows);
  return { ...written, table, keeper, columns, rows: rows.rowCount };
};

/** Sequences keep no snapshot: read within one, they are at least where its rows are. */
const sequencesIn = async (
  client: PoolClient,
  schemas: readonly string[],
): Promise<Readonly<Record<string, string>>> => {
  const { rows } = await client.query<{ name: string; value: string }>(
    `select schemaname || '.' || sequencename as name, last_value::text as value
      from pg_sequences where schemaname = any($1) and last_value is not null`,
    [schemas],
  );
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
};

export interface CopiedTables {
  readonly tables: readonly TablePart[];
  readonly sequences: Readonly<Record<string, string>>;
}

/** Writes every kept table of one database as it is at one moment. */
export const copyTables = (
  pool: Pool,
  keeper: Keeper,
  folder: string,
  before: BeforeTables,
  onTable: (table: string) => void,
): Promise<CopiedTables> =>
  inSnapshot(pool, async (client) => {
    const tables: TablePart[] = [];
    for (const kept of KEPT_TABLES.filter((one) => one.keeper === keeper)) {
      onTable(kept.table);
      tables.push(await copyTable(client, folder, kept, before));
    }
    return { tables, sequences: await sequencesIn(client, SCHEMAS[keeper]) };
  });

/** How far the tables have been migrated. */
export const stepsOf = async (pool: Pool): Promise<Steps> => {
  const { rows } = await pool.query<Steps>(
    `select (select schema_version from people.vault) as people,
      (select count(*)::int from accounts.migration) as accounts,
      (select count(*)::int from seal_key.migration) as "sealKeys"`,
  );
  return rows[0]!;
};
