import type { Pool, PoolClient } from 'pg';
import { type Instant, instant, type Refusal, refuse } from '@ledger/kernel';
import {
  type Account,
  ACCOUNT_COLUMNS,
  accountFrom,
  type StoredAccount,
  userNameFrom,
} from './account';
import { passwordMatches } from './passwords';
import { later, startSession } from './sessions';
import { inTransaction } from './transaction';

const FAILURES_MAX = 5;
const LOCK_MS = 15 * 60_000;
/** Nobody locks an account; this does. */
const WRONG_PASSWORDS = 'wrong-passwords';

export type LoginRefusal = 'wrong-credentials' | 'locked' | 'disabled';

export interface LoggedIn {
  /** The only time it is shown: the caller hands it to the browser and keeps nothing. */
  readonly token: string;
  readonly account: Account;
}

type WithHash = StoredAccount & { readonly password_hash: string };

const find = async (pool: Pool, userName: string | undefined): Promise<WithHash | undefined> => {
  const found = await pool.query<WithHash>(
    `select ${ACCOUNT_COLUMNS}, account.password_hash from accounts.account
     where user_name = $1`,
    [userName ?? ''],
  );
  return found.rows[0];
};

const refuseLocked = (until: Date): Refusal<LoginRefusal> =>
  refuse('locked', { until: instant(until.toISOString()) });

/** Counts and locks in one statement, so that guesses sent all at once are counted too. */
const noteFailure = async (pool: Pool, userName: string | undefined, now: Instant) => {
  await pool.query(
    `with failed as (
       update accounts.account set
         failed_attempts = case when failed_attempts + 1 >= $3 then 0 else failed_attempts + 1 end,
         locked_until = case when failed_attempts + 1 >= $3 then $4::timestamptz end
       where user_name = $1 and (locked_until is null or locked_until <= $2)
       returning id, locked_until)
     insert into accounts.act (account_id, what, done_by, done_at)
     select id, 'locked', $5, $2::timestamptz from failed where locked_until is not null`,
    [userName ?? '', now, FAILURES_MAX, later(now, LOCK_MS), WRONG_PASSWORDS],
  );
};

/** Undefined when it was locked meanwhile by other guesses, disabled, or given a new password. */
const noteSuccess = async (client: PoolClient, { id, password_hash }: WithHash, now: Instant) => {
  const cleared = await client.query<StoredAccount>(
    `update accounts.account set failed_attempts = 0, locked_until = null
     where id = $1 and (locked_until is null or locked_until <= $2)
       and disabled_at is null and password_hash = $3
     returning ${ACCOUNT_COLUMNS}`,
    [id, now, password_hash],
  );
  return cleared.rows[0];
};

/** One transaction, so that a new password, which ends all sessions, ends this one as well. */
const welcome = (
  pool: Pool,
  found: WithHash,
  now: Instant,
  address: string | null,
): Promise<LoggedIn | undefined> =>
  inTransaction(pool, async (client) => {
    const cleared = await noteSuccess(client, found, now);
    if (!cleared) return undefined;
    const account = accountFrom(cleared);
    return {
      token: await startSession(client, account.id, now, { address, signedOn: false }),
      account,
    };
  });

export const login = async (
  pool: Pool,
  typedName: string,
  password: string,
  now: Instant,
  address: string | null,
): Promise<LoggedIn | Refusal<LoginRefusal>> => {
  const userName = userNameFrom(typedName);
  const found = await find(pool, userName);
  // Before any other answer: each takes the time of one hash.
  const matches = await passwordMatches(password, found?.password_hash);
  if (found?.locked_until && found.locked_until.getTime() > Date.parse(now)) {
    return refuseLocked(found.locked_until);
  }
  if (!found || !matches) {
    await noteFailure(pool, userName, now);
    return refuse('wrong-credentials');
  }
  // Only who knows the password is told that the account is disabled.
  if (found.disabled_at) return refuse('disabled');
  const loggedIn = await welcome(pool, found, now, address);
  if (loggedIn) return loggedIn;
  const today = await find(pool, userName);
  return today?.locked_until ? refuseLocked(today.locked_until) : refuse('wrong-credentials');
};
