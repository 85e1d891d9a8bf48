import type { Pool } from 'pg';

import type { EventStore, Position } from '../port';
import { SealDamaged } from './errors';
import type { Progress } from './seal-page';
import { TILE_WIDTH } from './schema';
import { ask } from './transaction';

/**
 * The index of a sealed event. A store that numbers its events knows it; in others the tile is
 * found by halving and the event by reading that tile's events.
 * @throws SealDamaged when it is not where it was sealed
 */
export const indexOf = async (
  store: EventStore,
  pool: Pool,
  schema: string,
  position: Position,
  progress: Progress,
): Promise<number> => {
  if (store.places) return store.places.indexOf(position);
  const startOf = async (tile: number): Promise<Position> => {
    const [row] = await ask<{ after: Position }>(
      pool,
      `select after from ${schema}.place where store = $1 and tile = $2`,
      [store.start, tile],
    );
    if (!row) throw new SealDamaged('tiles', `nobody noted where tile 0/${tile} begins`);
    return row.after;
  };
  let tile = 0;
  // The last tile that begins before the event; one past it begins behind.
  for (let above = Math.ceil(progress.size / TILE_WIDTH); above - tile > 1;) {
    const middle = Math.floor((tile + above) / 2);
    if (store.comparePositions(await startOf(middle), position) < 0) tile = middle;
    else above = middle;
  }
  const offset = await stepsTo(store, await startOf(tile), position);
  if (offset === undefined) throw new SealDamaged('tiles', `${position} is not in tile 0/${tile}`);
  return tile * TILE_WIDTH + offset;
};

/** How many events of a tile come before the one at `position`. */
const stepsTo = async (store: EventStore, after: Position, position: Position) => {
  let steps = 0;
  for await (const page of store.readAll(after, TILE_WIDTH)) {
    const at = page.findIndex((event) => event.position === position);
    if (at >= 0) return steps + at;
    steps += page.length;
    if (steps >= TILE_WIDTH) return undefined;
  }
  return undefined;
};
