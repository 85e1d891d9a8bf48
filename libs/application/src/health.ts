import type { Projector } from '@ledger/projector';
import type { Pool } from 'pg';

/** How the parts are that every process of a ledger needs. */
export interface Health {
  readonly database: 'up' | 'down';
  /** The log; 'down' also when the database is away, without which it cannot be compared. */
  readonly store: 'up' | 'down';
  /** Does the log hold, or the due list name, something the views do not show yet? */
  readonly behind: boolean;
  /** The last signed head of the log; null when there is none, or it cannot be asked. */
  readonly checkpoint: { readonly size: number; readonly takenAt: string } | null;
}

/** What the seal tells of itself. */
interface Sealed {
  latest(): Promise<NonNullable<Health['checkpoint']> | undefined>;
}

const answers = (asked: Promise<unknown>): Promise<'up' | 'down'> =>
  asked.then(
    () => 'up',
    () => 'down',
  );

export const askHealth = async (
  pool: Pick<Pool, 'query'>,
  projector: Pick<Projector, 'behind'>,
  seal: Sealed,
): Promise<Health> => {
  const database = await answers(pool.query('select'));
  if (database === 'down') return { database, store: 'down', behind: true, checkpoint: null };
  // Asking whether anything is left to read asks the log itself.
  const behind = await projector.behind().catch(() => undefined);
  const checkpoint = (await seal.latest().catch(() => undefined)) ?? null;
  const store = behind === undefined ? 'down' : 'up';
  return { database, store, behind: behind ?? true, checkpoint };
};
