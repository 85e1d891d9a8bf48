import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { type DivisionCode, type Instant, type Refusal, refuse } from '@ledger/kernel';
import {
  type Account,
  ACCOUNT_COLUMNS,
  accountFrom,
  type AccountId,
  type StoredAccount,
  userNameFrom,
} from './account';
import { type AccountAct, type By, noteAct } from './acts';
import { hashPassword, passwordFits, passwordMatches } from './passwords';
import { type Role, scopeFits } from './roles';
import { endSessionsOf } from './sessions';
import { inTransaction } from './transaction';

export interface Parts {
  readonly pool: Pool;
  readonly clock: () => Instant;
}

export interface NewAccount {
  readonly userName: string;
  readonly displayName: string;
  readonly role: Role;
  readonly scope: DivisionCode;
  readonly password: string;
  /** True when somebody else chose the password. */
  readonly mustChangePassword: boolean;
}

export type CreateRefusal =
  'not-a-user-name' | 'password-too-weak' | 'user-name-taken' | 'scope-not-a-village';
export type PasswordRefusal = 'password-too-weak' | 'password-unchanged' | 'unknown-account';

type Hashed = Omit<NewAccount, 'password'> & { readonly hash: string };

const insert = async (client: PoolClient, account: Hashed, now: Instant) => {
  const { userName, displayName, role, scope, hash, mustChangePassword } = account;
  const created = await client.query<StoredAccount>(
    `insert into accounts.account
       (id, user_name, display_name, role, scope, password_hash, must_change_password, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (user_name) do nothing
     returning ${ACCOUNT_COLUMNS}`,
    [randomUUID(), userName, displayName, role, scope, hash, mustChangePassword, now],
  );
  return created.rows[0];
};

export const createAccount = async (
  { pool, clock }: Parts,
  given: NewAccount,
  by: By,
): Promise<Account | Refusal<CreateRefusal>> => {
  const name = userNameFrom(given.userName);
  if (name === undefined) return refuse('not-a-user-name');
  if (!scopeFits(given.role, given.scope)) return refuse('scope-not-a-village');
  if (!passwordFits(given.password)) return refuse('password-too-weak');
  const hash = await hashPassword(given.password);
  const now = clock();
  return inTransaction(pool, async (client) => {
    const stored = await insert(client, { ...given, userName: name, hash }, now);
    if (!stored) return refuse('user-name-taken');
    const account = accountFrom(stored);
    await noteAct(client, account.id, { what: 'created', by, at: now });
    return account;
  });
};

export interface NewPassword {
  readonly password: string;
  /** True when somebody else chose it. */
  readonly mustChange: boolean;
}

/** Whoever knew the old password, or held a code to set a new one, is out. */
export const storePassword = async (
  client: PoolClient,
  account: AccountId,
  { hash, mustChange }: { readonly hash: string; readonly mustChange: boolean },
  act: { readonly what: AccountAct; readonly by: By; readonly at: Instant },
): Promise<Account | Refusal<'unknown-account'>> => {
  const changed = await client.query<StoredAccount>(
    `update accounts.account set password_hash = $2, must_change_password = $3,
       failed_attempts = 0, locked_until = null
     where id = $1 returning ${ACCOUNT_COLUMNS}`,
    [account, hash, mustChange],
  );
  const [stored] = changed.rows;
  if (!stored) return refuse('unknown-account');
  await endSessionsOf(client, account);
  await client.query('delete from accounts.reset_code where account_id = $1', [account]);
  await noteAct(client, account, act);
  return accountFrom(stored);
};

export const setPassword = async (
  { pool, clock }: Parts,
  account: AccountId,
  { password, mustChange }: NewPassword,
  by: By,
): Promise<Account | Refusal<PasswordRefusal>> => {
  if (!passwordFits(password)) return refuse('password-too-weak');
  const before = await pool.query<{ password_hash: string; user_name: string }>(
    'select password_hash, user_name from accounts.account where id = $1',
    [account],
  );
  const [old] = before.rows;
  if (!old) return refuse('unknown-account');
  if (await passwordMatches(password, old.password_hash)) return refuse('password-unchanged');
  const hash = await hashPassword(password);
  const what = by === old.user_name ? 'password-changed' : 'password-set';
  return inTransaction(pool, (client) =>
    storePassword(client, account, { hash, mustChange }, { what, by, at: clock() }),
  );
};

/** An act that changes columns of the account, noted only where it changed something. */
const change = async (
  client: PoolClient,
  account: AccountId,
  sql: { readonly set: string; readonly where: string; readonly more?: readonly unknown[] },
  act: { readonly what: AccountAct; readonly by: By; readonly at: Instant },
): Promise<Account | Refusal<'unknown-account'>> => {
  const changed = await client.query(
    `update accounts.account set ${sql.set} where id = $1 and ${sql.where}`,
    [account, ...(sql.more ?? [])],
  );
  if (changed.rowCount !== 0) await noteAct(client, account, act);
  const found = await client.query<StoredAccount>(
    `select ${ACCOUNT_COLUMNS} from accounts.account where id = $1`,
    [account],
  );
  return found.rows[0] ? accountFrom(found.rows[0]) : refuse('unknown-account');
};

export const disable = ({ pool, clock }: Parts, account: AccountId, by: By) =>
  inTransaction(pool, async (client) => {
    const at = clock();
    const sql = { set: 'disabled_at = $2', where: 'disabled_at is null', more: [at] };
    const outcome = await change(client, account, sql, { what: 'disabled', by, at });
    await endSessionsOf(client, account);
    await client.query('delete from accounts.reset_code where account_id = $1', [account]);
    return outcome;
  });

export const enable = ({ pool, clock }: Parts, account: AccountId, by: By) =>
  inTransaction(pool, (client) => {
    const sql = { set: 'disabled_at = null', where: 'disabled_at is not null' };
    return change(client, account, sql, { what: 'enabled', by, at: clock() });
  });

/** Lifts a lock and forgets the wrong passwords counted so far. */
export const unlock = ({ pool, clock }: Parts, account: AccountId, by: By) =>
  inTransaction(pool, (client) => {
    const sql = {
      set: 'failed_attempts = 0, locked_until = null',
      where: '(failed_attempts > 0 or locked_until is not null)',
    };
    return change(client, account, sql, { what: 'unlocked', by, at: clock() });
  });
