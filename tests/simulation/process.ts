import type { EventStore, Position } from '@ledger/event-store';
import type {
  Lane,
  NextViews,
  ReadSide,
  ReadTransaction,
} from '../../libs/projector/src/read-side';
import { MemoryReadSide } from '../../libs/projector/src/memory/memory-read-side';
import type { Tables } from '../../libs/projector/src/memory/tables';
import type { Chance } from '../scenarios/chance';
import type { Turns } from './turns';

export interface Faults {
  /** The share of steps that fail. */
  share: number;
}

const PAGE_MOST = 9;

type Step = (...words: readonly unknown[]) => Promise<unknown>;

/** A process of the office: what it asks may fail, come late, or be answered after it is dead. */
export class Process {
  readonly stop = new AbortController();
  private readonly lanes: Lane[] = [];

  constructor(
    private readonly turns: Turns,
    private readonly chance: Chance,
    private readonly faults: Faults,
    /** Looks at views that have just been committed; says what is wrong with them. */
    private readonly onCommitted: (tables: Tables) => void,
  ) {}

  /** It is gone at once: what it had begun is undone, its connections end. */
  async kill(): Promise<void> {
    this.stop.abort();
    await this.loseLanes();
  }

  /** The connection that leads dies and the process does not know it yet. */
  async loseLanes(): Promise<void> {
    for (const lane of this.lanes) await lane.release();
  }

  readonly pause = (_ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const done = () => {
        signal?.removeEventListener('abort', done);
        resolve();
      };
      signal?.addEventListener('abort', done);
      if (signal?.aborted) done();
      this.turns.wait(done);
    });

  private async gate(): Promise<void> {
    await this.turns.turn();
    if (this.stop.signal.aborted) throw new Error('the process is dead');
    this.mayFail();
  }

  private mayFail(): void {
    if (this.chance.happens(this.faults.share)) throw new Error('the connection broke');
  }

  /** Every step of it waits for its turn. */
  private gated<T extends object>(port: T): T {
    const steps = Object.entries(port).map(([name, part]) => {
      if (typeof part !== 'function') return [name, this.gated(part as object)] as const;
      const step: Step = async (...words) => {
        await this.gate();
        return (part as Step)(...words);
      };
      return [name, step] as const;
    });
    return Object.fromEntries(steps) as T;
  }

  store(log: EventStore): EventStore {
    const { chance } = this;
    const gate = () => this.gate();
    async function* readAll(after: Position, pageSize = PAGE_MOST) {
      const size = Math.min(pageSize, 1 + chance.below(PAGE_MOST));
      for await (const page of log.readAll(after, size)) {
        await gate();
        yield page;
      }
    }
    async function* readStream(...words: Parameters<EventStore['readStream']>) {
      await gate();
      yield* log.readStream(...words);
    }
    async function* follow(after: Position, signal: AbortSignal) {
      while (!signal.aborted) {
        await gate();
        for await (const page of log.readAll(after)) yield page;
      }
    }
    return Object.assign(Object.create(log) as EventStore, { readAll, readStream, follow });
  }

  readSide(side: ReadSide): ReadSide {
    return {
      checkpoint: () => this.gate().then(() => side.checkpoint()),
      isDue: (today) => this.gate().then(() => side.isDue(today)),
      begin: (start, version) => this.gate().then(() => side.begin(start, version)),
      outdate: () => this.gate().then(() => side.outdate()),
      transaction: async (work) => {
        await this.gate();
        const result = await side.transaction((tx: ReadTransaction) => work(this.gated(tx)));
        if (side instanceof MemoryReadSide) this.onCommitted(side.tables);
        // It is committed, and who asked for it never hears of it.
        this.mayFail();
        return result;
      },
      openLane: async () => {
        await this.gate();
        const lane = await side.openLane();
        this.lanes.push(lane);
        return { tryToLead: () => this.gate().then(() => lane.tryToLead()), release: lane.release };
      },
      beside: () => this.gate().then(async () => this.besideOf(await side.beside())),
    };
  }

  private besideOf(next: NextViews): NextViews {
    return { ...this.gated({ ...next, views: {} }), views: this.readSide(next.views) };
  }
}
