import type {
  AbsenceAnswer,
  Account,
  ActDone,
  Permission,
  RejectedRow,
  Subscription,
} from '@ledger/application';
import type { Instant } from '@ledger/kernel';

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

/** An account as an administrator sees it. */
export interface AccountAnswer extends WireAccount {
  readonly createdAt: string;
  readonly disabledAt: string | null;
  /** Null also when the lock has run out. */
  readonly lockedUntil: string | null;
}

export const accountAnswer = (account: Account, now: Instant): AccountAnswer => {
  const { createdAt, disabledAt, lockedUntil } = account;
  return {
    ...wireAccount(account),
    createdAt,
    disabledAt: disabledAt ?? null,
    lockedUntil: lockedUntil && lockedUntil > now ? lockedUntil : null,
  };
};

export interface ActsAnswer {
  readonly acts: readonly ActDone[];
}

export interface SessionAnswer {
  readonly account: WireAccount;
  /** What the account may do, so that a page can offer that and nothing else. */
  readonly permissions: readonly Permission[];
  /** For a program without cookies: `Authorization: Bearer`. */
  readonly token: string;
}

/** How one may log in beside a user name and a password. */
export interface WaysAnswer {
  readonly oidc: boolean;
}

export interface BackfillAnswer {
  readonly open: boolean;
  readonly until: string | null;
}

export interface AbsencesAnswer {
  readonly knowledgeDate: string;
  readonly absences: readonly AbsenceAnswer[];
}

export interface HealthAnswer {
  readonly status: 'up';
  readonly database: 'up' | 'down';
  /** The event log; while it is down nothing can be recorded, and everything can be read. */
  readonly store: 'up' | 'down';
  readonly projector: { readonly behind: boolean };
  /** The last signed head of the log; null when there is none yet. */
  readonly checkpoint: { readonly size: number; readonly takenAt: string } | null;
}

export interface ImportStarted {
  readonly importId: string;
}

export interface RejectedAnswer {
  readonly fileName: string | null;
  readonly rows: readonly RejectedRow[];
}

/** The secret that signs what is sent is answered once, and never again. */
export interface NewWebhookAnswer {
  readonly webhook: Subscription;
  readonly secret: string;
}
