import type { LocalDate } from '@ledger/kernel';
import type { EventStore, Position, Recorded } from '@ledger/event-store';
import type { DataSource, QueryRunner } from 'typeorm';
import { applyDue, applyPage } from './apply-page';
import {
  lockCheckpoint,
  moveCheckpoint,
  readCheckpoint,
  standsIn,
  startAnew,
  VIEWS_VERSION,
} from './checkpoint';
import { LEADER_LANE } from './leader-lane';
import { Onlooker } from './onlooker';
import type { PublishedPolicies } from './policy-table';

const PAGE = 5_000;
const STANDBY_MS = 500;
const BACK_OFF_MOST_MS = 5_000;
const LOOK_AGAIN_MS = 50;
const TICK_MS = 30_000;

export interface ProjectorNeeds {
  readonly store: EventStore;
  readonly readSide: DataSource;
  readonly policies: PublishedPolicies;
  readonly today: () => LocalDate;
  /** Told of a failure, once while it lasts; the projector tries again from its checkpoint. */
  readonly onFailure?: (error: unknown) => void;
  /** Told that the log is not as the views saw it. Unless it fails, they are read anew. */
  readonly onOtherLog?: () => Promise<void>;
}

export interface Projector {
  /** Leads or stands by until the signal aborts. One process leads at a time. */
  run(signal: AbortSignal): Promise<void>;
  /** Resolves once everything in the log and everything due is in the views, whoever leads. */
  caughtUp(): Promise<void>;
  /** Does the log hold, or the due list name, something the views do not show yet? */
  behind(): Promise<boolean>;
  /** Does this process lead, as far as it knows? */
  leads(): boolean;
}

const sleep = (ms: number, signal?: AbortSignal) =>
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

/** Where to go on; views of another version or of another log are emptied and start again. */
const checkpoint = async (needs: ProjectorNeeds): Promise<Position> => {
  const { readSide, store } = needs;
  const held = await readCheckpoint(readSide);
  if (held?.version === VIEWS_VERSION) {
    if (await standsIn(store, held)) return held.position;
    await needs.onOtherLog?.();
  }
  await startAnew(readSide, store.start);
  return store.start;
};

/** State and place move together: a crash repeats nothing and skips nothing. */
const advance = (
  { readSide, policies, today }: ProjectorNeeds,
  from: Position,
  page: readonly Recorded[],
): Promise<Position> =>
  readSide.transaction(async (tx) => {
    const last = page.at(-1)!;
    const clockBefore = await lockCheckpoint(tx, from);
    await moveCheckpoint(tx, last, await applyPage(tx, page, policies, today(), clockBefore));
    return last.position;
  });

const settleDue = async ({ readSide, policies, today }: ProjectorNeeds): Promise<void> => {
  while (await readSide.transaction((tx) => applyDue(tx, policies, today())));
};

const readToEnd = async (needs: ProjectorNeeds, from: Position, signal: AbortSignal) => {
  let place = from;
  for await (const page of needs.store.readAll(place, PAGE)) {
    if (page.length > 0) place = await advance(needs, place, page);
    if (signal.aborted) return place;
  }
  await settleDue(needs);
  return place;
};

/** Waits for the log to grow, or for the next tick of the due list. */
const somethingNew = async (store: EventStore, after: Position, signal: AbortSignal) => {
  const stop = new AbortController();
  const onAbort = () => stop.abort();
  signal.addEventListener('abort', onAbort);
  const pages = store.follow(after, stop.signal)[Symbol.asyncIterator]();
  try {
    await Promise.race([pages.next(), sleep(TICK_MS, stop.signal)]);
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
  let place = await checkpoint(needs);
  while (!signal.aborted) {
    const before = place;
    place = await readToEnd(needs, place, signal);
    onProgress();
    // Nothing new may mean that the log behind us is not the same any more.
    if (place === before) place = await checkpoint(needs);
    if (place === before && !signal.aborted) await somethingNew(needs.store, place, signal);
  }
};

/** The lock belongs to a connection: when that dies, so does the leadership. */
const tryToLead = async (lane: QueryRunner): Promise<boolean> => {
  const [row] = await lane.query('select pg_try_advisory_lock($1) as leads', [LEADER_LANE]);
  return row.leads;
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
  const lane = needs.readSide.createQueryRunner();
  try {
    while (!signal.aborted && !(await tryToLead(lane))) await sleep(STANDBY_MS, signal);
    onLeading(!signal.aborted);
    if (!signal.aborted) await lead(needs, signal, onProgress);
  } finally {
    onLeading(false);
    // Also after a failure: the connection goes back to the pool, and a lock that stays on it would
    // keep every process, this one too, from leading.
    await lane.query('select pg_advisory_unlock_all()').catch(() => undefined);
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
    await sleep(this.wait, signal);
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
    caughtUp: async () => {
      while (await onlooker.isBehind()) await sleep(LOOK_AGAIN_MS);
    },
  };
};
