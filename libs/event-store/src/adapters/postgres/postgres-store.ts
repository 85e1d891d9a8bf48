import type { StreamName } from '@ledger/kernel';
import { Pool } from 'pg';

import { within } from '../../deadline';
import type {
  EventStore,
  Leaf,
  Places,
  Position,
  Recorded,
  Revision,
  StoreHealth,
  StreamWrite,
  WriteResult,
  WrongPlace,
} from '../../port';
import type { Frontier } from '../../seal/merkle';
import { Appender } from './append';
import { checkBesideText } from './beside-text';
import { asUnavailable } from './connection';
import { followLog, Listener } from './follow';
import { laneHead, readHead } from './head';
import { DEFAULT_SCHEMA, namesOf, schemaName } from './names';
import { comparePlaces, placeOf, positionOf, START } from './position';
import { LEAF_PAGE, LOG_PAGE, LogReader, pagesOf, type ReadPage } from './read';
import { migrate } from './schema';
import { DEADLINE_MS, GroupCommitWriter } from './writer';

/** A pool that the caller keeps and ends, or where to connect with one of our own. */
export type PostgresStoreOptions = (
  { readonly pool: Pool } | { readonly connectionString: string; readonly connections?: number }
) & {
  /** The committee's own log lives in a schema of its own. */
  readonly schema?: string;
  /** How long a server that says nothing is waited for; its own limits are shorter. */
  readonly deadlineMs?: number;
};

class PostgresStore implements EventStore {
  readonly start = START;
  readonly keepsListOrder = true;
  readonly places: Places = {
    indexOf: (position) => Number(placeOf(position)) - 1,
    positionAt: (index) => positionOf(index + 1),
  };
  private readonly events: ReadPage<Recorded> = (after, size) => this.reader.page(after, size);
  private readonly leaves: ReadPage<Leaf> = (after, size) => this.reader.leaves(after, size);
  private readonly reader: LogReader;
  private readonly appender: Appender;
  private readonly listener: Listener;
  private readonly closing = new AbortController();

  constructor(
    private readonly pool: Pool,
    private readonly schema: string,
    private readonly ownsPool: boolean,
    deadlineMs: number,
  ) {
    this.reader = new LogReader(pool, schema, deadlineMs);
    this.appender = new Appender(new GroupCommitWriter(pool, schema, laneHead(schema), deadlineMs));
    this.listener = new Listener(pool, namesOf(schema).channel);
  }

  append(writes: readonly StreamWrite[]): Promise<readonly WriteResult[]> {
    return this.appender.append(writes);
  }

  readStream(stream: StreamName, from: Revision = 0n): AsyncIterable<Recorded> {
    return this.reader.stream(stream, from);
  }

  readStreams(
    streams: readonly StreamName[],
  ): Promise<ReadonlyMap<StreamName, readonly Recorded[]>> {
    return this.reader.streams(streams);
  }

  readAll(after: Position, pageSize = LOG_PAGE): AsyncIterable<readonly Recorded[]> {
    return pagesOf(this.events, after, pageSize);
  }

  readLeaves(after: Position): AsyncIterable<readonly Leaf[]> {
    return pagesOf(this.leaves, after, LEAF_PAGE);
  }

  follow(after: Position, signal: AbortSignal): AsyncIterable<readonly Recorded[]> {
    return followLog(this.events, LOG_PAGE, this.listener, after, this.untilClosed(signal));
  }

  followLeaves(after: Position, signal: AbortSignal): AsyncIterable<readonly Leaf[]> {
    return followLog(this.leaves, LEAF_PAGE, this.listener, after, this.untilClosed(signal));
  }

  private untilClosed(signal: AbortSignal): AbortSignal {
    return AbortSignal.any([signal, this.closing.signal]);
  }

  comparePositions(a: Position, b: Position): number {
    return comparePlaces(a, b);
  }

  async head(): Promise<Frontier> {
    try {
      return await readHead(this.pool, this.schema);
    } catch (error) {
      throw asUnavailable(error);
    }
  }

  checkBesideText(): Promise<WrongPlace | undefined> {
    return checkBesideText(this.pool, this.schema);
  }

  /** A standby that is caught up may be read, but only the primary takes writes. */
  async health(): Promise<StoreHealth> {
    try {
      const standby = this.pool.query('select pg_is_in_recovery() as standby');
      const { rows } = await within(HEALTH_LIMIT_MS, 'health', standby);
      return rows[0]?.standby === true ? 'not-leader' : 'up';
    } catch {
      return 'down';
    }
  }

  /** Answers what was asked, ends the followers, and then the connections that are ours. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.appender.idle();
    await this.reader.idle();
    if (this.ownsPool && !this.pool.ended) await this.pool.end();
  }
}

const CONNECT_LIMIT_MS = 10_000;
const HEALTH_LIMIT_MS = 2_000;

const poolOf = (options: PostgresStoreOptions): Pool => {
  if ('pool' in options) return options.pool;
  const pool = new Pool({
    connectionString: options.connectionString,
    max: options.connections ?? 10,
    connectionTimeoutMillis: Math.min(CONNECT_LIMIT_MS, options.deadlineMs ?? CONNECT_LIMIT_MS),
    keepAlive: true,
  });
  // A server that goes away while nobody asks it anything must not end the process.
  pool.on('error', () => undefined);
  return pool;
};

/** Opens the log, making its tables when they are not there. @throws StoreUnavailable */
export const openPostgresStore = async (options: PostgresStoreOptions): Promise<EventStore> => {
  const schema = schemaName(options.schema ?? DEFAULT_SCHEMA);
  const pool = poolOf(options);
  const ownsPool = !('pool' in options);
  try {
    await migrate(pool, schema);
  } catch (error) {
    if (ownsPool) await pool.end();
    throw asUnavailable(error);
  }
  return new PostgresStore(pool, schema, ownsPool, options.deadlineMs ?? DEADLINE_MS);
};
