import type { LogMark, Position } from '@ledger/event-store';
import type { StreamName } from '@ledger/kernel';
import type { DataSource } from 'typeorm';
import { type Checkpoint, CheckpointMoved } from '../read-side';
import type { Sql } from './sql';

const VIEW = 'ledger';

interface Row {
  readonly version: number;
  readonly position: Position;
  readonly stream: StreamName | null;
  readonly revision: string | null;
  readonly leaf: string | null;
}

export const readCheckpoint = async (
  readSide: DataSource,
  schema: string,
): Promise<Checkpoint | undefined> => {
  const [row]: readonly Row[] = await readSide.query(
    `select version, position, stream, revision, leaf from ${schema}.checkpoint where view = $1`,
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

export const beginAt = async (
  readSide: DataSource,
  schema: string,
  start: Position,
  version: number,
): Promise<void> => {
  await readSide.query(
    `insert into ${schema}.checkpoint (view, version, position, clock_high)
     values ($1, $2, $3, '') on conflict (view) do nothing`,
    [VIEW, version, start],
  );
};

/** No version of the code writes this one. */
const OUT_OF_DATE = 0;

export const outdate = async (readSide: DataSource, schema: string): Promise<void> => {
  await readSide.query(`update ${schema}.checkpoint set version = $2 where view = $1`, [
    VIEW,
    OUT_OF_DATE,
  ]);
};

export const lockCheckpoint = async ({ schema, tx }: Sql, at: Position): Promise<string> => {
  const [row] = await tx.query(
    `select clock_high from ${schema}.checkpoint where view = $1 and position = $2 for update`,
    [VIEW, at],
  );
  if (!row) throw new CheckpointMoved();
  return row.clock_high;
};

export const moveCheckpoint = async (
  { schema, tx }: Sql,
  { position, stream, revision, leaf }: LogMark & { readonly position: Position },
  clockHigh: string,
): Promise<void> => {
  await tx.query(
    `update ${schema}.checkpoint set position = $2, clock_high = $3, stream = $4, revision = $5,
       leaf = $6 where view = $1`,
    [VIEW, position, clockHigh, stream, String(revision), leaf],
  );
};

/**
 * Whoever waits for the checkpoint of views that are replaced must not go on with what it finds:
 * it stands nowhere any more.
 */
export const retireCheckpoint = async ({ schema, tx }: Sql): Promise<void> => {
  await tx.query(`update ${schema}.checkpoint set position = 'retired' where view = $1`, [VIEW]);
};
