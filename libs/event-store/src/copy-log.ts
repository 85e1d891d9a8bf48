import { checkedLeaf, compareLogs, CopyRefused, eventsAfter, placeOf } from './compare-logs';
import { pause } from './deadline';
import type { LogSource } from './log-lines';
import { type EventStore, type Recorded, StoreUnavailable, type StreamWrite } from './port';
import { rootOf } from './seal/merkle';

/** Both logs hold `size` events with the same leaves in the same order; `root` is their tree's. */
export interface LogCopy {
  readonly size: number;
  readonly root: Buffer;
  /** How many of them were missing before. */
  readonly copied: number;
}

export interface CopyProgress {
  readonly phase: 'comparing' | 'copying' | 'verifying';
  /** Events of the log that this phase has passed. */
  readonly events: number;
}

const WRITE_EVENTS = 500;
/** Half of what a write may hold, for the sizes here are those of the sealed texts alone. */
const WRITE_BYTES = 512 * 1024;
/** One transaction of the store that writes in bulk, so that an interruption cannot part it. */
const CALL_EVENTS = 5_000;
const TRIES = 8;
const BACK_OFF_MS = { first: 200, most: 5_000 };

/** Neighbours of one stream are one write; nothing changes its place. */
async function* writesOf(events: AsyncIterable<Recorded>): AsyncGenerator<StreamWrite> {
  let run: Recorded[] = [];
  let bytes = 0;
  const write = (): StreamWrite => {
    const { stream, revision } = run[0]!;
    return { stream, expected: revision === 0n ? 'noStream' : revision - 1n, events: run };
  };
  for await (const event of events) {
    checkedLeaf(event);
    const size = Buffer.byteLength(event.text);
    const goesOn = run.at(-1)?.stream === event.stream && run.length < WRITE_EVENTS;
    if (run.length > 0 && !(goesOn && bytes + size <= WRITE_BYTES)) {
      yield write();
      [run, bytes] = [[], 0];
    }
    run.push(event);
    bytes += size;
  }
  if (run.length > 0) yield write();
}

/**
 * A store that keeps the order of a list takes many writes at once. In others they race, and a
 * place once taken is taken for ever, so each is answered before the next is sent.
 */
async function* callsOf(
  writes: AsyncIterable<StreamWrite>,
  eventsMax: number,
): AsyncGenerator<readonly StreamWrite[]> {
  let call: StreamWrite[] = [];
  let events = 0;
  for await (const write of writes) {
    if (call.length > 0 && events + write.events.length > eventsMax) {
      yield call;
      [call, events] = [[], 0];
    }
    call.push(write);
    events += write.events.length;
  }
  if (call.length > 0) yield call;
}

const isPassing = (error: unknown): boolean =>
  error instanceof StoreUnavailable && (error.kind === 'unreachable' || error.kind === 'deadline');

/** False when it is not known whether the writes stand. @throws CopyRefused */
const isWritten = async (
  to: EventStore,
  call: readonly StreamWrite[],
  index: number,
): Promise<boolean> => {
  const results = await to.append(call);
  const lost = results.findIndex(({ outcome }) => outcome === 'conflict');
  if (lost >= 0) throw new CopyRefused('target-changed', index, call[lost]!.stream);
  return results.every(({ outcome }) => outcome !== 'unknown');
};

/** Sends the same again until it is answered; what stands already is not written twice. */
const write = async (
  to: EventStore,
  call: readonly StreamWrite[],
  index: number,
): Promise<void> => {
  let wait = BACK_OFF_MS.first;
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    try {
      if (await isWritten(to, call, index)) return;
    } catch (error) {
      if (!isPassing(error) || attempt === TRIES) throw error;
    }
    await pause(wait, new AbortController().signal);
    wait = Math.min(wait * 2, BACK_OFF_MS.most);
  }
  throw new StoreUnavailable('deadline', `index ${index} was not written after ${TRIES} tries`);
};

/**
 * Makes `to` an exact copy of `from`: the same events with the same ids, texts, leaves and
 * revisions in the same global order; only positions are the target's own. `to` must be empty or
 * the beginning of `from`. Interrupted anywhere, it is simply run again.
 *
 * @throws CopyRefused, SealBroken, StoreUnavailable
 */
export const copyLog = async (
  from: LogSource,
  to: EventStore,
  onProgress: (progress: CopyProgress) => void = () => undefined,
): Promise<LogCopy> => {
  const before = await compareLogs(from, to, (events) =>
    onProgress({ phase: 'comparing', events }),
  );
  let size = before.size;
  const missing = writesOf(eventsAfter(from, before.last));
  for await (const call of callsOf(missing, to.keepsListOrder ? CALL_EVENTS : 1)) {
    await write(to, call, size);
    size += call.reduce((sum, { events }) => sum + events.length, 0);
    onProgress({ phase: 'copying', events: size });
  }
  const after = await compareLogs(from, to, (events) => onProgress({ phase: 'verifying', events }));
  if (after.missing) throw new CopyRefused('source-grew', after.size, placeOf(after.missing));
  return { size: after.size, root: rootOf(after.tree), copied: after.size - before.size };
};
