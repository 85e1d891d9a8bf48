import type { Account, RejectedRow } from '@ledger/application';

/** Answers this API makes itself; all others are the ledger's own. */
export type WireAccount = Pick<
  Account,
  'id' | 'userName' | 'displayName' | 'role' | 'scope' | 'mustChangePassword'
>;

export const wireAccount = ({
  id,
  userName,
  displayName,
  role,
  scope,
  mustChangePassword,
}: Account): WireAccount => ({ id, userName, displayName, role, scope, mustChangePassword });

export interface SessionAnswer {
  readonly account: WireAccount;
  /** For a program without cookies: `Authorization: Bearer`. */
  readonly token: string;
}

export interface BackfillAnswer {
  readonly open: boolean;
  readonly until: string | null;
}

export interface HealthAnswer {
  readonly status: 'up';
  readonly database: 'up' | 'down';
  readonly projector: { readonly behind: boolean };
}

export interface ImportStarted {
  readonly importId: string;
}

export interface RejectedAnswer {
  readonly fileName: string | null;
  readonly rows: readonly RejectedRow[];
}
