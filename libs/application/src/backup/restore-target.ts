import type { Pool, PoolClient } from 'pg';
import { type Keeper, SCHEMAS } from './kept-tables';
import { BackupProblem } from './problems';

/** One number of this system for one purpose: of two restores into a database one gives way. */
const RESTORE_LANE = 738_201_012;

/**
 * Made first and taken away last, so that a restore that was killed half way is known for what it
 * is, by every process that uses the database.
 */
const MARK = 'restoring';

const markIn = async (client: Pick<PoolClient, 'query'>): Promise<string | undefined> => {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('${MARK}.mark') is not null as there`,
  );
  if (!rows[0]?.there) return undefined;
  const mark = await client.query<{ from_path: string }>(`select from_path from ${MARK}.mark`);
  return mark.rows[0]?.from_path ?? '';
};

/** Asked at every start. @throws BackupProblem while what was restored is not whole. */
export const mustNotBeRestoring = async (pool: Pool): Promise<void> => {
  const from = await markIn(pool);
  if (from !== undefined) throw new BackupProblem('restore-unfinished', from);
};

const namesOf = (keepers: readonly Keeper[]): readonly string[] =>
  keepers.flatMap((keeper) => SCHEMAS[keeper]);

const isEmpty = async (client: PoolClient, keepers: readonly Keeper[]): Promise<boolean> => {
  const { rows } = await client.query('select from pg_namespace where nspname = any($1)', [
    namesOf(keepers),
  ]);
  return rows.length === 0;
};

/** Everything goes at once, the mark with it. A log refuses to lose rows; a schema may be dropped. */
const clear = async (client: PoolClient, keepers: readonly Keeper[]): Promise<void> => {
  await client.query(`drop schema if exists ${[...namesOf(keepers), MARK].join(', ')} cascade`);
};

const mark = async (client: PoolClient, from: string): Promise<void> => {
  await client.query(`begin; create schema ${MARK}; create table ${MARK}.mark (from_path text)`);
  await client.query(`insert into ${MARK}.mark (from_path) values ($1)`, [from]);
  await client.query('commit');
};

/** A database that is being filled from a backup. */
export interface Target {
  /** What stands in it is the ledger now. */
  finish(): Promise<void>;
  /** Gives the database back: as it was before, unless it was finished. */
  leave(): Promise<void>;
}

const taken = (client: PoolClient, keepers: readonly Keeper[]): Target => {
  let finished = false;
  return {
    finish: async () => {
      await client.query(`drop schema ${MARK} cascade`);
      finished = true;
    },
    leave: async () => {
      try {
        if (!finished) await clear(client, keepers);
      } finally {
        // The lane goes with the connection.
        client.release(true);
      }
    },
  };
};

/**
 * Takes an empty database, or one in which a restore was broken off, for a restore.
 * @throws BackupProblem, the database being as it was, when it holds a ledger.
 */
export const takeTarget = async (
  pool: Pool,
  keepers: readonly Keeper[],
  from: string,
  where: string,
): Promise<Target> => {
  const client = await pool.connect();
  try {
    const lane = `select pg_try_advisory_lock(${RESTORE_LANE}) as mine`;
    const { rows } = await client.query<{ mine: boolean }>(lane);
    if (!rows[0]?.mine) throw new BackupProblem('restore-under-way');
    if ((await markIn(client)) !== undefined) await clear(client, keepers);
    else if (!(await isEmpty(client, keepers))) {
      throw keepers.includes('ledger')
        ? new BackupProblem('not-empty', where)
        : new BackupProblem('committee-not-empty');
    }
    await mark(client, from);
    return taken(client, keepers);
  } catch (error) {
    client.release(true);
    throw error;
  }
};
