import type { Pool, PoolClient } from 'pg';

import { asUnavailable, withConnection } from '../adapters/postgres/connection';

// Any number will do; the second half of the key is the schema.
const SEAL_LANE = 7_210_003;

const begin = (schema: string) => `
  begin;
  set local lock_timeout = '30s';
  set local idle_in_transaction_session_timeout = '15s';
  select pg_advisory_xact_lock(${SEAL_LANE}, hashtext('${schema}'))`;

/** One at a time of all processes, so that what was read still holds when it is written back. */
export const inSealLane = async <T>(
  pool: Pool,
  schema: string,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> => {
  try {
    return await withConnection(pool, async (client) => {
      await client.query(begin(schema));
      try {
        const result = await work(client);
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback').catch(() => undefined);
        throw error;
      }
    });
  } catch (error) {
    throw asUnavailable(error);
  }
};

/** One question outside of any transaction. @throws StoreUnavailable */
export const ask = async <Row extends object>(
  pool: Pool,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> => {
  try {
    return await withConnection(
      pool,
      async (client) => (await client.query<Row>(text, [...values])).rows,
    );
  } catch (error) {
    throw asUnavailable(error);
  }
};
