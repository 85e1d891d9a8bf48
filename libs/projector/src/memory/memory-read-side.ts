import type { Position } from '@ledger/event-store';
import type { DueRow, Lane, NextViews, ReadSide, ReadTransaction } from '../read-side';
import { Journal } from './journal';
import { transactionOn } from './memory-transaction';
import { emptyTables, type HeldCheckpoint, type Tables } from './tables';

/** What a reader sees: nothing that is not committed. */
interface Seen {
  readonly checkpoint: HeldCheckpoint | undefined;
  readonly due: readonly DueRow[];
}

const seenIn = ({ checkpoint, due }: Tables): Seen => ({
  checkpoint: checkpoint.get('ledger'),
  due: [...due.values()],
});

/** The tables that are read now; new views take their place here. */
interface Live {
  tables: Tables;
  seen: Seen;
}

const emptyLive = (): Live => {
  const tables = emptyTables();
  return { tables, seen: seenIn(tables) };
};

/** One holder at a time, as of an advisory lock. */
interface Lock {
  holder: object | undefined;
}

const laneOn = (lock: Lock): Lane => {
  const own = {};
  return {
    tryToLead: async () => {
      lock.holder ??= own;
      return lock.holder === own;
    },
    release: async () => {
      if (lock.holder === own) lock.holder = undefined;
    },
  };
};

/** The views in the memory of this process, for tests: as strict as the server. */
export class MemoryReadSide implements ReadSide {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly live: Live = emptyLive(),
    private readonly lock: Lock = { holder: undefined },
  ) {}

  get tables(): Tables {
    return this.live.tables;
  }

  async checkpoint() {
    return this.live.seen.checkpoint;
  }

  async isDue(today: string) {
    return this.live.seen.due.some(({ dueOn }) => dueOn <= today);
  }

  /** One after the other: the lock on the checkpoint makes them wait on a server as well. */
  transaction<T>(work: (tx: ReadTransaction) => Promise<T>): Promise<T> {
    const run = async () => {
      const journal = new Journal();
      try {
        const result = await work(transactionOn(this.tables, journal));
        this.live.seen = seenIn(this.tables);
        return result;
      } catch (error) {
        journal.undo();
        throw error;
      }
    };
    const result = this.last.then(run, run);
    this.last = result.catch(() => undefined);
    return result;
  }

  async begin(position: Position, version: number) {
    if (this.tables.checkpoint.has('ledger')) return;
    const first = { version, position, mark: undefined, clockHigh: '' };
    this.set(first);
  }

  async outdate() {
    const held = this.tables.checkpoint.get('ledger');
    if (held) this.set({ ...held, version: 0 });
  }

  private set(checkpoint: HeldCheckpoint): void {
    this.tables.checkpoint.set('ledger', checkpoint);
    this.live.seen = { ...this.live.seen, checkpoint };
  }

  async openLane() {
    return laneOn(this.lock);
  }

  async beside(): Promise<NextViews> {
    const next = new MemoryReadSide();
    return {
      views: next,
      indexFacts: async () => undefined,
      indexAnswers: async () => undefined,
      // After whatever runs now, as the lock on the checkpoint orders it on a server.
      takeOver: () => this.transaction(async () => void (this.live.tables = next.tables)),
    };
  }
}
