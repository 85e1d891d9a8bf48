import type { PoolClient } from 'pg';

import type { EventStore, Leaf, Position } from '../port';
import { SealDamaged, SealMismatch } from './errors';
import { type Frontier, frontierBytes, frontierFrom, grow, HASH_BYTES, hashesIn } from './merkle';
import { TILE_WIDTH } from './schema';
import { type TilePiece, TilePieces } from './tile-pieces';

/** How far a store was read: the position of the last event, and how many that were. */
export interface Progress {
  readonly position: Position;
  readonly size: number;
}

export interface HeadRow {
  readonly size: string;
  readonly frontier: Buffer;
}

/** @throws SealDamaged */
export const frontierIn = (row: HeadRow | undefined): Frontier => {
  if (!row) throw new SealDamaged('head', 'there is none');
  try {
    return frontierFrom(Number(row.size), row.frontier);
  } catch (error) {
    throw error instanceof RangeError ? new SealDamaged('head', error.message) : error;
  }
};

/**
 * Seals one page of the store's log, inside a transaction that holds the seal's lane: tiles, head
 * and progress move together or not at all. Undefined when somebody else was here since `from`.
 * @throws SealMismatch, SealDamaged
 */
export const sealPage = async (
  client: PoolClient,
  schema: string,
  store: EventStore,
  page: readonly Leaf[],
  from: Progress,
): Promise<Progress | undefined> => {
  const { rows } = await client.query<HeadRow & { position: Position | null }>(
    `select head.size, head.frontier, progress.position
      from ${schema}.head left join ${schema}.progress on progress.store = $1`,
    [store.start],
  );
  const head = frontierIn(rows[0]);
  if ((rows[0]?.position ?? store.start) !== from.position) return undefined;
  checkPlaces(store, page, from.size);
  const known = Math.min(page.length, Math.max(0, head.size - from.size));
  await compare(client, schema, page.slice(0, known), from.size);
  await extend(client, schema, head, page.slice(known));
  if (!store.places) await keepPlaces(client, schema, store.start, page, from);
  const position = page.at(-1)?.position ?? from.position;
  const size = from.size + page.length;
  await client.query(
    `insert into ${schema}.progress (store, position, size) values ($1, $2, $3)
      on conflict (store) do update set position = excluded.position, size = excluded.size`,
    [store.start, position, size],
  );
  return { position, size };
};

/** Nothing is sealed that is no hash, nor at the wrong index behind an event that is gone. */
const checkPlaces = ({ places }: EventStore, page: readonly Leaf[], from: number): void => {
  const noHash = page.findIndex(({ hash }) => hash.length !== HASH_BYTES);
  if (noHash >= 0) throw new SealMismatch(from + noHash, (page[noHash] as Leaf).position);
  if (!places) return;
  const isWrong = (i: number) =>
    page[i] !== undefined && places.indexOf(page[i].position) !== from + i;
  // They rise, so nothing is missing between two that are where they belong.
  if (!isWrong(0) && !isWrong(page.length - 1)) return;
  const wrong = page.findIndex((_, i) => isWrong(i));
  throw new SealMismatch(from + wrong, (page[wrong] as Leaf).position);
};

/** What the log has shown in another store must be what it shows in this one. */
const compare = async (
  client: PoolClient,
  schema: string,
  leaves: readonly Leaf[],
  from: number,
): Promise<void> => {
  if (leaves.length === 0) return;
  const first = Math.floor(from / TILE_WIDTH);
  const last = Math.floor((from + leaves.length - 1) / TILE_WIDTH);
  const { rows } = await client.query<{ hashes: Buffer }>(
    `select hashes from ${schema}.tile
      where level = 0 and nth between $1 and $2 order by nth`,
    [first, last],
  );
  const sealed = rows.flatMap(({ hashes }) => hashesIn(hashes));
  for (const [i, { hash, position }] of leaves.entries()) {
    const kept = sealed[from + i - first * TILE_WIDTH];
    if (!kept?.equals(hash)) throw new SealMismatch(from + i, position);
  }
};

const extend = async (
  client: PoolClient,
  schema: string,
  head: Frontier,
  leaves: readonly Leaf[],
): Promise<void> => {
  if (leaves.length === 0) return;
  const pieces = new TilePieces(head.size);
  const hashes = leaves.map(({ hash }) => hash);
  const grown = grow(head, hashes, (level, root) => pieces.add(level, root));
  await layTiles(client, schema, pieces.all());
  await client.query(`update ${schema}.head set size = $1, frontier = $2 where id = 1`, [
    grown.size,
    frontierBytes(grown),
  ]);
};

const layTiles = async (client: PoolClient, schema: string, pieces: readonly TilePiece[]) => {
  const { rows } = await client.query<{ level: number; nth: string; width: number }>(
    `insert into ${schema}.tile as tile (level, nth, hashes)
      select * from unnest($1::smallint[], $2::bigint[], $3::bytea[])
      on conflict (level, nth) do update set hashes = tile.hashes || excluded.hashes
      returning level, nth, octet_length(hashes) / 32 as width`,
    [
      pieces.map(({ level }) => level),
      pieces.map(({ nth }) => nth),
      pieces.map(({ hashes }) => Buffer.concat(hashes)),
    ],
  );
  const widths = new Map(rows.map(({ level, nth, width }) => [`${level}/${nth}`, width]));
  for (const { level, nth, before, hashes } of pieces) {
    const width = widths.get(`${level}/${nth}`);
    if (width === before + hashes.length) continue;
    throw new SealDamaged('tiles', `tile ${level}/${nth} held other than ${before} hashes`);
  }
};

/** Where to start reading for the first event of each tile. */
const keepPlaces = async (
  client: PoolClient,
  schema: string,
  store: Position,
  page: readonly Leaf[],
  from: Progress,
): Promise<void> => {
  const tiles: number[] = [];
  const afters: Position[] = [];
  for (const i of page.keys()) {
    if ((from.size + i) % TILE_WIDTH !== 0) continue;
    tiles.push((from.size + i) / TILE_WIDTH);
    afters.push(page[i - 1]?.position ?? from.position);
  }
  if (tiles.length === 0) return;
  await client.query(
    `insert into ${schema}.place (store, tile, after)
      select $1, * from unnest($2::bigint[], $3::text[])`,
    [store, tiles, afters],
  );
};
