import type { Pool } from 'pg';

import { withConnection } from './connection';
import { neverChanges, refusals } from './guards';
import { makeHead } from './head';
import { DEFAULT_SCHEMA, MIGRATION_LANE, schemaName } from './names';

// Nothing to update but the tree head: the head of a stream is its last entry in the unique index,
// so no second truth can differ from the events. `recorded_at` is the server's clock and
// informative; the instant that counts is in the text.
const tables = (schema: string) => `
  create schema if not exists ${schema};
  create table if not exists ${schema}.events (
    position bigint primary key,
    stream text collate "C" not null,
    revision bigint not null,
    event_id uuid not null,
    type text not null,
    schema_no integer not null,
    text text not null,
    leaf bytea not null,
    recorded_at timestamptz not null default clock_timestamp(),
    unique (stream, revision)
  );`;

interface Made {
  readonly events: boolean;
  readonly head: boolean;
}

const madeSql = `
  select coalesce(bool_or(tgname = 'events_never_change'), false) as events,
      coalesce(bool_or(tgname = 'head_only_grows'), false) as head
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
      join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = $1`;

/**
 * Makes the log's tables and what keeps them append-only. May run again, and in two processes. A
 * log from before there was a tree head gets the head of the leaves it has.
 */
export const migrate = async (pool: Pool, schema = DEFAULT_SCHEMA): Promise<void> => {
  const name = schemaName(schema);
  await withConnection(pool, async (client) => {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LANE]);
    const { rows } = await client.query<Made>(madeSql, [name]);
    // Making a trigger again would wait for every reader and writer; once is enough.
    if (!rows[0]?.events)
      await client.query(tables(name) + refusals(name) + neverChanges(name, 'events'));
    if (!rows[0]?.head) await makeHead(client, name);
    await client.query('commit');
  });
};
