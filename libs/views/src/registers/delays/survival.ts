/** How many items waited how many days; those not finished were still waiting when last seen. */
export interface Waited {
  readonly days: number;
  readonly finished: boolean;
  readonly count: number;
}

interface Step {
  readonly days: number;
  /** Of all items, the share that still waits after these days: an exact fraction. */
  readonly still: bigint;
  readonly of: bigint;
}

const countOf = (waits: readonly Waited[]): number =>
  waits.reduce((sum, { count }) => sum + count, 0);

/** The ⌈n·percent/100⌉-th smallest of the finished ones (nearest rank); null while none is. */
export const nearestRank = (waits: readonly Waited[], percent: number): number | null => {
  const finished = waits.filter((wait) => wait.finished).sort((a, b) => a.days - b.days);
  const rank = Math.ceil((countOf(finished) * percent) / 100);
  let seen = 0;
  for (const { days, count } of finished) {
    seen += count;
    if (seen >= rank) return days;
  }
  return null;
};

/** How many were last seen after how many days, and how many of them finished; shortest first. */
const byDays = (waits: readonly Waited[]) => {
  const counts = new Map<number, { readonly seen: number; readonly finished: number }>();
  for (const { days, finished, count } of waits) {
    const held = counts.get(days) ?? { seen: 0, finished: 0 };
    counts.set(days, {
      seen: held.seen + count,
      finished: held.finished + (finished ? count : 0),
    });
  }
  return [...counts].sort(([a], [b]) => a - b);
};

/**
 * The product-limit estimate of Kaplan and Meier (1958): an item that still waits counts among
 * those that might have been finished on each day up to its age, and no longer. In whole numbers,
 * because a share just above one half is not one half.
 */
export const survivalCurve = (waits: readonly Waited[]): readonly Step[] => {
  let atRisk = countOf(waits);
  let still = 1n;
  let of = 1n;
  const steps: Step[] = [];
  for (const [days, { seen, finished }] of byDays(waits)) {
    if (finished > 0) {
      still *= BigInt(atRisk - finished);
      of *= BigInt(atRisk);
      steps.push({ days, still, of });
    }
    atRisk -= seen;
  }
  return steps;
};

/**
 * The first day after which at most the rest still waits. Null where so many are unfinished that
 * the curve does not fall that far: then nobody can say yet, and no number is made up.
 */
export const survivalQuantile = (waits: readonly Waited[], percent: number): number | null =>
  survivalCurve(waits).find(({ still, of }) => still * 100n <= of * BigInt(100 - percent))?.days ??
  null;
