import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { type DivisionCode, type Instant, type Refusal, refuse } from '@ledger/kernel';
import {
  type Account,
  ACCOUNT_COLUMNS,
  accountFrom,
  type AccountId,
  type StoredAccount,
  userNameFrom,
} from './account';
import { ensureFirstAccounts, type FirstAccount } from './first-run';
import { type LoggedIn, login, type LoginRefusal } from './login';
import { hashPassword, passwordFits, passwordMatches } from './passwords';
import type { Role } from './roles';
import { authenticate, endSession, endSessionsOf } from './sessions';
import { inTransaction } from './transaction';

export interface NewAccount {
  readonly userName: string;
  readonly displayName: string;
  readonly role: Role;
  readonly scope: DivisionCode;
  readonly password: string;
  /** True when somebody else chose the password. */
  readonly mustChangePassword: boolean;
}

export type CreateRefusal = 'not-a-user-name' | 'password-too-weak' | 'user-name-taken';
export type PasswordRefusal = 'password-too-weak' | 'password-unchanged' | 'unknown-account';

/** The local accounts (账号) and their sessions. Who may call what is decided by the caller. */
export interface Accounts {
  createAccount(account: NewAccount): Promise<Account | Refusal<CreateRefusal>>;

  /** All of them, also disabled ones, by user name. */
  list(): Promise<readonly Account[]>;

  /** Lifts a lock and ends every session of the account: who knew the old password is out. */
  setPassword(
    account: AccountId,
    password: string,
    options: { readonly mustChange: boolean },
  ): Promise<Account | Refusal<PasswordRefusal>>;

  /** Nobody logs in with it any more, and whoever is logged in is not. */
  disable(account: AccountId): Promise<Account | Refusal<'unknown-account'>>;

  /** Five wrong passwords lock the account for 15 minutes. */
  login(userName: string, password: string): Promise<LoggedIn | Refusal<LoginRefusal>>;

  authenticate(token: string): Promise<Account | undefined>;
  logout(token: string): Promise<void>;
  revokeAll(account: AccountId): Promise<void>;

  /** At the very first start: one account an office, all in `scope`; afterwards undefined. */
  ensureFirstAccounts(scope: DivisionCode): Promise<readonly FirstAccount[] | undefined>;
}

interface Parts {
  readonly pool: Pool;
  readonly clock: () => Instant;
}

const createAccount = async (
  { pool, clock }: Parts,
  { userName, displayName, role, scope, password, mustChangePassword }: NewAccount,
): Promise<Account | Refusal<CreateRefusal>> => {
  const name = userNameFrom(userName);
  if (name === undefined) return refuse('not-a-user-name');
  if (!passwordFits(password)) return refuse('password-too-weak');
  const created = await pool.query<StoredAccount>(
    `insert into accounts.account
       (id, user_name, display_name, role, scope, password_hash, must_change_password, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (user_name) do nothing
     returning ${ACCOUNT_COLUMNS}`,
    [
      randomUUID(),
      name,
      displayName,
      role,
      scope,
      await hashPassword(password),
      mustChangePassword,
      clock(),
    ],
  );
  const [account] = created.rows;
  return account ? accountFrom(account) : refuse('user-name-taken');
};

const setPassword = async (
  { pool }: Parts,
  account: AccountId,
  password: string,
  { mustChange }: { readonly mustChange: boolean },
): Promise<Account | Refusal<PasswordRefusal>> => {
  if (!passwordFits(password)) return refuse('password-too-weak');
  const before = await pool.query<{ password_hash: string }>(
    'select password_hash from accounts.account where id = $1',
    [account],
  );
  const [old] = before.rows;
  if (!old) return refuse('unknown-account');
  if (await passwordMatches(password, old.password_hash)) return refuse('password-unchanged');
  const hash = await hashPassword(password);
  return inTransaction(pool, async (client) => {
    const changed = await client.query<StoredAccount>(
      `update accounts.account set password_hash = $2, must_change_password = $3,
         failed_attempts = 0, locked_until = null
       where id = $1 returning ${ACCOUNT_COLUMNS}`,
      [account, hash, mustChange],
    );
    await endSessionsOf(client, account);
    return changed.rows[0] ? accountFrom(changed.rows[0]) : refuse('unknown-account');
  });
};

const disable = (
  { pool, clock }: Parts,
  account: AccountId,
): Promise<Account | Refusal<'unknown-account'>> =>
  inTransaction(pool, async (client) => {
    const disabled = await client.query<StoredAccount>(
      `update accounts.account set disabled_at = coalesce(disabled_at, $2)
       where id = $1 returning ${ACCOUNT_COLUMNS}`,
      [account, clock()],
    );
    await endSessionsOf(client, account);
    return disabled.rows[0] ? accountFrom(disabled.rows[0]) : refuse('unknown-account');
  });

const list = async ({ pool }: Parts): Promise<readonly Account[]> => {
  const all = await pool.query<StoredAccount>(
    `select ${ACCOUNT_COLUMNS} from accounts.account order by user_name`,
  );
  return all.rows.map(accountFrom);
};

/** `migrateAccounts` comes first, at every start. */
export const openAccounts = (parts: Parts): Accounts => {
  const { pool, clock } = parts;
  return {
    createAccount: (account) => createAccount(parts, account),
    list: () => list(parts),
    setPassword: (account, password, options) => setPassword(parts, account, password, options),
    disable: (account) => disable(parts, account),
    login: (userName, password) => login(pool, userName, password, clock()),
    authenticate: (token) => authenticate(pool, token, clock()),
    logout: (token) => endSession(pool, token),
    revokeAll: (account) => endSessionsOf(pool, account),
    ensureFirstAccounts: (scope) => ensureFirstAccounts(pool, scope, clock()),
  };
};
