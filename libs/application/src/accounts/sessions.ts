import { createHash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { type Instant, instant } from '@ledger/kernel';
import {
  type Account,
  ACCOUNT_COLUMNS,
  accountFrom,
  type AccountId,
  type StoredAccount,
} from './account';

const TOKEN_BYTES = 32;
const MINUTE_MS = 60_000;
const LONGEST_MS = 12 * 60 * MINUTE_MS;
const IDLE_MS = 60 * MINUTE_MS;
/** A page sends many requests: not every one of them need write down that it was seen. */
const SEEN_AGAIN_MS = MINUTE_MS;

/** Handed out once; only its hash is stored, so a stolen table opens nothing. */
const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');
const hashOf = (token: string): Buffer => createHash('sha256').update(token, 'utf8').digest();

export const later = (at: Instant, milliseconds: number): Instant =>
  instant(new Date(Date.parse(at) + milliseconds).toISOString());

export const startSession = async (
  client: Pick<Pool, 'query'>,
  account: AccountId,
  now: Instant,
): Promise<string> => {
  const token = newToken();
  await client.query('delete from accounts.session where expires_at <= $1', [now]);
  await client.query(
    `insert into accounts.session (token_hash, account_id, last_seen_at, expires_at)
     values ($1, $2, $3, $4)`,
    [hashOf(token), account, now, later(now, LONGEST_MS)],
  );
  return token;
};

/** Whose session it is, while it lasts: 12 hours, of which no 60 minutes idle. */
export const authenticate = async (
  pool: Pool,
  token: string,
  now: Instant,
): Promise<Account | undefined> => {
  const found = await pool.query<StoredAccount & { last_seen_at: Date }>(
    `select ${ACCOUNT_COLUMNS}, session.last_seen_at
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
  return accountFrom(session);
};

export const endSession = async (pool: Pool, token: string): Promise<void> => {
  await pool.query('delete from accounts.session where token_hash = $1', [hashOf(token)]);
};

export const endSessionsOf = async (
  client: Pick<Pool, 'query'>,
  account: AccountId,
): Promise<void> => {
  await client.query('delete from accounts.session where account_id = $1', [account]);
};
