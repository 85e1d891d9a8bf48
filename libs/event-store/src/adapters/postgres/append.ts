import { checkWrite } from '../../checked-write';
import type { StreamWrite, WriteResult } from '../../port';
import { type PreparedWrite, RowLayer } from './copy-rows';
import { GATHERING_EVENTS_MAX, type GroupCommitWriter, INTERACTIVE_EVENTS_MAX } from './writer';

/** Work of about a millisecond, after which the socket and other callers get their turn. */
const SLICE_EVENTS = 256;
/** Chunks that may be prepared while the one before them is written. */
const CHUNKS_AHEAD = 2;

const eventsOf = (writes: readonly StreamWrite[]) =>
  writes.reduce((sum, { events }) => sum + events.length, 0);

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Does the work for every write and lets others run in between. */
const inSlices = async <T>(writes: readonly StreamWrite[], work: (write: StreamWrite) => T) => {
  const done: T[] = [];
  let events = 0;
  for (const write of writes) {
    done.push(work(write));
    events += write.events.length;
    if (events < SLICE_EVENTS) continue;
    events = 0;
    await turn();
  }
  return done;
};

function* chunksOf(writes: readonly StreamWrite[]): Generator<readonly StreamWrite[]> {
  let chunk: StreamWrite[] = [];
  let events = 0;
  for (const write of writes) {
    if (chunk.length > 0 && events + write.events.length > GATHERING_EVENTS_MAX) {
      yield chunk;
      chunk = [];
      events = 0;
    }
    chunk.push(write);
    events += write.events.length;
  }
  if (chunk.length > 0) yield chunk;
}

/**
 * Prepares calls for the writer. Preparing (checking, hashing, laying rows) costs about as much as
 * the server's part, so for bulk work the next chunk is prepared while the last one is written.
 */
export class Appender {
  private preparing: Promise<unknown> = Promise.resolve();
  private readonly underWay = new Set<Promise<unknown>>();

  constructor(private readonly writer: GroupCommitWriter) {}

  append(writes: readonly StreamWrite[]): Promise<readonly WriteResult[]> {
    const call = this.answer(writes);
    const settled = call.then(
      () => undefined,
      () => undefined,
    );
    this.underWay.add(settled);
    void settled.then(() => this.underWay.delete(settled));
    return call;
  }

  /** Resolves when everything that was asked for is answered. */
  async idle(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }

  private async answer(writes: readonly StreamWrite[]): Promise<readonly WriteResult[]> {
    const events = eventsOf(writes);
    if (writes.length === 0) return [];
    if (events <= INTERACTIVE_EVENTS_MAX) {
      const layer = new RowLayer(0);
      return this.writer.write(writes.map((write) => layer.lay(write)));
    }
    if (events <= GATHERING_EVENTS_MAX) return this.writer.write(await this.prepare(writes));
    // Everything is checked before anything is sent; only then are the chunks prepared in turn.
    await this.inTurn(() => inSlices(writes, (write) => void checkWrite(write)));
    return this.appendChunks(writes);
  }

  private prepare(writes: readonly StreamWrite[]): Promise<readonly PreparedWrite[]> {
    const layer = new RowLayer();
    return this.inTurn(() => inSlices(writes, (write) => layer.lay(write)));
  }

  /** One bulk call is prepared at a time: the first to come is the first to be written. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.preparing.then(work, work);
    this.preparing = mine.catch(() => undefined);
    return mine;
  }

  private async appendChunks(writes: readonly StreamWrite[]): Promise<readonly WriteResult[]> {
    const outcomes: Promise<readonly WriteResult[]>[] = [];
    let failed: unknown;
    const sizes: number[] = [];
    for (const chunk of chunksOf(writes)) {
      await outcomes.at(-CHUNKS_AHEAD)?.catch(() => undefined);
      if (failed !== undefined) break;
      const outcome = this.writer.write(await this.prepare(chunk));
      outcome.catch((error: unknown) => {
        failed = error;
      });
      outcomes.push(outcome);
      sizes.push(chunk.length);
    }
    return resultsOf(await Promise.allSettled(outcomes), sizes, writes.length);
  }
}

/** When the store went away in the middle, what was written is told, and the rest is not known. */
const resultsOf = (
  outcomes: readonly PromiseSettledResult<readonly WriteResult[]>[],
  sizes: readonly number[],
  writes: number,
): readonly WriteResult[] => {
  const first = outcomes[0];
  if (first?.status === 'rejected') throw first.reason;
  const results: WriteResult[] = [];
  let cause = 'the store went away';
  for (const [i, outcome] of outcomes.entries()) {
    if (outcome.status === 'fulfilled') {
      results.push(...outcome.value);
      continue;
    }
    cause = outcome.reason instanceof Error ? outcome.reason.message : String(outcome.reason);
    for (let n = 0; n < (sizes[i] ?? 0); n += 1) results.push({ outcome: 'unknown', cause });
  }
  while (results.length < writes) results.push({ outcome: 'unknown', cause });
  return results;
};
