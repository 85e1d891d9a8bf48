import { EMPTY_ROOT, HASH_BYTES, nodeHash } from './merkle';

export interface InclusionClaim {
  /** Place of the leaf, 0 for the first. */
  readonly index: number;
  readonly size: number;
  readonly leaf: Buffer;
  readonly proof: readonly Buffer[];
  readonly root: Buffer;
}

export interface ConsistencyClaim {
  readonly first: number;
  readonly second: number;
  readonly firstRoot: Buffer;
  readonly secondRoot: Buffer;
  readonly proof: readonly Buffer[];
}

const areSizes = (...sizes: readonly number[]): boolean =>
  sizes.every((size) => Number.isSafeInteger(size) && size >= 0);

const areHashes = (...hashes: readonly Buffer[]): boolean =>
  hashes.every(({ length }) => length === HASH_BYTES);

// Sizes pass 2^32, where the operators on bits no longer reach.
const isOdd = (n: number): boolean => n % 2 === 1;
const half = (n: number): number => Math.floor(n / 2);

/** Whether the leaf stands at that index of the tree with that root: RFC 9162, 2.1.3.2. */
export const verifyInclusion = ({ index, size, leaf, proof, root }: InclusionClaim): boolean => {
  if (!areSizes(index, size) || index >= size || !areHashes(leaf, root, ...proof)) return false;
  let [place, last, hash] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      hash = nodeHash(sibling, hash);
      while (!isOdd(place) && place !== 0) [place, last] = [half(place), half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && hash.equals(root);
};

/** Whether the second tree begins with all leaves of the first, in order: RFC 9162, 2.1.4.2. */
export const verifyConsistency = (claim: ConsistencyClaim): boolean => {
  const { first, second, firstRoot, secondRoot, proof } = claim;
  if (!areSizes(first, second) || first > second) return false;
  if (!areHashes(firstRoot, secondRoot, ...proof)) return false;
  if (first === second) return proof.length === 0 && firstRoot.equals(secondRoot);
  // Every tree begins with the empty one, and there is nothing to show for it.
  if (first === 0) return proof.length === 0 && firstRoot.equals(EMPTY_ROOT);
  return proof.length > 0 && rootsAgree(claim);
};

const isPowerOfTwo = (n: number): boolean => {
  let rest = n;
  while (rest > 1 && !isOdd(rest)) rest = half(rest);
  return rest === 1;
};

/** Folds the proof up to both roots at once. */
const rootsAgree = ({ first, second, firstRoot, secondRoot, proof }: ConsistencyClaim): boolean => {
  // A complete first tree is a node of the second, so its root is not sent.
  const [start, ...rest] = isPowerOfTwo(first) ? [firstRoot, ...proof] : proof;
  if (!start) return false;
  let [place, last] = [first - 1, second - 1];
  while (isOdd(place)) [place, last] = [half(place), half(last)];
  let [older, newer] = [start, start];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      older = nodeHash(sibling, older);
      newer = nodeHash(sibling, newer);
      while (!isOdd(place) && place !== 0) [place, last] = [half(place), half(last)];
    } else {
      newer = nodeHash(newer, sibling);
    }
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && older.equals(firstRoot) && newer.equals(secondRoot);
};
