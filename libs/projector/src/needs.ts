import type { EventStore } from '@ledger/event-store';
import type { LocalDate } from '@ledger/kernel';
import type { PolicyEntry } from '@ledger/policy';
import type { ReadSide } from './read-side';

export interface ProjectorNeeds {
  readonly store: EventStore;
  readonly readSide: ReadSide;
  /** Policy that comes with the program; another list touches what it can touch. */
  readonly policyEntries: () => readonly PolicyEntry[];
  readonly today: () => LocalDate;
  /** Told of a failure, once while it lasts; the projector tries again from its checkpoint. */
  readonly onFailure?: (error: unknown) => void;
  /** Told that the log is not as the views saw it. Unless it fails, they are built anew. */
  readonly onOtherLog?: () => Promise<void>;
  /** Told how many cells were assessed, for whoever counts. */
  readonly onAssessed?: (cells: number) => void;
  /** Waits; a simulation waits in its own time. */
  readonly pause?: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** The machine's own time, until the signal aborts. */
export const sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    if (signal?.aborted) done();
    else signal?.addEventListener('abort', done);
  });
