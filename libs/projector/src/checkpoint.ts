import { type EventStore, type LogMark, markedEvent, type Position } from '@ledger/event-store';
import type { StreamName } from '@ledger/kernel';
import type { DataSource, EntityManager } from 'typeorm';

/** Raise it when what the views say changes: they are then read anew from the log. */
export const VIEWS_VERSION = 2;
const VIEW = 'ledger';
const TABLES = [
  'fact',
  'membership',
  'due',
  'finding',
  'money',
  'delay',
  'flow',
  'file',
  'rejected_row',
  'policy',
];

/** How far the views are, and by which event of the log this is known. */
export interface Checkpoint {
  readonly version: number;
  readonly position: Position;
  /** The last event applied; undefined while there is none. */
  readonly mark: LogMark | undefined;
}

interface Row {
  readonly version: number;
  readonly position: Position;
  readonly stream: StreamName | null;
  readonly revision: string | null;
  readonly leaf: string | null;
}

export const readCheckpoint = async (readSide: DataSource): Promise<Checkpoint | undefined> => {
  const [row]: readonly Row[] = await readSide.query(
    `select version, position, stream, revision, leaf from read.checkpoint where view = $1`,
    [VIEW],
  );
  if (!row) return undefined;
  const { version, position, stream, revision, leaf } = row;
  const mark =
    stream !== null && revision !== null && leaf !== null
      ? { stream, revision: BigInt(revision), leaf }
      : undefined;
  return { version, position, mark };
};

/**
 * Positions are those of one store only. After a copy to another, or when an older log was brought
 * back, the same position is nobody's or somebody else's place; the event that stood there tells.
 */
export const standsIn = async (
  store: EventStore,
  { position, mark }: Checkpoint,
): Promise<boolean> => {
  if (!mark) return position === store.start;
  return (await markedEvent(store, mark))?.position === position;
};

/** Empties the views: they are read again from the start of the log. */
export const startAnew = (readSide: DataSource, start: Position): Promise<unknown> =>
  readSide.transaction(async (tx) => {
    await tx.query(`truncate ${TABLES.map((table) => `read.${table}`).join(', ')}`);
    await tx.query(
      `insert into read.checkpoint (view, version, position, clock_high)
       values ($1, $2, $3, '') on conflict (view) do update set version = excluded.version,
         position = excluded.position, clock_high = excluded.clock_high,
         stream = null, revision = null, leaf = null`,
      [VIEW, VIEWS_VERSION, start],
    );
  });

/** The latest instant of the log up to here; fails when another projector has moved on. */
export const lockCheckpoint = async (tx: EntityManager, from: Position): Promise<string> => {
  const [row] = await tx.query(
    `select clock_high from read.checkpoint where view = $1 and position = $2 for update`,
    [VIEW, from],
  );
  if (!row) throw new Error('another projector moved the checkpoint');
  return row.clock_high;
};

export const moveCheckpoint = (
  tx: EntityManager,
  { position, stream, revision, leaf }: LogMark & { readonly position: Position },
  clockHigh: string,
): Promise<unknown> =>
  tx.query(
    `update read.checkpoint set position = $2, clock_high = $3, stream = $4, revision = $5,
       leaf = $6 where view = $1`,
    [VIEW, position, clockHigh, stream, String(revision), leaf],
  );
