import type { LocalDate } from '@ledger/kernel';
import type { Policies } from '@ledger/policy';
import type { EventStore, Position, Recorded } from '@ledger/event-store';
import type { DataSource, QueryRunner } from 'typeorm';
import { applyDue, applyPage } from './apply-page';

/** Raise it when what the views say changes: they are then read anew from the log. */
export const VIEWS_VERSION = 1;
const VIEW = 'ledger';
const LEADER_LANE = 738_201_003;
const PAGE = 5_000;
const STANDBY_MS = 500;
const TICK_MS = 30_000;

export interface ProjectorNeeds {
  readonly store: EventStore;
  readonly readSide: DataSource;
  readonly policies: Policies;
  readonly today: () => LocalDate;
  /** Told of a failure before the projector tries again from its checkpoint. */
  readonly onFailure?: (error: unknown) => void;
}

export interface Projector {
  /** Leads or stands by until the signal aborts. One process leads at a time. */
  run(signal: AbortSignal): Promise<void>;
  /** Resolves once everything in the log and everything due is in the views, whoever leads. */
  caughtUp(): Promise<void>;
  /** Does the log hold, or the due list name, something the views do not show yet? */
  behind(): Promise<boolean>;
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

const TABLES = ['fact', 'membership', 'due', 'finding', 'money', 'delay', 'file', 'rejected_row'];

/** The checkpoint of this version of the views; another version is emptied and starts again. */
const checkpoint = ({ readSide, store }: ProjectorNeeds): Promise<Position> =>
  readSide.transaction(async (tx) => {
    const [row] = await tx.query(
      `select version, position from read.checkpoint where view = $1 for update`,
      [VIEW],
    );
    if (row?.version === VIEWS_VERSION) return row.position;
    await tx.query(`truncate ${TABLES.map((table) => `read.${table}`).join(', ')}`);
    await tx.query(
      `insert into read.checkpoint (view, version, position, clock_high)
       values ($1, $2, $3, '') on conflict (view) do update set version = excluded.version,
         position = excluded.position, clock_high = excluded.clock_high`,
      [VIEW, VIEWS_VERSION, store.start],
    );
    return store.start;
  });

/** State and place move together: a crash repeats nothing and skips nothing. */
const advance = (
  { readSide, policies, today }: ProjectorNeeds,
  from: Position,
  page: readonly Recorded[],
): Promise<Position> =>
  readSide.transaction(async (tx) => {
    const to = page.at(-1)!.position;
    const [place] = await tx.query(
      `select clock_high from read.checkpoint where view = $1 and position = $2 for update`,
      [VIEW, from],
    );
    if (!place) throw new Error('another projector moved the checkpoint');
    const clockHigh = await applyPage(tx, page, policies, today(), place.clock_high);
    await tx.query(`update read.checkpoint set position = $2, clock_high = $3 where view = $1`, [
      VIEW,
      to,
      clockHigh,
    ]);
    return to;
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

const lead = async (needs: ProjectorNeeds, signal: AbortSignal): Promise<void> => {
  let place = await checkpoint(needs);
  while (!signal.aborted) {
    place = await readToEnd(needs, place, signal);
    if (!signal.aborted) await somethingNew(needs.store, place, signal);
  }
};

/** The lock belongs to a connection: when that dies, so does the leadership. */
const tryToLead = async (lane: QueryRunner): Promise<boolean> => {
  const [row] = await lane.query('select pg_try_advisory_lock($1) as leads', [LEADER_LANE]);
  return row.leads;
};

const runOnce = async (needs: ProjectorNeeds, signal: AbortSignal): Promise<void> => {
  const lane = needs.readSide.createQueryRunner();
  try {
    while (!signal.aborted && !(await tryToLead(lane))) await sleep(STANDBY_MS, signal);
    if (!signal.aborted) await lead(needs, signal);
    await lane.query('select pg_advisory_unlock($1)', [LEADER_LANE]);
  } finally {
    await lane.release();
  }
};

const isBehind = async ({ readSide, store, today }: ProjectorNeeds): Promise<boolean> => {
  const [row] = await readSide.query(
    `select version, position, exists (select from read.due where due_on <= $2) as due
     from read.checkpoint where view = $1`,
    [VIEW, today()],
  );
  if (row?.version !== VIEWS_VERSION || row.due) return true;
  for await (const page of store.readAll(row.position, 1)) return page.length > 0;
  return false;
};

export const openProjector = (needs: ProjectorNeeds): Projector => ({
  behind: () => isBehind(needs),
  run: async (signal) => {
    while (!signal.aborted) {
      try {
        await runOnce(needs, signal);
      } catch (error) {
        if (signal.aborted) return;
        needs.onFailure?.(error);
        await sleep(STANDBY_MS, signal);
      }
    }
  },
  caughtUp: async () => {
    while (await isBehind(needs)) await sleep(50);
  },
});
