import type { Moment } from './history';

/** From when on, and until when at the latest, something may have happened. */
export interface Window {
  readonly invokedAt: Moment;
  /** Infinity while nobody was told that it had happened. */
  readonly completedAt: Moment;
}

interface Tick {
  readonly deed: number;
  readonly at: number;
  readonly ends: boolean;
}

/** In one microsecond beginnings come first, so that only what surely came before is before. */
const ticksOf = (deeds: readonly Window[]): readonly Tick[] =>
  deeds
    .flatMap(({ invokedAt, completedAt }, deed) => [
      { deed, at: invokedAt, ends: false },
      { deed, at: completedAt, ends: true },
    ])
    .filter(({ at }) => at !== Infinity)
    .sort((a, b) => a.at - b.at || Number(a.ends) - Number(b.ends));

/**
 * What had ended before what began, without the pairs that follow from others: a deed that ended
 * stands for all that had ended before it began.
 */
export const realTimeEdges = (
  deeds: readonly Window[],
): readonly { readonly from: number; readonly to: number }[] => {
  const edges: { from: number; to: number }[] = [];
  const ended = new Set<number>();
  for (const { deed, ends } of ticksOf(deeds)) {
    if (!ends) {
      for (const from of ended) edges.push({ from, to: deed });
      continue;
    }
    const began = deeds[deed]?.invokedAt ?? 0;
    for (const other of ended) if ((deeds[other]?.completedAt ?? 0) < began) ended.delete(other);
    ended.add(deed);
  }
  return edges;
};
