import { type Evidence, isAcknowledged, nameOf, nameOfWrite, type Write } from './evidence';
import type { Append, Seen } from './history';
import { eventsOf, isReading, lineOf, nameOfReading, type Reading } from './read-checks';
import { realTimeEdges, type Window } from './real-time';

/** Something that took effect, or saw the log, at one moment between the two. */
export interface Deed extends Window {
  readonly name: string;
}

/**
 * Why one deed comes before another:
 * `order` it stands earlier in the log; `ww` earlier in the same stream; `wr` it wrote what the
 * other saw; `rw` it did not see what the other wrote; `rt` it had ended before the other began.
 */
export type EdgeKind = 'order' | 'ww' | 'wr' | 'rw' | 'rt';

export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly kind: EdgeKind;
  readonly because: string;
}

export interface Graph {
  readonly deeds: readonly Deed[];
  readonly edges: readonly Edge[];
}

const windowOf = ({ attempts }: Write): Window => ({
  invokedAt: Math.min(...attempts.map(({ invokedAt }) => invokedAt)),
  completedAt: Math.min(
    ...attempts.filter(isAcknowledged).map(({ completedAt }) => completedAt ?? Infinity),
  ),
});

class GraphMaker {
  readonly deeds: Deed[] = [];
  readonly edges: Edge[] = [];
  private readonly deedOf = new Map<Write, number>();

  constructor(private readonly evidence: Evidence) {}

  private add(deed: Deed): number {
    this.deeds.push(deed);
    return this.deeds.length - 1;
  }

  private connect(
    from: number | undefined,
    to: number | undefined,
    kind: EdgeKind,
    because: string,
  ) {
    if (from === undefined || to === undefined || from === to) return;
    this.edges.push({ from, to, kind, because });
  }

  private authorOf(event: Seen | undefined): number | undefined {
    const write = event && this.evidence.writeOf.get(event.id);
    return write && this.deedOf.get(write);
  }

  addWrites(): void {
    for (const { id } of this.evidence.log) {
      const write = this.evidence.writeOf.get(id);
      if (!write || this.deedOf.has(write)) continue;
      this.deedOf.set(write, this.add({ name: nameOfWrite(write), ...windowOf(write) }));
    }
    this.chain(this.evidence.log, 'order');
    for (const stream of this.evidence.streams.values()) {
      this.chain(
        [...stream].sort((a, b) => a.revision - b.revision),
        'ww',
      );
    }
  }

  private chain(events: readonly Seen[], kind: 'order' | 'ww'): void {
    for (const [i, event] of events.entries()) {
      const before = events[i - 1];
      if (!before) continue;
      const because = `${nameOf(before)} stands before ${nameOf(event)}`;
      this.connect(this.authorOf(before), this.authorOf(event), kind, because);
    }
  }

  /** A deed that saw `last` and, when it looked further, did not see `next`. */
  private addSight(deed: Deed, last: Seen | undefined, next: Seen | undefined): void {
    const sight = this.add(deed);
    if (last) this.connect(this.authorOf(last), sight, 'wr', `it saw ${nameOf(last)}`);
    if (next) this.connect(sight, this.authorOf(next), 'rw', `it did not see ${nameOf(next)}`);
  }

  addReading(reading: Reading): void {
    const line = lineOf(reading, this.evidence);
    if (!line) return;
    const { events, from } = line;
    const { invokedAt } = reading;
    const name = nameOfReading(reading);
    if (reading.kind === 'follow') {
      let end = from;
      for (const page of reading.pages) {
        end += page.events.length;
        const deed = { name: `a page of ${name}`, invokedAt, completedAt: page.at };
        this.addSight(deed, page.events.at(-1), undefined);
      }
      return;
    }
    const end = from + eventsOf(reading).length;
    const deed = { name, invokedAt, completedAt: reading.completedAt };
    this.addSight(deed, reading.events.at(-1), reading.toEnd ? events[end] : undefined);
  }

  /** Who is refused is told the head, and has thereby read the stream. */
  addConflict({ answer, stream, process, expected, invokedAt, completedAt }: Append): void {
    if (answer.outcome !== 'conflict') return;
    const events = this.evidence.streams.get(stream) ?? [];
    const name = `the refusal of ${process}'s write to ${stream} after ${expected}`;
    const deed = { name, invokedAt, completedAt: completedAt ?? Infinity };
    this.addSight(deed, events[answer.head], events[answer.head + 1]);
  }

  finish(): Graph {
    const because = 'it had ended before the other began';
    for (const { from, to } of realTimeEdges(this.deeds)) this.connect(from, to, 'rt', because);
    return { deeds: this.deeds, edges: this.edges };
  }
}

/** Everything that is known about what came before what. */
export const graphOf = (evidence: Evidence): Graph => {
  const maker = new GraphMaker(evidence);
  maker.addWrites();
  for (const operation of evidence.operations) {
    if (isReading(operation)) maker.addReading(operation);
    else maker.addConflict(operation);
  }
  return maker.finish();
};
