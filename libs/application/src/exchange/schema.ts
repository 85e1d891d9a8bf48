import type { Pool } from 'pg';
import { inTransaction } from '../accounts/transaction';

/** One number of this system for one purpose: two processes starting at once take turns. */
const MIGRATION_LANE = 7_316_140;

// An answer is sealed: some hold a code to be handed over in person, and names.
const KEPT_ANSWERS = `
  create table exchange.kept_answer (
    account_id uuid not null,
    key text not null,
    fingerprint text not null,
    claim uuid not null,
    leased_until timestamptz not null,
    expires_at timestamptz not null,
    answer bytea,
    primary key (account_id, key)
  );
  create index kept_answer_expires on exchange.kept_answer (expires_at);
`;

// The body names numbers and divisions and nobody; the secret of a receiver is sealed.
const WEBHOOKS = `
  create table exchange.subscription (
    id uuid primary key,
    url text not null,
    division text not null,
    types text[] not null,
    secret bytea not null,
    made_by text not null,
    made_at timestamptz not null,
    ended_by text,
    ended_at timestamptz
  );

  create table exchange.delivery (
    id uuid primary key,
    subscription_id uuid not null references exchange.subscription,
    type text not null,
    body text not null,
    made_at timestamptz not null,
    status text not null,
    due_at timestamptz not null,
    attempts integer not null default 0,
    answer_status integer,
    problem text,
    ended_at timestamptz
  );
  create index delivery_due on exchange.delivery (due_at) where status = 'waiting';
  create index delivery_of_subscription on exchange.delivery (subscription_id, made_at);

  create table exchange.gathered (
    singleton boolean primary key default true check (singleton),
    position text not null
  );
`;

/** Each is run once, in order; a new one is added at the end and none is ever altered. */
const STEPS: readonly string[] = [KEPT_ANSWERS, WEBHOOKS];

/** The tables of what is exchanged with other programs. */
export const migrateExchange = (pool: Pool): Promise<void> =>
  inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LANE]);
    await client.query('create schema if not exists exchange');
    await client.query('create table if not exists exchange.migration (step integer primary key)');
    const done = await client.query('select step from exchange.migration');
    for (const [index, step] of STEPS.entries()) {
      if (index < (done.rowCount ?? 0)) continue;
      await client.query(step);
      await client.query('insert into exchange.migration (step) values ($1)', [index]);
    }
  });
