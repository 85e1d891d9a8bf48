import type { Pool } from 'pg';
import { inTransaction } from '../accounts/transaction';

/** One number of this system for one purpose: two processes starting at once take turns. */
const MIGRATION_LANE = 7_316_401;

// What is here is public. The private key never comes near the database.
const FIRST = `
  create table seal_key.identity (
    singleton boolean primary key default true check (singleton),
    origin text not null,
    division text not null,
    first_vkey text,
    created_at timestamptz not null
  );

  create table seal_key.cosigner (
    vkey text primary key,
    label text not null,
    trusted_at timestamptz not null,
    trusted_by text not null
  );
`;

/** Each is run once, in order; a new one is added at the end and none is ever altered. */
const STEPS: readonly string[] = [FIRST];

/**
 * Brings the tables of the keys up to date; may be run by several processes at once.
 * A backup is laid into the tables of its time, so that it may stop at a step that is passed.
 */
export const migrateSealKeys = (pool: Pool, steps: number = STEPS.length): Promise<void> =>
  inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LANE]);
    await client.query('create schema if not exists seal_key');
    await client.query('create table if not exists seal_key.migration (step integer primary key)');
    const done = await client.query('select step from seal_key.migration');
    for (const [index, step] of STEPS.slice(0, steps).entries()) {
      if (index < (done.rowCount ?? 0)) continue;
      await client.query(step);
      await client.query('insert into seal_key.migration (step) values ($1)', [index]);
    }
  });
