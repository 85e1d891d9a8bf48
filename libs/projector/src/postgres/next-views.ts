import { randomBytes } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { ROW_KINDS } from '../intervals';
import type { NextViews, ReadSide } from '../read-side';
import { retireCheckpoint } from './checkpoint-table';
import { findingByDay } from './finding-by-day-schema';
import { moneyByDay } from './money-by-day-schema';
import { LIVE } from './sql';
import { keepSums } from './sums-by-day';

/** Each beginning has a name of its own: two that overlap do not write into each other. */
const NEXT = 'read_next_';
const OLD = 'read_old';

/** Tables that are written by COPY alone get their indexes once they are full. */
const FACTS = ['fact'];
const ANSWERS: readonly string[] = ROW_KINDS;
const COPIED = [...FACTS, ...ANSWERS];

interface Index {
  readonly table: string;
  readonly name: string;
  readonly isKey: boolean;
  readonly definition: string;
}

/** The live tables are the pattern, so that a migration is written once. */
const tablesOf = async (source: DataSource): Promise<readonly string[]> => {
  const rows: readonly { name: string }[] = await source.query(
    `select relname as name from pg_class where relnamespace = '${LIVE}'::regnamespace
       and relkind = 'r' order by relname`,
  );
  return rows.map(({ name }) => name);
};

const indexesOf = (source: DataSource): Promise<readonly Index[]> =>
  source.query(
    `select t.relname as table, i.relname as name, x.indisprimary as "isKey",
       pg_get_indexdef(x.indexrelid) as definition
     from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
     where t.relnamespace = '${LIVE}'::regnamespace order by i.relname`,
  );

const dropSchema = (source: DataSource, schema: string): Promise<unknown> =>
  source.query(`drop schema if exists ${schema} cascade`);

/** What rebuilds that were killed left behind. */
const dropLeftovers = async (source: DataSource): Promise<void> => {
  const rows: readonly { name: string }[] = await source.query(
    `select nspname as name from pg_namespace where starts_with(nspname, $1) or nspname = $2`,
    [NEXT, OLD],
  );
  for (const { name } of rows) await dropSchema(source, name);
};

const createEmpty = async (source: DataSource, next: string): Promise<void> => {
  const tables = await tablesOf(source);
  await source.transaction(async (tx) => {
    await tx.query(`create schema ${next}`);
    for (const table of tables) {
      await tx.query(
        `create table ${next}.${table} (like ${LIVE}.${table} including defaults including identity)`,
      );
    }
  });
};

const createIndex = async (
  tx: EntityManager,
  next: string,
  { table, name, isKey, definition }: Index,
) => {
  await tx.query(definition.replace(` ON ${LIVE}.`, ` ON ${next}.`));
  if (!isKey) return;
  await tx.query(
    `alter table ${next}.${table} add constraint ${name} primary key using index ${name}`,
  );
};

const indexNext = async (
  source: DataSource,
  next: string,
  wanted: (index: Index) => boolean,
): Promise<void> => {
  const indexes = (await indexesOf(source)).filter(wanted);
  await source.transaction(async (tx) => {
    for (const index of indexes) await createIndex(tx, next, index);
    for (const table of new Set(indexes.map((index) => index.table))) {
      await tx.query(`analyze ${next}.${table}`);
    }
  });
};

/** Once for all that was copied, which costs less than with every page of it. */
const sumNext = (source: DataSource, next: string): Promise<void> =>
  source.transaction(async (tx) => {
    for (const sums of [moneyByDay, findingByDay]) {
      await keepSums(tx, next, sums);
      await tx.query(`analyze ${next}.${sums.table}_by_day`);
    }
  });

/**
 * Two renames need no lock on any table: a question that runs goes on in the old tables to its end,
 * the next one finds the new ones. Nobody waits and nobody gets an error.
 */
const swap = (source: DataSource, next: string): Promise<void> =>
  source.transaction(async (tx) => {
    await retireCheckpoint({ schema: LIVE, tx });
    await tx.query(`alter schema ${LIVE} rename to ${OLD}`);
    await tx.query(`alter schema ${next} rename to ${LIVE}`);
  });

export const besideLive = async (
  source: DataSource,
  open: (schema: string) => ReadSide,
): Promise<NextViews> => {
  await dropLeftovers(source);
  const next = `${NEXT}${randomBytes(6).toString('hex')}`;
  await createEmpty(source, next);
  const indexAll = (wanted: (table: string) => boolean) =>
    indexNext(source, next, ({ table }) => wanted(table));
  await indexAll((table) => !COPIED.includes(table));
  return {
    views: open(next),
    indexFacts: async () => {
      await indexAll((table) => FACTS.includes(table));
      // It has had its index from the beginning, and was empty when the server last looked.
      await source.query(`analyze ${next}.membership`);
    },
    indexAnswers: async () => {
      await indexAll((table) => ANSWERS.includes(table));
      await sumNext(source, next);
    },
    takeOver: async () => {
      await swap(source, next);
      await dropSchema(source, OLD);
    },
  };
};
