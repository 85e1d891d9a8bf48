import { once } from 'node:events';

import { type EventStore, StreamNotFound } from '@ledger/event-store';
import type { StreamName } from '@ledger/kernel';

import { type Child, runScript } from '../contract/child-process';
import type { History, Operation, Seen } from './history';
import { type Address, type Line, now, openAt, seen } from './recording';

/** How much is asked, of a log that nobody has written yet. */
export interface Occasion {
  readonly address: Address;
  readonly seed: number;
  readonly processes: number;
  readonly lanes: number;
  /** By each lane. */
  readonly calls: number;
  /** Does harm until told to stop. */
  disturb(signal: AbortSignal): Promise<void>;
  /** Resolves when nothing that was sent can still come into effect. */
  settle(): Promise<void>;
}

const FOLLOWERS = 2;
/** How long followers may take to come to the end once nothing more is written. */
const PATIENCE_MS = 20_000;

const operationsOf = (child: Child): readonly Operation[] => {
  const calls = new Map<number, readonly Operation[]>();
  for (const line of child.lines) {
    const { call, operations } = parsed(line) ?? { call: -1, operations: [] };
    calls.set(call, operations);
  }
  return [...calls.values()].flat();
};

/** A process that was killed may have left half a line: that call is told by the line before. */
const parsed = (line: string): Line | undefined => {
  try {
    return JSON.parse(line) as Line;
  } catch {
    return undefined;
  }
};

/** In the middle of its work, with calls under way. */
const killMidway = async (child: Child, { lanes, calls }: Occasion): Promise<void> => {
  const half = (lanes * calls) / 2;
  while (child.lines.length < half && child.process.exitCode === null) {
    await Promise.race([child.ended, new Promise((go) => setTimeout(go, 5))]);
  }
  child.process.kill('SIGKILL');
};

/** The log as it stands, and every stream of it read by itself. */
const readWhole = async (store: EventStore) => {
  const log: Seen[] = [];
  const started = now();
  for await (const page of store.readAll(store.start)) log.push(...page.map(seen));
  const call = { process: 'last', toEnd: true };
  const operations: Operation[] = [
    { kind: 'log', ...call, invokedAt: started, completedAt: now(), events: log },
  ];
  for (const stream of new Set(log.map((event) => event.stream))) {
    const invokedAt = now();
    const events = await streamOf(store, stream as StreamName);
    const moments = { invokedAt, completedAt: now() };
    operations.push({ kind: 'stream', ...call, ...moments, stream, from: 0, events });
  }
  return { log, operations };
};

const streamOf = async (store: EventStore, stream: StreamName): Promise<readonly Seen[]> => {
  const events: Seen[] = [];
  try {
    for await (const event of store.readStream(stream)) events.push(seen(event));
  } catch (error) {
    if (!(error instanceof StreamNotFound)) throw error;
  }
  return events;
};

/** Followers are told where the end is, and after a while that they will never come there. */
const endFollowing = async (followers: readonly Child[], end: string | undefined) => {
  for (const { process: child } of followers) {
    child.stdin?.write(end === undefined ? 'enough\n' : `until ${end}\n`);
  }
  const patience = setTimeout(() => {
    for (const { process: child } of followers) child.stdin?.write('enough\n');
  }, PATIENCE_MS);
  await Promise.all(followers.map(({ ended }) => ended));
  clearTimeout(patience);
};

const mustHaveEnded = async (children: readonly Child[]): Promise<void> => {
  const codes = await Promise.all(children.map(({ ended }) => ended));
  if (codes.some((code) => code !== 0)) throw new Error(`children ended with ${codes.join(', ')}`);
};

/** Lets several processes at the log, one of which is killed, and tells what happened. */
export const historyOf = async (occasion: Occasion): Promise<History> => {
  const { seed, processes, lanes, calls } = occasion;
  const address = JSON.stringify(occasion.address);
  const start = (script: string, name: string, ...more: readonly number[]) =>
    runScript(`../judge/${script}`, [address, String(seed), name, ...more.map(String)]);
  // The first opener makes the tables; the others find them.
  const store = await openAt(occasion.address);
  const askers = Array.from({ length: processes }, (_, n) =>
    start('asking-process.ts', `asker${n}`, lanes, calls),
  );
  const followers = Array.from({ length: FOLLOWERS }, (_, n) =>
    start('following-process.ts', `follower${n}`),
  );
  const children = [...askers, ...followers];
  const calm = new AbortController();
  try {
    const disturbing = askers[0]!.firstLine.then(() => occasion.disturb(calm.signal));
    const [victim, ...others] = askers;
    await killMidway(victim!, occasion);
    await mustHaveEnded(others);
    calm.abort();
    await disturbing;
    await occasion.settle();
    const { log, operations } = await readWhole(store);
    await endFollowing(followers, log.at(-1)?.position);
    await mustHaveEnded(followers);
    return { log, operations: [...children.flatMap(operationsOf), ...operations] };
  } finally {
    calm.abort();
    await store.close();
    for (const { process: child } of children) {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
    }
  }
};
