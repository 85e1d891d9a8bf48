import type { Pool } from 'pg';
import { inTransaction } from '../accounts/transaction';

/** The schemas of the committee: its log, the tree over it, and what is read of it. */
export const COMMITTEE = {
  log: 'committee_log',
  seal: 'committee_seal',
  read: 'committee_read',
} as const;

/** The view of which `checkpoint` tells how far it was read. */
export const REGISTER = 'register';

/** One number of this system for one purpose: two processes starting at once take turns. */
export const COMMITTEE_LANE = 738_201_011;

// Nothing here can be read without the committee's key: what a row is looked up by is a keyed
// token, and the rest is sealed. `sealed_to` is public: it tells a wrong key from the right one.
const TABLES = `
  create schema if not exists ${COMMITTEE.read};
  create table if not exists ${COMMITTEE.read}.sealed_to (
    singleton boolean primary key default true check (singleton), public_key bytea not null);
  create table if not exists ${COMMITTEE.read}.checkpoint (
    view text primary key, version integer not null, position text not null,
    entries bigint not null);
  create table if not exists ${COMMITTEE.read}.access_entry (
    place bigint primary key, by_user bytea not null, by_day bytea not null,
    by_kind bytea not null, sealed bytea not null);
  create index if not exists access_by_user on ${COMMITTEE.read}.access_entry (by_user, place);
  create index if not exists access_by_day on ${COMMITTEE.read}.access_entry (by_day, place);
  create index if not exists access_by_kind on ${COMMITTEE.read}.access_entry (by_kind, place);
  create table if not exists ${COMMITTEE.read}.clue (
    stream text primary key, sealed bytea not null);
  insert into ${COMMITTEE.read}.checkpoint (view, version, position, entries)
    values ('${REGISTER}', 0, '', 0) on conflict do nothing;`;

/** Makes what the committee's register needs; may be run by several processes at once. */
export const migrateCommittee = (pool: Pool): Promise<void> =>
  inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [COMMITTEE_LANE]);
    await client.query(TABLES);
  });
