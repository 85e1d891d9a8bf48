import { compare } from '../../fact';
import type { BankSituation } from './entry';
import type { Line } from './lines';

/** The item a line is about, as far as its place depends on it. */
export interface PaidItem {
  readonly batch: string;
  readonly totalFen: number;
  /** A return of it was sent again or paid back. */
  readonly isHandled: boolean;
}

export type LineSituation = Extract<
  BankSituation,
  'unknown-line' | 'duplicate' | 'return-after-success' | 'sum-mismatch' | 'wrong-batch'
>;

export interface Placed {
  readonly line: Line;
  readonly place: 'matched' | LineSituation;
}

/** On one day a failure or return is later than the success it undoes; a repeat comes last. */
const inOrder = (a: Line, b: Line): number =>
  Number(a.isRepeat) - Number(b.isRepeat) ||
  compare(a.receivedOn, b.receivedOn) ||
  Number(a.status !== 'CREDITED') - Number(b.status !== 'CREDITED');

const placeOf = (
  line: Line,
  item: PaidItem | undefined,
  before: Line | undefined,
  fileNames: string | undefined,
): Placed['place'] => {
  if (!item) return 'unknown-line';
  if (line.isRepeat) return 'duplicate';
  // Returns (退票) come later and in the results of other batches; that is how it should be.
  if (fileNames !== undefined && fileNames !== item.batch && line.status !== 'RETURNED') {
    return 'wrong-batch';
  }
  const cameBack = line.status !== 'CREDITED';
  if (before && cameBack === (before.status !== 'CREDITED')) return 'duplicate';
  if (line.amountFen !== item.totalFen) return 'sum-mismatch';
  return before && cameBack && !item.isHandled ? 'return-after-success' : 'matched';
};

/**
 * Every line about one payment in exactly one place: matched, or the queue of what is wrong with
 * it; what is more fundamental comes first. `batchNamedBy` is the batch at the head of a file.
 */
export const placed = (
  lines: readonly Line[],
  item: PaidItem | undefined,
  batchNamedBy: (file: Line['file']) => string | undefined,
): readonly Placed[] => {
  let before: Line | undefined;
  return [...lines].sort(inOrder).map((line) => {
    const place = placeOf(line, item, before, batchNamedBy(line.file));
    if (!line.isRepeat) before = line;
    return { line, place };
  });
};
