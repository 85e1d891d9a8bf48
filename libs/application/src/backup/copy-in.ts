import { pipeline } from 'node:stream/promises';
import type { Pool, PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { inTransaction } from '../accounts/transaction';
import { isOfImports, KEPT_TABLES, type Keeper } from './kept-tables';
import type { Manifest, TablePart } from './manifest';
import { contentOf } from './parts';
import { BackupProblem } from './problems';

const KNOWN = new Set(KEPT_TABLES.map(({ table }) => table));

/** How the log was cut, for the rows that follow its size. */
export interface Cut {
  readonly events: number;
  readonly isCut: boolean;
}

const copyInto = async (
  client: PoolClient,
  folder: string,
  { file, columns, rows }: TablePart,
  table: string,
): Promise<void> => {
  const into = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`));
  await pipeline(contentOf(folder, file), into);
  if (into.rowCount !== rows) {
    throw new BackupProblem('not-verified', `${table}: ${into.rowCount} rows, not ${rows}`);
  }
};

/** A checkpoint of more events than there are would speak of a log that is not here. */
const copyCheckpoints = async (
  client: PoolClient,
  folder: string,
  part: TablePart,
  { events }: Cut,
): Promise<void> => {
  await client.query(`create temp table signed (like ${part.table}) on commit drop`);
  await copyInto(client, folder, part, 'signed');
  await client.query(
    `insert into ${part.table} select * from signed where size <= ${events} order by size`,
  );
};

const copyPart = (client: PoolClient, folder: string, part: TablePart, cut: Cut) => {
  if (!KNOWN.has(part.table)) throw new BackupProblem('newer', part.table);
  const followsTheLog = part.table.endsWith('.checkpoint') && cut.isCut;
  return followsTheLog
    ? copyCheckpoints(client, folder, part, cut)
    : copyInto(client, folder, part, part.table);
};

/** Numbers that were given once are not given again. */
const advance = async (
  client: PoolClient,
  sequences: Manifest['sequences'],
  tables: readonly TablePart[],
): Promise<void> => {
  const schemas = new Set(tables.map(({ table }) => table.split('.')[0]));
  for (const [name, value] of Object.entries(sequences)) {
    if (!schemas.has(name.split('.')[0])) continue;
    await client.query('select setval($1::regclass, $2::bigint)', [name, value]);
  }
};

/** Lays the rows into tables that are made and empty, all of one database or none. */
export const copyTablesIn = (
  pool: Pool,
  keeper: Keeper,
  folder: string,
  { tables, sequences }: Manifest,
  cut: Cut,
  onTable: (table: string) => void,
): Promise<void> =>
  inTransaction(pool, async (client) => {
    const own = tables.filter(
      (part) => part.keeper === keeper && !(cut.isCut && isOfImports(part.table)),
    );
    for (const part of own) {
      onTable(part.table);
      await copyPart(client, folder, part, cut);
    }
    await advance(client, sequences, own);
  });
