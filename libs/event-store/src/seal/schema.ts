import type { Pool } from 'pg';

import { withConnection } from '../adapters/postgres/connection';
import { neverChanges, onlyGrows, refusals } from '../adapters/postgres/guards';
import { MIGRATION_LANE, schemaName } from '../adapters/postgres/names';

export const DEFAULT_SCHEMA = 'seal';

/** Hashes in a full tile: C2SP tlog-tiles of height 8. */
export const TILE_WIDTH = 256;

// `tile`: level 0 holds leaf hashes, level n roots of 256^n leaves; the last of each level grows.
// `progress`: how far each store was read, for a log may move to another store and stay the same.
// `place`: where to read a tile's first event in a store that does not number its events. Hashes
// do not compress, so they are stored without the attempt.
const tables = (schema: string) => `
  create schema if not exists ${schema};
  create table ${schema}.head (
    id smallint primary key default 1 check (id = 1),
    size bigint not null,
    frontier bytea not null
  ) with (fillfactor = 10);
  create table ${schema}.tile (
    level smallint not null,
    nth bigint not null,
    hashes bytea not null check (octet_length(hashes) between 32 and ${TILE_WIDTH * 32}),
    primary key (level, nth)
  );
  alter table ${schema}.tile alter column hashes set storage external;
  create table ${schema}.progress (
    store text primary key,
    position text not null,
    size bigint not null
  ) with (fillfactor = 10);
  create table ${schema}.place (
    store text not null,
    tile bigint not null,
    after text not null,
    primary key (store, tile)
  );
  create table ${schema}.checkpoint (
    size bigint primary key,
    root bytea not null,
    text text not null,
    taken_at timestamptz(3) not null
  );
  insert into ${schema}.head (size, frontier) values (0, '');`;

const judges = (schema: string) => `
  create or replace function ${schema}.refuse_other_hashes() returns trigger
    language plpgsql as $body$
  begin
    if new.level = old.level and new.nth = old.nth and octet_length(new.hashes) % 32 = 0
        and substring(new.hashes from 1 for octet_length(old.hashes)) = old.hashes then
      return new;
    end if;
    raise exception 'the log is append-only: a tile only grows'
      using errcode = 'insufficient_privilege';
  end $body$;
  create or replace function ${schema}.refuse_other_checkpoint() returns trigger
    language plpgsql as $body$
  begin
    if new.size = old.size and new.root = old.root and new.taken_at = old.taken_at
        and split_part(new.text, E'\\n\\n', 1) = split_part(old.text, E'\\n\\n', 1) then
      return new;
    end if;
    raise exception 'the log is append-only: a checkpoint only gains signatures'
      using errcode = 'insufficient_privilege';
  end $body$;`;

const guards = (schema: string): string =>
  [
    refusals(schema),
    judges(schema),
    onlyGrows(schema, 'head'),
    onlyGrows(schema, 'progress'),
    onlyGrows(schema, 'tile', 'refuse_other_hashes'),
    onlyGrows(schema, 'checkpoint', 'refuse_other_checkpoint'),
    neverChanges(schema, 'place'),
  ].join('');

/** Makes the tables of a seal and what keeps them from shrinking. May run again, and twice at once. */
export const migrateSeal = async (pool: Pool, schema = DEFAULT_SCHEMA): Promise<void> => {
  const name = schemaName(schema);
  await withConnection(pool, async (client) => {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LANE]);
    const { rows } = await client.query<{ made: boolean }>(
      'select to_regclass($1) is not null as made',
      [`${name}.checkpoint`],
    );
    if (!rows[0]?.made) await client.query(tables(name) + guards(name));
    await client.query('commit');
  });
};
