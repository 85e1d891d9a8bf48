import { Client, type ClientConfig, type Pool } from 'pg';

// Any number will do; the second half of the key is the schema.
const LEADER_LANE = 7_210_004;

/**
 * Does the work on a connection that holds the lead, as long as both last; false when another
 * process holds it. The connection is none of the pool's, for it is kept for long.
 */
export const whileLeading = async (
  pool: Pool,
  schema: string,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<boolean> => {
  const client = new Client(pool.options as ClientConfig);
  const lost = new AbortController();
  client.on('error', () => lost.abort()).on('end', () => lost.abort());
  try {
    await client.connect();
    const { rows } = await client.query<{ leads: boolean }>(
      'select pg_try_advisory_lock($1, hashtext($2)) as leads',
      [LEADER_LANE, schema],
    );
    if (!rows[0]?.leads) return false;
    await work(AbortSignal.any([signal, lost.signal]));
    return true;
  } finally {
    await client.end().catch(() => undefined);
  }
};
