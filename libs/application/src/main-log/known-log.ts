import type { LogMark } from '@ledger/event-store';
import type { StreamName } from '@ledger/kernel';
import type { Pool } from 'pg';
import type { LogKind } from './problems';

/** What this home knows of its log: where it is, and its first event once there is one. */
export interface KnownLog {
  readonly kind: LogKind;
  readonly first: LogMark | undefined;
}

export const migrateKnownLog = async (pool: Pool): Promise<void> => {
  const client = await pool.connect();
  try {
    await client.query(`begin; select pg_advisory_xact_lock(738201006);
      create schema if not exists home;
      create table if not exists home.main_log (
        singleton boolean primary key default true check (singleton), kind text not null,
        stream text, leaf text);
      commit`);
  } finally {
    client.release();
  }
};

export const knownLog = async (pool: Pool): Promise<KnownLog | undefined> => {
  const { rows } = await pool.query<{ kind: LogKind; stream: StreamName; leaf: string | null }>(
    'select kind, stream, leaf from home.main_log',
  );
  const row = rows[0];
  if (!row) return undefined;
  const { kind, stream, leaf } = row;
  return { kind, first: leaf === null ? undefined : { stream, revision: 0n, leaf } };
};

export const rememberLog = async (pool: Pool, { kind, first }: KnownLog): Promise<void> => {
  await pool.query(
    `insert into home.main_log (kind, stream, leaf) values ($1, $2, $3)
     on conflict (singleton) do update set kind = excluded.kind,
       stream = coalesce(excluded.stream, main_log.stream),
       leaf = coalesce(excluded.leaf, main_log.leaf)`,
    [kind, first?.stream ?? null, first?.leaf ?? null],
  );
};
