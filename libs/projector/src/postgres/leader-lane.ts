import type { Pool } from 'pg';

/** The lock of whoever brings the views up to date. */
export const LEADER_LANE = 738_201_003;

/** Does any process bring the views of this database up to date at the moment? */
export const isLed = async (pool: Pick<Pool, 'query'>): Promise<boolean> => {
  const { rows } = await pool.query<{ led: boolean }>(
    `select exists (select from pg_locks where locktype = 'advisory' and granted
       and classid = 0 and objid = $1
       and database = (select oid from pg_database where datname = current_database())) as led`,
    [LEADER_LANE],
  );
  return rows[0]?.led === true;
};
