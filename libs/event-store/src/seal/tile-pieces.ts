import { TILE_WIDTH } from './schema';

/** Levels of the tree inside a tile. */
export const TILE_HEIGHT = 8;

/** Hashes for one tile, behind those it holds already. */
export interface TilePiece {
  readonly level: number;
  readonly nth: number;
  /** How many it holds already. */
  readonly before: number;
  readonly hashes: readonly Buffer[];
}

/** What a tree of `size` adds to its tiles while it grows. */
export class TilePieces {
  /** By tile level: the index of the first new hash, and the new hashes. */
  private readonly added: { readonly from: number; readonly hashes: Buffer[] }[] = [];

  constructor(private readonly size: number) {}

  /** A subtree of 2^level leaves became complete. */
  add(level: number, root: Buffer): void {
    if (level % TILE_HEIGHT !== 0) return;
    const tileLevel = level / TILE_HEIGHT;
    const from = Math.floor(this.size / TILE_WIDTH ** tileLevel);
    (this.added[tileLevel] ??= { from, hashes: [] }).hashes.push(root);
  }

  all(): readonly TilePiece[] {
    return this.added.flatMap(({ from, hashes }, level) => {
      const pieces: TilePiece[] = [];
      for (let at = 0; at < hashes.length;) {
        const nth = Math.floor((from + at) / TILE_WIDTH);
        const before = from + at - nth * TILE_WIDTH;
        const until = at + TILE_WIDTH - before;
        pieces.push({ level, nth, before, hashes: hashes.slice(at, until) });
        at = until;
      }
      return pieces;
    });
  }
}
