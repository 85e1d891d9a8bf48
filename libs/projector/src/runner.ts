import type { EventStore, Position } from '@ledger/event-store';
import { CaseMemory, factsThatFit } from './case-memory';
import { type ProjectorNeeds, sleep } from './needs';
import { Onlooker } from './onlooker';
import { standsIn, VIEWS_VERSION } from './place';
import { rebuild } from './rebuild';
import { ViewsWriter } from './views-writer';

const STANDBY_MS = 500;
const BACK_OFF_MOST_MS = 5_000;
const LOOK_AGAIN_MS = 50;
const TICK_MS = 1_000;
/** Every page is a transaction of many questions, so what comes close together is one page. */
const GATHER_MS = 25;

export interface Projector {
  /** Leads or stands by until the signal aborts. One process leads at a time. */
  run(signal: AbortSignal): Promise<void>;
  /**
   * Resolves once everything in the log and everything due is in the views, whoever leads, or the
   * signal aborts: without a leader it would wait for ever.
   */
  caughtUp(signal?: AbortSignal): Promise<void>;
  /** Does the log hold, or the due list name, something the views do not show yet? */
  behind(): Promise<boolean>;
  /** Does this process lead, as far as it knows? */
  leads(): boolean;
  /** Has the views built anew by whoever leads; they are read meanwhile. */
  rebuild(): Promise<void>;
}

const isEmpty = async (store: EventStore): Promise<boolean> => {
  for await (const page of store.readAll(store.start, 1)) if (page.length > 0) return false;
  return true;
};

/** Do the views show this log, in this version of them? Else they are built anew. */
const isSound = async ({ readSide, store, onOtherLog }: ProjectorNeeds): Promise<boolean> => {
  const held = await readSide.checkpoint();
  if (held?.version !== VIEWS_VERSION) return false;
  if (await standsIn(store, held)) return true;
  await onOtherLog?.();
  return false;
};

/** Someone to write the views from where they are. */
const writerFor = async (
  needs: ProjectorNeeds,
  signal: AbortSignal,
): Promise<ViewsWriter | undefined> => {
  const { readSide, store } = needs;
  if (!(await readSide.checkpoint()) && (await isEmpty(store))) {
    await readSide.begin(store.start, VIEWS_VERSION);
  } else if (!(await isSound(needs))) return rebuild(needs, signal);
  const { position } = (await readSide.checkpoint())!;
  const memory = new CaseMemory(factsThatFit(), position === store.start);
  return new ViewsWriter(needs, readSide, memory, position);
};

/** Waits for the log to grow, or for the next tick of the due list. */
const somethingNew = async (
  { store, pause = sleep }: ProjectorNeeds,
  after: Position,
  signal: AbortSignal,
) => {
  const stop = new AbortController();
  const onAbort = () => stop.abort();
  signal.addEventListener('abort', onAbort);
  const pages = store.follow(after, stop.signal)[Symbol.asyncIterator]();
  try {
    const isNews = await Promise.race([
      pages.next().then(() => true),
      pause(TICK_MS, stop.signal).then(() => false),
    ]);
    if (isNews) await pause(GATHER_MS, stop.signal);
  } finally {
    stop.abort();
    signal.removeEventListener('abort', onAbort);
    // A follower that is not let go keeps its connection, and the process, alive.
    await pages.return?.();
  }
};

const lead = async (
  needs: ProjectorNeeds,
  signal: AbortSignal,
  onProgress: () => void,
): Promise<void> => {
  let writer = await writerFor(needs, signal);
  while (writer && !signal.aborted) {
    const before = writer.place;
    await writer.readToEnd(signal);
    onProgress();
    if (writer.place !== before || signal.aborted) continue;
    // Nothing new may mean that the log behind us is not the same any more, or that somebody
    // wants the views built anew.
    if (await isSound(needs)) {
      await somethingNew(needs, writer.place, signal);
      continue;
    }
    // Two memories of one ledger side by side leave the heap no room.
    writer.letGo();
    writer = await rebuild(needs, signal);
  }
};

interface Told {
  onLeading(leads: boolean): void;
  /** The views show what the log held a moment ago. */
  onProgress(): void;
}

const runOnce = async (
  needs: ProjectorNeeds,
  signal: AbortSignal,
  { onLeading, onProgress }: Told,
): Promise<void> => {
  const { readSide, pause = sleep } = needs;
  const lane = await readSide.openLane();
  try {
    while (!signal.aborted && !(await lane.tryToLead())) await pause(STANDBY_MS, signal);
    onLeading(!signal.aborted);
    if (!signal.aborted) await lead(needs, signal, onProgress);
  } finally {
    onLeading(false);
    await lane.release();
  }
};

/** Leads when it is its turn, and tries again when it failed. */
class Runner {
  isLeading = false;
  private wait = STANDBY_MS;
  private told = '';

  constructor(private readonly needs: ProjectorNeeds) {}

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await runOnce(this.needs, signal, {
          onLeading: (leads) => (this.isLeading = leads),
          onProgress: () => ([this.wait, this.told] = [STANDBY_MS, '']),
        });
      } catch (error) {
        if (!signal.aborted) await this.afterFailure(error, signal);
      }
    }
  }

  /** What goes on for long is told once, and asked for less and less often. */
  private async afterFailure(error: unknown, signal: AbortSignal): Promise<void> {
    if (this.told !== String(error)) this.needs.onFailure?.(error);
    this.told = String(error);
    await (this.needs.pause ?? sleep)(this.wait, signal);
    this.wait = Math.min(this.wait * 2, BACK_OFF_MOST_MS);
  }
}

export const openProjector = (needs: ProjectorNeeds): Projector => {
  const onlooker = new Onlooker(needs);
  const runner = new Runner(needs);
  return {
    behind: () => onlooker.isBehind(),
    leads: () => runner.isLeading,
    run: (signal) => runner.run(signal),
    caughtUp: async (signal) => {
      const { pause = sleep } = needs;
      const isWaiting = async () => !signal?.aborted && (await onlooker.isBehind());
      while (await isWaiting()) await pause(LOOK_AGAIN_MS, signal);
    },
    rebuild: () => needs.readSide.outdate(),
  };
};
