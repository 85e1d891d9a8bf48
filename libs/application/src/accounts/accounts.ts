import type { Pool } from 'pg';
import type { DivisionCode, Refusal } from '@ledger/kernel';
import {
  type Account,
  ACCOUNT_COLUMNS,
  accountFrom,
  type AccountId,
  type StoredAccount,
  userNameFrom,
} from './account';
import { type ActDone, actsOn, type By, noteAct } from './acts';
import {
  createAccount,
  type CreateRefusal,
  disable,
  enable,
  type NewAccount,
  type NewPassword,
  type Parts,
  type PasswordRefusal,
  setPassword,
  unlock,
} from './changes';
import { ensureFirstAccounts, type FirstAccount } from './first-run';
import { type LoggedIn, login, type LoginRefusal } from './login';
import {
  makeResetCode,
  type ResetCode,
  type ResetCodeRefusal,
  resetPassword,
  type ResetRefusal,
} from './reset-codes';
import {
  authenticate,
  endSession,
  endSessionById,
  endSessionsOf,
  lasts,
  type OpenSession,
  type SessionId,
  sessionsOf,
} from './sessions';
import { inTransaction } from './transaction';

type Changed = Promise<Account | Refusal<'unknown-account'>>;

/**
 * The local accounts (账号) and their sessions. Who may call what is decided by the caller; who did
 * it (`by`) is kept with what was done.
 */
export interface Accounts {
  createAccount(account: NewAccount, by: By): Promise<Account | Refusal<CreateRefusal>>;

  /** All of them, also disabled ones, by user name. */
  list(): Promise<readonly Account[]>;
  find(account: AccountId): Promise<Account | undefined>;
  named(userName: string): Promise<Account | undefined>;

  /** Lifts a lock and ends every session of the account: who knew the old password is out. */
  setPassword(
    account: AccountId,
    password: NewPassword,
    by: By,
  ): Promise<Account | Refusal<PasswordRefusal>>;

  /** A code, good once and for 24 hours, with which its owner sets a new password. */
  makeResetCode(account: AccountId, by: By): Promise<ResetCode | Refusal<ResetCodeRefusal>>;
  resetPassword(
    userName: string,
    code: string,
    password: string,
  ): Promise<Account | Refusal<ResetRefusal>>;

  /** Nobody logs in with it any more, and whoever is logged in is not. */
  disable(account: AccountId, by: By): Changed;
  enable(account: AccountId, by: By): Changed;
  unlock(account: AccountId, by: By): Changed;

  /** Five wrong passwords lock the account for 15 minutes. */
  login(
    userName: string,
    password: string,
    address?: string,
  ): Promise<LoggedIn | Refusal<LoginRefusal>>;

  authenticate(token: string): Promise<Account | undefined>;
  /** Does the session last? It is not kept alive by being asked for. */
  lasts(token: string): Promise<boolean>;
  logout(token: string): Promise<void>;

  /** The logins of the account that last. `token` is that of who asks. */
  sessions(account: AccountId, token?: string): Promise<readonly OpenSession[]>;
  /** False when the account has no such session. */
  endSession(account: AccountId, session: SessionId, by: By): Promise<boolean>;
  endSessions(account: AccountId, by: By): Promise<void>;

  /** What was done to the account, the newest first. */
  acts(account: AccountId): Promise<readonly ActDone[]>;

  /** At the very first start: one account an office, all in `scope`; afterwards undefined. */
  ensureFirstAccounts(scope: DivisionCode): Promise<readonly FirstAccount[] | undefined>;
}

const list = async (pool: Pool): Promise<readonly Account[]> => {
  const all = await pool.query<StoredAccount>(
    `select ${ACCOUNT_COLUMNS} from accounts.account order by user_name`,
  );
  return all.rows.map(accountFrom);
};

const oneBy = async (pool: Pool, column: 'id' | 'user_name', value: string) => {
  const found = await pool.query<StoredAccount>(
    `select ${ACCOUNT_COLUMNS} from accounts.account where ${column} = $1`,
    [value],
  );
  return found.rows[0] && accountFrom(found.rows[0]);
};

const endOne = ({ pool, clock }: Parts, account: AccountId, session: SessionId, by: By) =>
  inTransaction(pool, async (client) => {
    const ended = await endSessionById(client, account, session);
    if (ended) await noteAct(client, account, { what: 'session-ended', by, at: clock() });
    return ended;
  });

const endAll = ({ pool, clock }: Parts, account: AccountId, by: By) =>
  inTransaction(pool, async (client) => {
    await endSessionsOf(client, account);
    await noteAct(client, account, { what: 'sessions-ended', by, at: clock() });
  });

/** `migrateAccounts` comes first, at every start. */
export const openAccounts = (parts: Parts): Accounts => {
  const { pool, clock } = parts;
  return {
    createAccount: (account, by) => createAccount(parts, account, by),
    list: () => list(pool),
    find: (account) => oneBy(pool, 'id', account),
    named: (userName) => oneBy(pool, 'user_name', userNameFrom(userName) ?? ''),
    setPassword: (account, password, by) => setPassword(parts, account, password, by),
    makeResetCode: (account, by) => makeResetCode(parts, account, by),
    resetPassword: (userName, code, password) => resetPassword(parts, userName, code, password),
    disable: (account, by) => disable(parts, account, by),
    enable: (account, by) => enable(parts, account, by),
    unlock: (account, by) => unlock(parts, account, by),
    login: (userName, password, address) =>
      login(pool, userName, password, clock(), address ?? null),
    authenticate: (token) => authenticate(pool, token, clock()),
    lasts: (token) => lasts(pool, token, clock()),
    logout: (token) => endSession(pool, token),
    sessions: (account, token) => sessionsOf(pool, account, clock(), token),
    endSession: (account, session, by) => endOne(parts, account, session, by),
    endSessions: (account, by) => endAll(parts, account, by),
    acts: (account) => actsOn(pool, account),
    ensureFirstAccounts: (scope) => ensureFirstAccounts(pool, scope, clock()),
  };
};
