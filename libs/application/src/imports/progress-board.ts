import type { ImportProgress } from '../answers';
import type { Job } from './jobs';

export type Listener = (progress: ImportProgress) => void;

export const isOver = ({ phase }: Pick<Job, 'phase'>): boolean =>
  phase === 'finished' || phase === 'failed';

/** How far the imports are that this process works on, and who wants to hear of it. */
export class ProgressBoard {
  private readonly progress = new Map<string, ImportProgress>();
  private readonly listeners = new Map<string, Set<Listener>>();

  /** What was told last; the beginning when nothing was. */
  at(job: Job): ImportProgress {
    return (
      this.progress.get(job.importId) ?? {
        importId: job.importId,
        phase: 'reading',
        files: job.files.length,
        filesDone: 0,
        rows: 0,
        rowsDone: 0,
        rowsPerSecond: 0,
        secondsLeft: null,
        report: null,
        problem: null,
      }
    );
  }

  told(importId: string): ImportProgress | undefined {
    return this.progress.get(importId);
  }

  tell(progress: ImportProgress): void {
    this.progress.set(progress.importId, progress);
    for (const listener of this.listeners.get(progress.importId) ?? []) listener(progress);
    if (isOver(progress)) this.progress.delete(progress.importId);
  }

  /** Another process works on it or has finished it: then the register knows better. */
  forget(importId: string): void {
    this.progress.delete(importId);
  }

  /** Calls back at every step until the returned function is called. */
  listen(importId: string, listener: Listener): () => void {
    const all = this.listeners.get(importId) ?? new Set();
    this.listeners.set(importId, all.add(listener));
    return () => {
      all.delete(listener);
      if (all.size === 0) this.listeners.delete(importId);
    };
  }
}
