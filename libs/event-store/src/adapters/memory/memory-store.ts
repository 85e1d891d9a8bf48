import type { StreamName } from '@ledger/kernel';

import { type CheckedWrite, checkWrites } from '../../checked-write';
import { leafHash, recordedFrom } from '../../codec';
import { judge, NO_STREAM } from '../../judge';
import {
  type EventStore,
  ForeignPosition,
  type Places,
  type Position,
  type Recorded,
  type Revision,
  type StoreHealth,
  StreamNotFound,
  type StreamWrite,
  type WriteResult,
} from '../../port';
import { Wake } from '../../wake';

const DIGITS = 15;
const PAGE = 1_000;
/** Nobody else can write, so the net under the wake-up may be wide. */
const LOOK_AGAIN_MS = 60_000;

const token = (place: number) => `m:${String(place).padStart(DIGITS, '0')}` as Position;

const placeOf = (position: Position): number => {
  if (!/^m:\d{15}$/.test(position)) throw new ForeignPosition(position);
  return Number(position.slice(2));
};

const deepFreeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) deepFreeze(member);
  }
  return value;
};

/** A log of this process, for tests: as strict as the strictest of the stores, and as slow. */
class MemoryStore implements EventStore {
  readonly start = token(0);
  readonly keepsListOrder = true;
  readonly places: Places = {
    indexOf: (position) => placeOf(position) - 1,
    positionAt: (index) => token(index + 1),
  };
  private readonly all: Recorded[] = [];
  private readonly streams = new Map<StreamName, Recorded[]>();
  private readonly wake = new Wake();

  async append(writes: readonly StreamWrite[]): Promise<readonly WriteResult[]> {
    const checked = checkWrites(writes);
    const results: WriteResult[] = [];
    for (const write of checked) {
      // A real store answers later, and others are heard in between.
      await Promise.resolve();
      results.push(this.write(write));
    }
    this.wake.ring();
    return results;
  }

  private write(write: CheckedWrite): WriteResult {
    const standing = this.streams.get(write.stream) ?? [];
    const head = BigInt(standing.length) + NO_STREAM;
    const ids = write.events.map(({ event }) => event.id);
    const verdict = judge({ expected: write.expected, ids }, head, (revision) => {
      const there = standing[Number(revision)];
      return there && { id: there.id, position: there.position };
    });
    if (verdict.outcome !== 'append') return verdict;
    for (const { text } of write.events) {
      const recorded = recordedFrom(text, leafHash(text), token(this.all.length + 1));
      this.all.push(deepFreeze(recorded));
      standing.push(recorded);
    }
    this.streams.set(write.stream, standing);
    const revision = verdict.first + BigInt(write.events.length) - 1n;
    return { outcome: 'appended', revision, position: token(this.all.length) };
  }

  async *readStream(stream: StreamName, from: Revision = 0n): AsyncIterable<Recorded> {
    const events = this.streams.get(stream);
    if (!events) throw new StreamNotFound(stream);
    for (const event of events.slice(Number(from))) {
      await Promise.resolve();
      yield event;
    }
  }

  async readStreams(
    streams: readonly StreamName[],
  ): Promise<ReadonlyMap<StreamName, readonly Recorded[]>> {
    await Promise.resolve();
    const found = new Map<StreamName, readonly Recorded[]>();
    for (const stream of streams) {
      const events = this.streams.get(stream);
      if (events) found.set(stream, [...events]);
    }
    return found;
  }

  async *readAll(after: Position, pageSize = PAGE): AsyncIterable<readonly Recorded[]> {
    for (let place = placeOf(after); place < this.all.length;) {
      await Promise.resolve();
      const page = this.all.slice(place, place + pageSize);
      place += page.length;
      yield page;
    }
  }

  async *follow(after: Position, signal: AbortSignal): AsyncIterable<readonly Recorded[]> {
    let last = after;
    while (!signal.aborted) {
      const rung = this.wake.count;
      for await (const page of this.readAll(last)) {
        if (signal.aborted) return;
        last = page.at(-1)?.position ?? last;
        yield page;
      }
      await this.wake.after(rung, LOOK_AGAIN_MS, signal);
    }
  }

  comparePositions(a: Position, b: Position): number {
    return placeOf(a) - placeOf(b);
  }

  health(): Promise<StoreHealth> {
    return Promise.resolve('up');
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

export const openMemoryStore = (): EventStore => new MemoryStore();
