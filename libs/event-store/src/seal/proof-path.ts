import { EMPTY_ROOT, nodeHash } from './merkle';

/** The complete subtree over the leaves from `index * 2^level` until `(index + 1) * 2^level`. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

/**
 * The leaves from `from` until `until`: one hash of a proof. Complete subtrees, left to right and
 * each smaller than the one before, which fold into the hash.
 */
export type Span = readonly Subtree[];

/** The largest power of two below `leaves`. */
const split = (leaves: number): number => {
  let width = 1;
  while (width * 2 < leaves) width *= 2;
  return width;
};

/** `from` is a multiple of a power of two that is not below the width, as RFC 6962 splits. */
const spanOf = (from: number, until: number): Span => {
  const subtrees: Subtree[] = [];
  for (let start = from; start < until;) {
    let [level, width] = [0, 1];
    while (start + width * 2 <= until) [level, width] = [level + 1, width * 2];
    subtrees.push({ level, index: start / width });
    start += width;
  }
  return subtrees;
};

/** The whole tree, as one span. */
export const treeSpan = (size: number): Span => spanOf(0, size);

/** The hashes that prove leaf `index` in the tree of `size`, from the leaf upwards. */
export const inclusionPath = (index: number, size: number): readonly Span[] => {
  const path: Span[] = [];
  for (let [from, until] = [0, size]; until - from > 1;) {
    const middle = from + split(until - from);
    if (index < middle) {
      path.push(spanOf(middle, until));
      until = middle;
    } else {
      path.push(spanOf(from, middle));
      from = middle;
    }
  }
  return path.reverse();
};

/** The hashes that prove the tree of `first` to be the beginning of that of `second`. */
export const consistencyPath = (first: number, second: number): readonly Span[] => {
  if (first === 0 || first === second) return [];
  const path: Span[] = [];
  let [from, until] = [0, second];
  while (first !== until) {
    const middle = from + split(until - from);
    if (first <= middle) {
      path.push(spanOf(middle, until));
      until = middle;
    } else {
      path.push(spanOf(from, middle));
      from = middle;
    }
  }
  // The first tree itself is known to whoever asks; a part of it is not.
  if (from > 0) path.push(spanOf(from, until));
  return path.reverse();
};

/** Reads the root of a complete subtree. */
export type SubtreeRoot = (subtree: Subtree) => Buffer;

export const foldSpan = (span: Span, rootAt: SubtreeRoot): Buffer => {
  let hash: Buffer | undefined;
  for (const subtree of span.toReversed()) {
    const root = rootAt(subtree);
    hash = hash ? nodeHash(root, hash) : root;
  }
  return hash ?? EMPTY_ROOT;
};
