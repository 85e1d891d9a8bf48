import type { Pool, PoolClient } from 'pg';
import { WrongMasterKey } from '../errors';
import type { VaultKeys } from '../keys';
import { seal, unseal } from '../sealing';
import { inTransaction } from './transaction';

/** One number of this system for one purpose: two processes starting at once take turns. */
const MIGRATION_LANE = 7_316_001;

const FIRST = `
  create schema if not exists people;

  create table people.vault (
    only_row boolean primary key default true check (only_row),
    schema_version integer not null,
    verifier bytea not null
  );

  create table people.person (
    id uuid primary key,
    look_up bytea not null unique,
    wrapped_key bytea -- null once destroyed
  );

  create sequence people.document_block;
  create table people.document (
    id uuid primary key,
    place bigint not null, -- order of keeping
    owner uuid not null references people.person,
    kind text not null,
    digest bytea not null unique,
    commitment text not null,
    sealed bytea not null
  );
  create index document_of_owner on people.document (owner, kind, place);

  create table people.original (
    file_id text primary key,
    header bytea not null
  );
  create table people.original_chunk (
    file_id text not null references people.original,
    index integer not null,
    sealed bytea not null,
    primary key (file_id, index)
  );
  -- Sealed bytes do not shrink: trying to compress them only costs time.
  alter table people.original_chunk alter column sealed set storage external;

  create table people.disclosure (
    place bigint generated always as identity primary key,
    id uuid not null unique,
    actor text not null,
    persons integer not null,
    at timestamptz not null,
    sealed bytea not null
  );

  create function people.refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception '% on %.% is refused: it only grows',
      tg_op, tg_table_schema, tg_table_name using errcode = 'restrict_violation';
  end $$;
  create trigger only_grows before update or delete or truncate on people.disclosure
    for each statement execute function people.refuse_change();
  create trigger only_grows before update or delete or truncate on people.document
    for each statement execute function people.refuse_change();
`;

/** Each is run once, in order; a new one is added at the end and none is ever altered. */
const STEPS: readonly string[] = [FIRST];

const VERIFIER_CONTEXT = 'vault-verifier';
const VERIFIER_TEXT = 'this vault belongs to this master key';

interface VaultState {
  readonly schema_version: number;
  readonly verifier: Buffer;
}

const stateOf = async (client: PoolClient): Promise<VaultState | undefined> => {
  const exists = await client.query<{ there: boolean }>(
    `select to_regclass('people.vault') is not null as there`,
  );
  if (!exists.rows[0]?.there) return undefined;
  const state = await client.query<VaultState>('select schema_version, verifier from people.vault');
  return state.rows[0];
};

const fits = (keys: VaultKeys, { verifier }: VaultState): boolean =>
  unseal(keys.wrapping, verifier, VERIFIER_CONTEXT)?.toString('utf8') === VERIFIER_TEXT;

/**
 * Brings the tables of the vault up to date, or to a step that is passed already: what comes from
 * a backup is laid into the tables of its time. The first start ties the vault to the master key.
 * @throws WrongMasterKey, having written nothing, when the vault belongs to another key.
 */
export const migratePeople = (
  pool: Pool,
  keys: VaultKeys,
  steps: number = STEPS.length,
): Promise<void> =>
  inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LANE]);
    const state = await stateOf(client);
    if (state && !fits(keys, state)) throw new WrongMasterKey();
    const done = state?.schema_version ?? 0;
    const due = STEPS.slice(done, steps);
    if (due.length === 0) return;
    for (const step of due) await client.query(step);
    const verifier =
      state?.verifier ?? seal(keys.wrapping, Buffer.from(VERIFIER_TEXT, 'utf8'), VERIFIER_CONTEXT);
    await client.query(
      `insert into people.vault (schema_version, verifier) values ($1, $2)
       on conflict (only_row) do update set schema_version = excluded.schema_version`,
      [done + due.length, verifier],
    );
  });
