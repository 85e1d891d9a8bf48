import type { Recorded } from '../port';
import { HASH_BYTES } from '../seal/merkle';
import type { Seal } from '../seal/seal';
import type { TilePiece } from '../seal/tile-pieces';
import type { Wrong } from './wrong';

const indexIn = (hashes: readonly Buffer[], hash: Buffer | undefined, after: number): number =>
  hash ? hashes.findIndex((other, i) => i > after && other.equals(hash)) : -1;

/** What became of the event that was sealed at `at`, as far as this page tells. */
const kindOfChange = (log: readonly Buffer[], sealed: readonly Buffer[], at: number) => {
  const belongsAt = indexIn(sealed, log[at], at);
  const standsAt = indexIn(log, sealed[at], at);
  if (belongsAt < 0) return standsAt < 0 ? ('replaced' as const) : ('inserted' as const);
  return standsAt < 0 ? ('missing' as const) : ({ standsAt } as const);
};

/** The first event of a page that is not the one that was sealed at its index. */
export const firstUnlike = (
  page: readonly Recorded[],
  log: readonly Buffer[],
  sealed: readonly Buffer[],
  from: number,
  count: number,
): Wrong | undefined => {
  let at = 0;
  while (at < count && sealed[at]?.equals(log[at] as Buffer)) at += 1;
  const event = page[at];
  if (at === count || !event) return undefined;
  const index = from + at;
  const { position, stream, revision } = event;
  const change = kindOfChange(log, sealed, at);
  if (change === 'missing') return { code: 'missing', position, index };
  const here = { position, index, stream, revision };
  if (typeof change === 'string') return { code: change, ...here };
  return { code: 'reordered', ...here, otherIndex: from + change.standsAt };
};

/** The index of the first event below a tile of roots that is not as the log makes it. */
export const firstWrongRoot = async (
  seal: Seal,
  pieces: readonly TilePiece[],
  sealed: number,
): Promise<number | undefined> => {
  for (const { level, nth, before, hashes } of pieces) {
    const width = 256 ** level;
    const first = nth * 256 + before;
    const count = Math.min(hashes.length, Math.floor(sealed / width) - first);
    const kept = level === 0 ? hashes : await seal.hashes(level, first, count);
    for (let i = 0; i < count; i += 1) {
      if (!kept[i]?.equals(hashes[i] ?? Buffer.alloc(HASH_BYTES))) return (first + i) * width;
    }
  }
  return undefined;
};
