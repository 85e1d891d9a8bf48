import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { type Brand, type Instant, instant } from '@ledger/kernel';
import {
  type Account,
  ACCOUNT_COLUMNS,
  accountFrom,
  type AccountId,
  isUuid,
  type StoredAccount,
} from './account';

export type SessionId = Brand<string, 'SessionId'>;

export const parseSessionId = (text: string): SessionId | undefined =>
  isUuid(text) ? (text as SessionId) : undefined;

/** A login that still lasts, as its owner recognises it. */
export interface OpenSession {
  readonly id: SessionId;
  readonly startedAt: Instant;
  readonly lastSeenAt: Instant;
  readonly expiresAt: Instant;
  /** Where it was begun from; null at the command line. */
  readonly address: string | null;
  /** The one that asks. */
  readonly isCurrent: boolean;
}

/** How a session began. */
export interface Beginning {
  readonly address: string | null;
  /** At the office's provider: then no password of the ledger was typed, nor need be changed. */
  readonly signedOn: boolean;
}

const TOKEN_BYTES = 32;
const MINUTE_MS = 60_000;
const LONGEST_MS = 12 * 60 * MINUTE_MS;
const IDLE_MS = 60 * MINUTE_MS;
/** A page sends many requests: not every one of them need write down that it was seen. */
const SEEN_AGAIN_MS = MINUTE_MS;

/** Handed out once; only its hash is stored, so a stolen table opens nothing. */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');
export const hashOf = (token: string): Buffer =>
  createHash('sha256').update(token, 'utf8').digest();

export const later = (at: Instant, milliseconds: number): Instant =>
  instant(new Date(Date.parse(at) + milliseconds).toISOString());

export const startSession = async (
  client: Pick<Pool, 'query'>,
  account: AccountId,
  now: Instant,
  { address, signedOn }: Beginning,
): Promise<string> => {
  const token = newToken();
  await client.query('delete from accounts.session where expires_at <= $1', [now]);
  await client.query(
    `insert into accounts.session
       (token_hash, id, account_id, started_at, last_seen_at, expires_at, address, signed_on)
     values ($1, $2, $3, $4, $4, $5, $6, $7)`,
    [hashOf(token), randomUUID(), account, now, later(now, LONGEST_MS), address, signedOn],
  );
  return token;
};

/** Whose session it is, while it lasts: 12 hours, of which no 60 minutes idle. */
export const authenticate = async (
  pool: Pool,
  token: string,
  now: Instant,
): Promise<Account | undefined> => {
  const found = await pool.query<StoredAccount & { last_seen_at: Date; signed_on: boolean }>(
    `select ${ACCOUNT_COLUMNS}, session.last_seen_at, session.signed_on
     from accounts.session join accounts.account on account.id = session.account_id
     where token_hash = $1 and expires_at > $2 and last_seen_at > $3 and disabled_at is null`,
    [hashOf(token), now, later(now, -IDLE_MS)],
  );
  const [session] = found.rows;
  if (!session) return undefined;
  if (Date.parse(now) - session.last_seen_at.getTime() >= SEEN_AGAIN_MS) {
    await pool.query(
      'update accounts.session set last_seen_at = greatest(last_seen_at, $2) where token_hash = $1',
      [hashOf(token), now],
    );
  }
  const account = accountFrom(session);
  return session.signed_on ? { ...account, mustChangePassword: false } : account;
};

/** Does the session last? Unlike a request, asking is no sign that anybody is there. */
export const lasts = async (pool: Pool, token: string, now: Instant): Promise<boolean> => {
  const { rowCount } = await pool.query(
    `select from accounts.session join accounts.account on account.id = session.account_id
     where token_hash = $1 and expires_at > $2 and last_seen_at > $3 and disabled_at is null`,
    [hashOf(token), now, later(now, -IDLE_MS)],
  );
  return rowCount === 1;
};

interface StoredSession {
  readonly id: string;
  readonly started_at: Date;
  readonly last_seen_at: Date;
  readonly expires_at: Date;
  readonly address: string | null;
  readonly is_current: boolean;
}

/** Those that still last, the newest first. `token` is that of who asks. */
export const sessionsOf = async (
  pool: Pool,
  account: AccountId,
  now: Instant,
  token?: string,
): Promise<readonly OpenSession[]> => {
  const { rows } = await pool.query<StoredSession>(
    `select id, started_at, last_seen_at, expires_at, address,
       coalesce(token_hash = $4, false) as is_current
     from accounts.session
     where account_id = $1 and expires_at > $2 and last_seen_at > $3
     order by started_at desc, id`,
    [account, now, later(now, -IDLE_MS), token === undefined ? null : hashOf(token)],
  );
  return rows.map((row) => ({
    id: row.id as SessionId,
    startedAt: instant(row.started_at.toISOString()),
    lastSeenAt: instant(row.last_seen_at.toISOString()),
    expiresAt: instant(row.expires_at.toISOString()),
    address: row.address,
    isCurrent: row.is_current,
  }));
};

export const endSession = async (pool: Pool, token: string): Promise<void> => {
  await pool.query('delete from accounts.session where token_hash = $1', [hashOf(token)]);
};

/** False when the account has no such session. */
export const endSessionById = async (
  client: Pick<Pool, 'query'>,
  account: AccountId,
  id: SessionId,
): Promise<boolean> => {
  const ended = await client.query(
    'delete from accounts.session where account_id = $1 and id = $2',
    [account, id],
  );
  return ended.rowCount !== 0;
};

export const endSessionsOf = async (
  client: Pick<Pool, 'query'>,
  account: AccountId,
): Promise<void> => {
  await client.query('delete from accounts.session where account_id = $1', [account]);
};
