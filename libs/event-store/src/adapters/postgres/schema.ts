import type { Pool } from 'pg';

/** The log of money. The committee keeps a second one, in a schema of its own. */
export const DEFAULT_SCHEMA = 'log';

/** The name goes into SQL text, so nothing but a plain identifier is let through. */
export const schemaName = (name: string): string => {
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(name)) throw new RangeError(`not a schema name: ${name}`);
  return name;
};

// Any number will do, as long as nobody else in the database locks it.
const MIGRATION_LANE = 7_210_001;

/** Names the table and the channel of one log. */
export const namesOf = (schema: string) => ({
  events: `${schemaName(schema)}.events`,
  channel: `${schemaName(schema)}_grew`,
});

// One table and nothing to update: a head is the last entry of a stream in the unique index, so no
// second truth can differ from the events, and a role with INSERT and SELECT is enough to write.
// `recorded_at` is the server's clock and informative; the instant that counts is in the text.
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

// `always`: also for a session that plays a replica, where ordinary triggers sleep.
const guards = (schema: string) => `
  create or replace function ${schema}.refuse_change() returns trigger language plpgsql as $body$
  begin
    raise exception 'the log is append-only: % on % is refused', tg_op, tg_table_name
      using errcode = 'insufficient_privilege';
  end $body$;
  create or replace trigger events_never_change
    before update or delete or truncate on ${schema}.events
    for each statement execute function ${schema}.refuse_change();
  alter table ${schema}.events enable always trigger events_never_change;`;

/** Makes the log's table and what keeps it append-only. May run again, and in two processes. */
export const migrate = async (pool: Pool, schema = DEFAULT_SCHEMA): Promise<void> => {
  const name = schemaName(schema);
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LANE]);
    const { rows } = await client.query<{ done: boolean }>(
      `select exists (
         select from pg_trigger t join pg_class c on c.oid = t.tgrelid
           join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = $1 and c.relname = 'events' and t.tgname = 'events_never_change'
       ) as done`,
      [name],
    );
    // Making a trigger again would wait for every reader and writer; once is enough.
    if (!rows[0]?.done) await client.query(tables(name) + guards(name));
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
};
