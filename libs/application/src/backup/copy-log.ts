import {
  emptyFrontier,
  type Frontier,
  grow,
  leafHash,
  linesOf,
  type LogSource,
  rootOf,
  type Seal,
  SealBroken,
  SealDamaged,
  SealMismatch,
} from '@ledger/event-store';
import type { LogPart } from './manifest';
import { writeFileOf } from './parts';
import { BackupProblem } from './problems';

/** Where a backup of a log ends, and what vouches for it. */
export interface LogEnd {
  readonly events: number;
  readonly root: string;
  readonly checkpoint: string | null;
}

/** Fixes the end of the log: everything the log holds now, under a checkpoint where one is had. */
export const endOf = async (seal: Seal, canSign: boolean): Promise<LogEnd> => {
  await seal.caughtUp();
  const { size, root } = await seal.head();
  // Of nothing there is nothing to sign.
  if (!canSign || size === 0) return { events: size, root: root.toString('hex'), checkpoint: null };
  const checkpoint = await seal.takeCheckpoint();
  const { text } = checkpoint;
  return { events: checkpoint.size, root: checkpoint.root.toString('hex'), checkpoint: text };
};

/** The tree over lines that pass by. */
export class LinesTree {
  private tree: Frontier = emptyFrontier;

  add(lines: readonly string[]): void {
    const leaves = lines.map((line) => Buffer.from(leafHash(line), 'hex'));
    this.tree = grow(this.tree, leaves);
  }

  get events(): number {
    return this.tree.size;
  }

  get root(): string {
    return rootOf(this.tree).toString('hex');
  }
}

/** Writes the log up to its end as lines, and finds them to be what the seal says. */
export const copyLogOut = async (
  store: LogSource,
  end: LogEnd,
  folder: string,
  file: string,
  onEvents: (events: number) => void,
): Promise<LogPart> => {
  const tree = new LinesTree();
  async function* content() {
    for await (const lines of linesOf(store, end.events)) {
      tree.add(lines);
      onEvents(tree.events);
      yield Buffer.from(`${lines.join('\n')}\n`, 'utf8');
    }
  }
  const written = await writeFileOf(folder, file, content());
  if (tree.events !== end.events || tree.root !== end.root) {
    throw new BackupProblem(
      'log-differs',
      `${end.events} ${end.root} ≠ ${tree.events} ${tree.root}`,
    );
  }
  return { ...written, ...end };
};

/** A log that was altered is told in words; it is not for the backup to find the place. */
export const logProblemOf = (error: unknown): unknown =>
  error instanceof SealBroken || error instanceof SealDamaged || error instanceof SealMismatch
    ? new BackupProblem('log-differs', error.message)
    : error;
