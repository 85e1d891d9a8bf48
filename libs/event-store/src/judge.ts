import { firstRevision } from './codec';
import type { Expected, Position, Revision } from './port';

/** An event that stands at a place already: all that is compared with a write sent again. */
export interface Standing {
  readonly id: string;
  readonly position: Position;
}

/** What of a write is judged. */
export interface Judged {
  readonly expected: Expected;
  readonly ids: readonly string[];
}

export type Verdict =
  | { readonly outcome: 'append'; readonly first: Revision }
  | { readonly outcome: 'already-there'; readonly revision: Revision; readonly position: Position }
  | { readonly outcome: 'conflict'; readonly expected: Expected; readonly actual: Expected };

/** `head` is the revision of the last event, -1 when nobody wrote the stream. */
export const NO_STREAM: Revision = -1n;

/** A revision no stream can have expects something impossible: always a conflict. */
const isRevision = (expected: Expected) => expected === 'noStream' || expected >= 0n;

/**
 * A write whose ids stand exactly where it wanted them was written before. One that differs in a
 * single id, or is longer than what stands there, is another writer's loss.
 */
export const judge = (
  write: Judged,
  head: Revision,
  standingAt: (revision: Revision) => Standing | undefined,
): Verdict => {
  const first = firstRevision(write.expected);
  if (first === head + 1n && isRevision(write.expected)) return { outcome: 'append', first };
  const conflict: Verdict = {
    outcome: 'conflict',
    expected: write.expected,
    actual: head === NO_STREAM ? 'noStream' : head,
  };
  const last = first + BigInt(write.ids.length) - 1n;
  if (first < 0n || last > head || !isRevision(write.expected)) return conflict;
  let position: Position | undefined;
  for (const [i, id] of write.ids.entries()) {
    const standing = standingAt(first + BigInt(i));
    if (standing?.id !== id) return conflict;
    position = standing.position;
  }
  return position === undefined ? conflict : { outcome: 'already-there', revision: last, position };
};
