import { emptyFrontier, grow, HASH_BYTES, hashesIn } from './merkle';

/** A tile with every complete subtree inside it: `levels[n]` holds the roots of 2^n hashes each. */
export class Tile {
  private levels: readonly Buffer[] | undefined;

  constructor(private readonly hashes: Buffer) {}

  get width(): number {
    return this.hashes.length / HASH_BYTES;
  }

  /** The root of hashes `nth * 2^height` until `(nth + 1) * 2^height`. */
  rootOf(height: number, nth: number): Buffer | undefined {
    const level = height === 0 ? this.hashes : this.expanded()[height];
    const from = nth * HASH_BYTES;
    return level && from + HASH_BYTES <= level.length
      ? level.subarray(from, from + HASH_BYTES)
      : undefined;
  }

  private expanded(): readonly Buffer[] {
    if (this.levels) return this.levels;
    const roots: Buffer[][] = [];
    grow(emptyFrontier, hashesIn(this.hashes), (level, root) => {
      (roots[level] ??= []).push(root);
    });
    this.levels = roots.map((level) => Buffer.concat(level));
    return this.levels;
  }
}

/** About 17 MB when full. */
const TILES_MAX = 1_024;

/**
 * Tiles used lately. What a tile holds never changes, so one that has grown since is only short,
 * never wrong.
 */
export class TileCache {
  private readonly tiles = new Map<string, Tile>();

  /** Undefined when it is not here, or not with that many hashes. */
  get(key: string, width: number): Tile | undefined {
    const tile = this.tiles.get(key);
    if (!tile || tile.width < width) return undefined;
    this.tiles.delete(key);
    this.tiles.set(key, tile);
    return tile;
  }

  keep(key: string, tile: Tile): void {
    this.tiles.delete(key);
    this.tiles.set(key, tile);
    if (this.tiles.size <= TILES_MAX) return;
    const [oldest] = this.tiles.keys();
    if (oldest !== undefined) this.tiles.delete(oldest);
  }
}
