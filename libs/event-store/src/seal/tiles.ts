import type { Pool } from 'pg';

import { SealDamaged } from './errors';
import { hashesIn } from './merkle';
import { foldSpan, type Span, type Subtree } from './proof-path';
import { TILE_WIDTH } from './schema';
import { Tile, TileCache } from './tile-cache';
import { TILE_HEIGHT } from './tile-pieces';
import { ask } from './transaction';

/** Where the root of a subtree lies: which tile, how high in it, which of that height. */
interface Spot {
  readonly level: number;
  readonly tile: number;
  readonly height: number;
  readonly nth: number;
  /** Hashes the tile must hold for it. */
  readonly width: number;
}

const spotOf = ({ level, index }: Subtree): Spot => {
  const height = level % TILE_HEIGHT;
  const inTile = TILE_WIDTH / 2 ** height;
  const nth = index % inTile;
  return {
    level: (level - height) / TILE_HEIGHT,
    tile: Math.floor(index / inTile),
    height,
    nth,
    width: (nth + 1) * 2 ** height,
  };
};

const keyOf = ({ level, tile }: Pick<Spot, 'level' | 'tile'>) => `${level}/${tile}`;

interface TileRow {
  readonly level: number;
  readonly nth: string;
  readonly hashes: Buffer;
}

/** Reads the tiles of one seal. */
export class Tiles {
  private readonly cache = new TileCache();

  constructor(
    private readonly pool: Pool,
    private readonly schema: string,
  ) {}

  /** The hash of every span, with one question for all tiles that are not at hand. */
  async roots(spans: readonly Span[]): Promise<readonly Buffer[]> {
    const tiles = await this.tilesFor(spans.flat().map(spotOf));
    const rootAt = (subtree: Subtree): Buffer => {
      const spot = spotOf(subtree);
      const root = tiles.get(keyOf(spot))?.rootOf(spot.height, spot.nth);
      if (!root) throw new SealDamaged('tiles', `tile ${keyOf(spot)} is too short or missing`);
      return root;
    };
    return spans.map((span) => foldSpan(span, rootAt));
  }

  private async tilesFor(spots: readonly Spot[]): Promise<ReadonlyMap<string, Tile>> {
    const found = new Map<string, Tile>();
    const missing = new Map<string, Spot>();
    for (const spot of spots) {
      const key = keyOf(spot);
      const tile = this.cache.get(key, spot.width);
      if (tile) found.set(key, tile);
      else missing.set(key, spot);
    }
    if (missing.size === 0) return found;
    const asked = [...missing.values()];
    const rows = await ask<TileRow>(
      this.pool,
      `select level, nth, hashes from ${this.schema}.tile
        where (level, nth) in (select * from unnest($1::smallint[], $2::bigint[]))`,
      [asked.map(({ level }) => level), asked.map(({ tile }) => tile)],
    );
    for (const { level, nth, hashes } of rows) {
      const key = keyOf({ level, tile: Number(nth) });
      const tile = new Tile(hashes);
      this.cache.keep(key, tile);
      found.set(key, tile);
    }
    return found;
  }

  /** Hashes of a level as they are stored, from `from` on, `count` or as many as there are. */
  async hashes(level: number, from: number, count: number): Promise<readonly Buffer[]> {
    if (count <= 0) return [];
    const first = Math.floor(from / TILE_WIDTH);
    const rows = await ask<TileRow>(
      this.pool,
      `select level, nth, hashes from ${this.schema}.tile
        where level = $1 and nth between $2 and $3 order by nth`,
      [level, first, Math.floor((from + count - 1) / TILE_WIDTH)],
    );
    const hashes: Buffer[] = [];
    // Behind a tile that is missing or short nothing stands at its place any more.
    for (const row of rows) {
      if (hashes.length !== (Number(row.nth) - first) * TILE_WIDTH) break;
      hashes.push(...hashesIn(row.hashes));
    }
    const offset = from - first * TILE_WIDTH;
    return hashes.slice(offset, offset + count);
  }
}
