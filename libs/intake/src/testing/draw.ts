/** Choices that look random and are the same for the same seed. */
export interface Draw {
  /** From 0 up to, not including, `limit`. */
  below(limit: number): number;
  /** True in this share of all cases. */
  often(share: number): boolean;
  one<T>(choices: readonly T[]): T;
}

/** Mulberry32: small, and good enough to choose spellings. */
export const drawFrom = (seed: number): Draw => {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    often: (share) => next() < share,
    one: (choices) => choices[below(choices.length)] as (typeof choices)[number],
  };
};
