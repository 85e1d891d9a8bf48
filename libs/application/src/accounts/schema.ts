import type { Pool } from 'pg';
import { inTransaction } from './transaction';

/** One number of this system for one purpose: two processes starting at once take turns. */
const MIGRATION_LANE = 7_316_101;

const FIRST = `
  create table accounts.account (
    id uuid primary key,
    user_name text not null unique,
    display_name text not null,
    role text not null,
    scope text not null,
    password_hash text not null,
    must_change_password boolean not null,
    failed_attempts integer not null default 0,
    locked_until timestamptz,
    disabled_at timestamptz,
    created_at timestamptz not null
  );

  create table accounts.session (
    token_hash bytea primary key,
    account_id uuid not null references accounts.account,
    last_seen_at timestamptz not null,
    expires_at timestamptz not null
  );
  create index session_of_account on accounts.session (account_id);
`;

/** Each is run once, in order; a new one is added at the end and none is ever altered. */
const STEPS: readonly string[] = [FIRST];

/**
 * Brings the tables of the accounts up to date; may be run by several processes at once.
 * A backup is laid into the tables of its time, so that it may stop at a step that is passed.
 */
export const migrateAccounts = (pool: Pool, steps: number = STEPS.length): Promise<void> =>
  inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LANE]);
    await client.query('create schema if not exists accounts');
    await client.query('create table if not exists accounts.migration (step integer primary key)');
    const done = await client.query('select step from accounts.migration');
    for (const [index, step] of STEPS.slice(0, steps).entries()) {
      if (index < (done.rowCount ?? 0)) continue;
      await client.query(step);
      await client.query('insert into accounts.migration (step) values ($1)', [index]);
    }
  });
