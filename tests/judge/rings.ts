import type { Edge, Graph } from './graph';

type Outgoing = readonly (readonly Edge[])[];

const outgoing = ({ deeds, edges }: Graph): Outgoing => {
  const out: Edge[][] = deeds.map(() => []);
  for (const edge of edges) out[edge.from]?.push(edge);
  return out;
};

interface Visit {
  readonly node: number;
  next: number;
}

/** Tarjan's search. With a stack of its own: a log is a chain as long as itself. */
class KnotSearch {
  private entered = 0;
  private readonly order: (number | undefined)[] = [];
  private readonly low: number[] = [];
  private readonly waiting: number[] = [];
  private readonly isWaiting = new Set<number>();
  private readonly path: Visit[] = [];
  readonly knots: number[][] = [];

  constructor(private readonly out: Outgoing) {}

  from(root: number): void {
    if (this.order[root] !== undefined) return;
    this.enter(root);
    for (let visit = this.path.at(-1); visit; visit = this.path.at(-1)) {
      const edge = this.out[visit.node]?.[visit.next];
      visit.next += 1;
      if (!edge) this.leave(visit.node);
      else if (this.order[edge.to] === undefined) this.enter(edge.to);
      else if (this.isWaiting.has(edge.to)) this.reaches(visit.node, this.order[edge.to]!);
    }
  }

  private enter(node: number): void {
    this.order[node] = this.entered;
    this.low[node] = this.entered;
    this.entered += 1;
    this.waiting.push(node);
    this.isWaiting.add(node);
    this.path.push({ node, next: 0 });
  }

  private reaches(node: number, order: number): void {
    this.low[node] = Math.min(this.low[node]!, order);
  }

  private leave(node: number): void {
    this.path.pop();
    const before = this.path.at(-1);
    if (before) this.reaches(before.node, this.low[node]!);
    if (this.low[node] !== this.order[node]) return;
    const knot = this.waiting.splice(this.waiting.lastIndexOf(node));
    for (const member of knot) this.isWaiting.delete(member);
    if (knot.length > 1) this.knots.push(knot);
  }
}

/** The shortest way from a node back to itself inside its knot. */
const ringThrough = (
  start: number,
  knot: ReadonlySet<number>,
  out: Outgoing,
): readonly Edge[] | undefined => {
  const cameBy = new Map<number, Edge>();
  const queue = [start];
  for (const node of queue) {
    for (const edge of out[node] ?? []) {
      if (!knot.has(edge.to) || cameBy.has(edge.to)) continue;
      cameBy.set(edge.to, edge);
      if (edge.to === start) return wayBack(start, cameBy);
      queue.push(edge.to);
    }
  }
  return undefined;
};

const wayBack = (start: number, cameBy: ReadonlyMap<number, Edge>): readonly Edge[] => {
  const ring: Edge[] = [];
  for (let at = start; ;) {
    const edge = cameBy.get(at)!;
    ring.unshift(edge);
    if (edge.from === start) return ring;
    at = edge.from;
  }
};

/** Of a large knot not every node is tried: a ring somewhat longer is as wrong. */
const STARTS_MAX = 100;

/** A shortest ring of every knot of deeds that all come before one another. */
export const ringsOf = (graph: Graph): readonly (readonly Edge[])[] => {
  const out = outgoing(graph);
  const search = new KnotSearch(out);
  for (const node of graph.deeds.keys()) search.from(node);
  return search.knots.map((knot) => {
    const members = new Set(knot);
    const rings = knot.slice(0, STARTS_MAX).flatMap((node) => {
      const ring = ringThrough(node, members, out);
      return ring ? [ring] : [];
    });
    return rings.reduce((best, ring) => (ring.length < best.length ? ring : best));
  });
};
