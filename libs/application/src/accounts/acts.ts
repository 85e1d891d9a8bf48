import type { Pool } from 'pg';
import { type Instant, instant } from '@ledger/kernel';
import type { AccountId } from './account';

/** What can be done to an account, and what happens to it. */
export type AccountAct =
  | 'created'
  | 'disabled'
  | 'enabled'
  | 'locked'
  | 'unlocked'
  | 'password-set'
  | 'password-changed'
  | 'reset-code-made'
  | 'password-reset'
  | 'session-ended'
  | 'sessions-ended';

/** Kept for ever; the database itself refuses to change or to delete it. */
export interface ActDone {
  readonly what: AccountAct;
  /** A user name; `machine` is whoever may run the command line of this machine. */
  readonly by: string;
  readonly at: Instant;
}

/** Who or what does something to an account. */
export type By = ActDone['by'];

/** In the transaction of what is done: neither is there without the other. */
export const noteAct = async (
  client: Pick<Pool, 'query'>,
  account: AccountId,
  { what, by, at }: ActDone,
): Promise<void> => {
  await client.query(
    'insert into accounts.act (account_id, what, done_by, done_at) values ($1, $2, $3, $4)',
    [account, what, by, at],
  );
};

/** The newest first. */
export const actsOn = async (pool: Pool, account: AccountId): Promise<readonly ActDone[]> => {
  const { rows } = await pool.query<{ what: AccountAct; done_by: string; done_at: Date }>(
    'select what, done_by, done_at from accounts.act where account_id = $1 order by place desc',
    [account],
  );
  return rows.map(({ what, done_by, done_at }) => ({
    what,
    by: done_by,
    at: instant(done_at.toISOString()),
  }));
};
