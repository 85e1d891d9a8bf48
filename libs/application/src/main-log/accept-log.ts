import {
  type EventStore,
  ForeignPosition,
  type LogMark,
  markedEvent,
  type Position,
  type Recorded,
} from '@ledger/event-store';
import { postgresReadSide } from '@ledger/projector';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { type KnownLog, knownLog, rememberLog } from './known-log';
import { type LogKind, LogNotAccepted } from './problems';

export interface Candidate {
  readonly pool: Pool;
  readonly readSide: DataSource;
  /** The log of the home's own database. */
  readonly local: EventStore;
  /** The node that EVENTSTORE_URL names; undefined: the local log is the main one. */
  readonly node: EventStore | undefined;
}

export const firstOf = async (store: EventStore): Promise<Recorded | undefined> => {
  for await (const page of store.readAll(store.start, 1)) return page[0];
  return undefined;
};

/** The last event of a store whose places are known by their number. */
const lastOf = async (store: EventStore): Promise<Recorded | undefined> => {
  const size = (await store.head?.())?.size ?? 0;
  if (size === 0 || !store.places) return undefined;
  const before = size === 1 ? store.start : store.places.positionAt(size - 2);
  for await (const page of store.readAll(before, 1)) return page[0];
  return undefined;
};

const isOwnPosition = (store: EventStore, position: Position): boolean => {
  try {
    store.comparePositions(position, store.start);
    return true;
  } catch (error) {
    if (error instanceof ForeignPosition) return false;
    throw error;
  }
};

const holds = async (store: EventStore, mark: LogMark | undefined): Promise<boolean> =>
  mark !== undefined && (await markedEvent(store, mark)) !== undefined;

/** What was recorded in the other store before must be here too. @throws LogNotAccepted */
const checkMoved = async (
  { local, node }: Candidate,
  known: KnownLog | undefined,
): Promise<void> => {
  if (node) {
    const last = await lastOf(local);
    if (last && !(await holds(node, last))) throw new LogNotAccepted('not-copied');
    return;
  }
  if (known?.kind !== 'eventstoredb') return;
  if (!(await holds(local, known.first))) throw new LogNotAccepted('left-behind');
};

/**
 * The last event the views have seen must be here too. An older state of the same log, brought back
 * from a backup, is the exception: the views are then read anew. @throws LogNotAccepted
 */
const checkSeen = async (
  { readSide, local, node }: Candidate,
  known: KnownLog | undefined,
): Promise<void> => {
  const store = node ?? local;
  const seen = await postgresReadSide(readSide).checkpoint();
  if (!seen?.mark || (await holds(store, seen.mark))) return;
  if (!isOwnPosition(store, seen.position)) {
    throw new LogNotAccepted(node ? 'not-copied' : 'left-behind');
  }
  if (!(await holds(store, known?.first))) throw new LogNotAccepted('another-log');
};

/**
 * A ledger has one history. The log that is configured must hold what this home has recorded or
 * seen so far, wherever that was; a new home takes an empty node only. Asked at every start and
 * whenever a node comes back. @throws LogNotAccepted, StoreUnavailable
 */
export const acceptLog = async (candidate: Candidate): Promise<void> => {
  const { pool, local, node } = candidate;
  const kind: LogKind = node ? 'eventstoredb' : 'postgresql';
  const known = await knownLog(pool);
  await checkMoved(candidate, known);
  await checkSeen(candidate, known);
  const first = await firstOf(node ?? local);
  if (known?.first && first?.leaf !== known.first.leaf) throw new LogNotAccepted('another-log');
  if (!known && node && first && !(await holds(local, first))) {
    // Of two processes that begin a ledger together the other may have written already.
    if (!(await knownLog(pool))) throw new LogNotAccepted('unknown-log');
  }
  if (known?.kind === kind && Boolean(known.first) === Boolean(first)) return;
  await rememberLog(pool, { kind, first });
};
