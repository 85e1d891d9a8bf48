/**
 * Histories of a store that is right by construction: every deed happens at one moment between
 * its question and its answer, one after the other.
 */
import type { Chance } from '../scenarios/chance';
import type { Answer, Append, Claims, Follow, History, Operation, Proposed, Seen } from './history';

/** Positions are tens, so that they ascend and are not dense. */
export const simulatedClaims: Claims = {
  comparePositions: (a, b) => Number(a) - Number(b),
  appendedOnce: true,
};

interface Slot {
  readonly process: string;
  readonly invokedAt: number;
  readonly point: number;
  readonly completedAt: number;
}

/** An event and the moment at which it became visible. */
interface Standing {
  readonly event: Seen;
  readonly at: number;
}
type Sent = Pick<Append, 'stream' | 'expected' | 'events'>;

const STREAMS = ['a-1', 'b-1', 'c-1', 'd-1'];
const BIGGEST_WRITE = 4;

export const leafOf = (id: string, stream: string, revision: number): string =>
  `leaf of ${id} at ${stream} ${revision}`;

/** The calls of each process follow one another; processes go at once. */
const slotsOf = (chance: Chance, processes: number, calls: number): readonly Slot[] =>
  Array.from({ length: processes }, (_, p) => {
    let now = chance.below(10);
    return Array.from({ length: calls }, (): Slot => {
      const invokedAt = now + chance.below(5);
      const point = invokedAt + chance.below(20);
      const completedAt = point + chance.below(10);
      now = completedAt + 1;
      return { process: `p${p}`, invokedAt, point, completedAt };
    });
  })
    .flat()
    .sort((a, b) => a.point - b.point);

class SimulatedStore {
  readonly log: Standing[] = [];
  private readonly sent: Sent[] = [];
  private ids = 0;

  constructor(private readonly chance: Chance) {}

  private one<T>(of: readonly T[]): T {
    return of[this.chance.below(of.length)]!;
  }

  private headOf(stream: string): number {
    return this.standingIn(stream).length - 1;
  }

  private standingIn(stream: string): readonly Seen[] {
    return this.log.flatMap(({ event }) => (event.stream === stream ? [event] : []));
  }

  private newWrite(): Sent {
    const stream = this.one(STREAMS);
    const expected = Math.max(-1, this.headOf(stream) + this.one([0, 0, 0, 0, -1, -3, 2]));
    const events = Array.from(
      { length: 1 + this.chance.below(BIGGEST_WRITE) },
      (_, i): Proposed => {
        const id = `event-${(this.ids += 1)}`;
        return { id, leaf: leafOf(id, stream, expected + 1 + i) };
      },
    );
    const write = { stream, expected, events };
    this.sent.push(write);
    return write;
  }

  private answerTo({ stream, expected, events }: Sent, at: number): Answer {
    const head = this.headOf(stream);
    const standing = this.standingIn(stream);
    const placed = events.map((_, i) => standing[expected + 1 + i]);
    const told = (outcome: 'appended' | 'already-there', last: Seen): Answer => ({
      outcome,
      revision: last.revision,
      position: last.position,
    });
    if (events.every(({ id }, i) => placed[i]?.id === id))
      return told('already-there', placed.at(-1)!);
    if (head !== expected) return { outcome: 'conflict', head };
    for (const [i, event] of events.entries()) {
      const [revision, position] = [expected + 1 + i, String(10 * (this.log.length + 1))];
      this.log.push({ event: { ...event, stream, revision, position }, at });
    }
    return told('appended', this.log.at(-1)!.event);
  }

  append({ process, invokedAt, point, completedAt }: Slot): Append {
    const again = this.sent.length > 0 && this.chance.happens(0.2);
    const write = again ? this.one(this.sent) : this.newWrite();
    const call = { kind: 'append', process, invokedAt, ...write } as const;
    if (this.chance.happens(0.05)) {
      return { ...call, completedAt, answer: { outcome: 'failed', cause: 'nobody there' } };
    }
    const silent = this.chance.happens(0.1);
    if (!silent) return { ...call, completedAt, answer: this.answerTo(write, point) };
    if (this.chance.happens(0.5)) this.answerTo(write, point);
    return { ...call, answer: { outcome: 'unknown', cause: 'no answer' } };
  }

  private seenBy(moment: number, stream?: string): readonly Seen[] {
    return this.log.flatMap(({ event, at }) =>
      at <= moment && (stream === undefined || event.stream === stream) ? [event] : [],
    );
  }

  read({ process, invokedAt, point, completedAt }: Slot): Operation {
    const toEnd = this.chance.happens(0.8);
    const brokenOff = <T>(events: readonly T[]): readonly T[] =>
      toEnd ? events : events.slice(0, this.chance.below(events.length + 1));
    const call = { process, invokedAt, completedAt, toEnd };
    if (this.chance.happens(0.5)) {
      const stream = this.one(STREAMS);
      const all = this.seenBy(point, stream);
      const from = this.chance.below(all.length + 1);
      return { kind: 'stream', ...call, stream, from, events: brokenOff(all.slice(from)) };
    }
    const { after, rest } = this.resumed(point);
    return { kind: 'log', ...call, ...after, events: brokenOff(rest) };
  }

  /** What is visible at a moment after a place chosen among what is visible. */
  private resumed(moment: number) {
    const all = this.seenBy(moment);
    const from = this.chance.below(all.length + 1);
    const checkpoint = all[from - 1];
    return { after: checkpoint ? { after: checkpoint.position } : {}, rest: all.slice(from) };
  }

  follow({ process, invokedAt, completedAt }: Slot): Follow {
    const { after, rest } = this.resumed(invokedAt);
    const pages = [{ at: invokedAt, events: rest }];
    let given = this.seenBy(invokedAt).length;
    for (let at = invokedAt + 1; at <= completedAt; at += 3) {
      const events = this.seenBy(at).slice(given);
      if (events.length > 0) pages.push({ at, events });
      given += events.length;
    }
    return { kind: 'follow', process, invokedAt, ...after, pages, toEnd: false };
  }

  /** Everything there is, from the start, when all is over. */
  followAll(): Follow {
    const at = (this.log.at(-1)?.at ?? 0) + 1;
    const pages = [{ at, events: this.seenBy(at) }];
    return { kind: 'follow', process: 'follower', invokedAt: 0, pages, toEnd: true };
  }

  final(): readonly Seen[] {
    return this.seenBy(Infinity);
  }
}

/** A history of `processes` that each ask `calls` things. */
export const simulatedHistory = (chance: Chance, processes = 4, calls = 15): History => {
  const store = new SimulatedStore(chance);
  const tasks = slotsOf(chance, processes, calls).map((slot) => ({
    slot,
    task: chance.happens(0.6) ? 'append' : chance.happens(0.7) ? 'read' : 'follow',
  }));
  const appends = tasks
    .filter(({ task }) => task === 'append')
    .map(({ slot }) => store.append(slot));
  const reads = tasks
    .filter(({ task }) => task !== 'append')
    .map(({ slot, task }) => (task === 'read' ? store.read(slot) : store.follow(slot)));
  return { operations: [...appends, ...reads, store.followAll()], log: store.final() };
};
