import type { Edge, EdgeKind, Graph } from './graph';
import type { Anomaly, AnomalyKind } from './history';
import { ringsOf } from './rings';

const countOf = (ring: readonly Edge[], kind: EdgeKind): number =>
  ring.filter((edge) => edge.kind === kind).length;

/** Adya's names; the two that every reader of a log knows by plainer words have those. */
const kindOf = (ring: readonly Edge[]): AnomalyKind => {
  const unseen = countOf(ring, 'rw');
  const timed = countOf(ring, 'rt') > 0;
  if (unseen > 1) return 'G2';
  if (unseen === 1) return timed ? 'stale-read' : 'G-single';
  if (countOf(ring, 'wr') > 0) return 'G1c';
  return timed ? 'reordered-globally' : 'G0';
};

/** A stretch of the log's order is one step: what stands before is before all that follows. */
const withoutStretches = (ring: readonly Edge[]): readonly Edge[] => {
  const steps: Edge[] = [];
  for (const edge of ring) {
    const before = steps.at(-1);
    if (before?.kind !== 'order' || edge.kind !== 'order') steps.push(edge);
    else steps.splice(-1, 1, { ...before, to: edge.to, because: 'it stands before it in the log' });
  }
  return steps;
};

const sentence = (ring: readonly Edge[], { deeds }: Graph): string =>
  withoutStretches(ring)
    .map(({ from, to, kind, because }, i) => {
      const [a, b] = [deeds[from]?.name ?? '', deeds[to]?.name ?? ''];
      return `${i === 0 ? '' : 'and '}${a} must come before ${b} (${kind}: ${because})`;
    })
    .join(',\n  ');

/** Deeds that each must have come before the other: no order explains what was seen. */
export const checkCycles = (graph: Graph): readonly Anomaly[] =>
  ringsOf(graph).map((ring) => ({ kind: kindOf(ring), says: sentence(ring, graph) }));
