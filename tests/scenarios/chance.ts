import { randomInt } from 'node:crypto';

/** Numbers that look random and are the same for the same seed. */
export interface Chance {
  readonly seed: number;
  /** From 0 up to, not including, 1. */
  next(): number;
  /** From 0 up to, not including, `limit`. */
  below(limit: number): number;
  /** In this share of all cases. */
  happens(share: number): boolean;
  shuffled<T>(items: readonly T[]): readonly T[];
}

/** Mulberry32: small, and good enough to shuffle files. */
export const chanceFrom = (seed: number): Chance => {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    seed,
    next,
    below,
    happens: (share) => next() < share,
    shuffled: (items) => {
      const all = [...items];
      for (let i = all.length - 1; i > 0; i -= 1) {
        const j = below(i + 1);
        [all[i], all[j]] = [all[j]!, all[i]!];
      }
      return all;
    },
  };
};

/** The seed of this run: `LEDGER_SEED` to see a run again, else a new one. */
export const newSeed = (): number =>
  Number(process.env['LEDGER_SEED'] ?? '') || randomInt(1, 2_000_000_000);

export const isLong = process.env['LEDGER_LONG'] === '1';
