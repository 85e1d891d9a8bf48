import { type Brand, type DivisionCode, type Instant, instant } from '@ledger/kernel';
import type { Role } from './roles';

export type AccountId = Brand<string, 'AccountId'>;

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

export const isUuid = (text: string): boolean => UUID.test(text);

export const parseAccountId = (text: string): AccountId | undefined =>
  isUuid(text) ? (text as AccountId) : undefined;

/** Somebody who may log in. Never deleted: what they did stays theirs. */
export interface Account {
  readonly id: AccountId;
  readonly userName: string;
  readonly displayName: string;
  readonly role: Role;
  /** Sees and does things in this division and those beneath it. */
  readonly scope: DivisionCode;
  readonly mustChangePassword: boolean;
  readonly createdAt: Instant;
  readonly disabledAt?: Instant;
  readonly lockedUntil?: Instant;
}

/** A row of `accounts.account`; the password hash never leaves this folder. */
export interface StoredAccount {
  readonly id: string;
  readonly user_name: string;
  readonly display_name: string;
  readonly role: string;
  readonly scope: string;
  readonly must_change_password: boolean;
  readonly created_at: Date;
  readonly disabled_at: Date | null;
  readonly locked_until: Date | null;
}

export const ACCOUNT_COLUMNS = `account.id, account.user_name, account.display_name, account.role,
  account.scope, account.must_change_password, account.created_at, account.disabled_at,
  account.locked_until`;

const instantOf = (date: Date): Instant => instant(date.toISOString());

export const accountFrom = (stored: StoredAccount): Account => ({
  id: stored.id as AccountId,
  userName: stored.user_name,
  displayName: stored.display_name,
  role: stored.role as Role,
  scope: stored.scope as DivisionCode,
  mustChangePassword: stored.must_change_password,
  createdAt: instantOf(stored.created_at),
  ...(stored.disabled_at && { disabledAt: instantOf(stored.disabled_at) }),
  ...(stored.locked_until && { lockedUntil: instantOf(stored.locked_until) }),
});

const USER_NAME = /^[\p{L}\p{N}._-]{2,64}$/u;

/** As it is stored and compared; undefined when it cannot be a user name. */
export const userNameFrom = (text: string): string | undefined => {
  const userName = text.trim().normalize('NFKC').toLowerCase();
  return USER_NAME.test(userName) ? userName : undefined;
};
