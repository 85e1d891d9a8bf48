import {
  copyLog,
  type EventStore,
  logOfLines,
  type Seal,
  SealDamaged,
  SealMismatch,
  verify,
  wrongInWords,
} from '@ledger/event-store';
import type { Instant } from '@ledger/kernel';
import { copyProblemOf } from '../main-log/copy-problems';
import type { LogPart } from './manifest';
import { logLines } from './opened-backup';
import { BackupProblem } from './problems';

export interface RestoredLog {
  readonly events: number;
  readonly root: string;
}

/**
 * Appends the lines of a backup to an empty log as any other log is copied: same ids, same texts,
 * same leaves, the database's own guards awake.
 * @throws BackupProblem, CopyProblem
 */
export const restoreLog = async (
  folder: string,
  part: LogPart,
  to: EventStore,
  onEvents: (events: number) => void,
  until?: Instant,
): Promise<RestoredLog> => {
  const from = logOfLines(() => logLines(folder, part.file), until);
  try {
    const { size, root } = await copyLog(from, to, ({ events }) => onEvents(events));
    return { events: size, root: root.toString('hex') };
  } catch (error) {
    throw copyProblemOf(error);
  }
};

/** @throws BackupProblem when the log does not hold what the manifest says. */
export const checkRoot = (log: RestoredLog, part: Pick<LogPart, 'events' | 'root'>): void => {
  if (log.events === part.events && log.root === part.root) return;
  const [is, should] = [log, part].map(({ events, root }) => `${events} ${root}`);
  throw new BackupProblem('not-verified', `${is} ≠ ${should}`);
};

/** Lays the tiles anew and recomputes everything, checkpoints and their signatures included. */
export const proveLog = async (store: EventStore, seal: Seal): Promise<void> => {
  try {
    await seal.caughtUp();
  } catch (error) {
    if (!(error instanceof SealDamaged || error instanceof SealMismatch)) throw error;
    throw new BackupProblem('not-verified', error.message);
  }
  const { firstWrong } = await verify(store, { seal });
  if (!firstWrong) return;
  const { zh, en } = wrongInWords(firstWrong);
  throw new BackupProblem('not-verified', `${zh} ${en}`);
};
