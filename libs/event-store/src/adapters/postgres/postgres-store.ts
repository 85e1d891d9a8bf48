import type { StreamName } from '@ledger/kernel';
import { Pool } from 'pg';

import type {
  EventStore,
  Position,
  Recorded,
  Revision,
  StreamWrite,
  WriteResult,
  WrongPlace,
} from '../../port';
import { Appender } from './append';
import { checkBesideText } from './beside-text';
import { asUnavailable } from './connection';
import { followLog, Listener } from './follow';
import { comparePlaces, placeOf, START } from './position';
import { LOG_PAGE, LogReader } from './read';
import { DEFAULT_SCHEMA, migrate, namesOf, schemaName } from './schema';
import { GroupCommitWriter } from './writer';

/** A pool that the caller keeps and ends, or where to connect with one of our own. */
export type PostgresStoreOptions = (
  { readonly pool: Pool } | { readonly connectionString: string; readonly connections?: number }
) & {
  /** The committee's own log lives in a schema of its own. */
  readonly schema?: string;
};

class PostgresStore implements EventStore {
  readonly start = START;
  private readonly reader: LogReader;
  private readonly appender: Appender;
  private readonly listener: Listener;
  private readonly closing = new AbortController();

  constructor(
    private readonly pool: Pool,
    private readonly schema: string,
    private readonly ownsPool: boolean,
  ) {
    this.reader = new LogReader(pool, schema);
    this.appender = new Appender(new GroupCommitWriter(pool, schema));
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
    return this.reader.pages(after, pageSize);
  }

  follow(after: Position, signal: AbortSignal): AsyncIterable<readonly Recorded[]> {
    const until = AbortSignal.any([signal, this.closing.signal]);
    return followLog(this.reader, this.listener, after, until);
  }

  comparePositions(a: Position, b: Position): number {
    return comparePlaces(a, b);
  }

  checkPosition(previous: Position, next: Position): string | undefined {
    return placeOf(next) === placeOf(previous) + 1n ? undefined : 'a position is missing before it';
  }

  checkBesideText(): Promise<WrongPlace | undefined> {
    return checkBesideText(this.pool, this.schema);
  }

  /** Answers what was asked, ends the followers, and then the connections that are ours. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.appender.idle();
    if (this.ownsPool && !this.pool.ended) await this.pool.end();
  }
}

const CONNECT_LIMIT_MS = 10_000;

const poolOf = (options: PostgresStoreOptions): Pool => {
  if ('pool' in options) return options.pool;
  const pool = new Pool({
    connectionString: options.connectionString,
    max: options.connections ?? 10,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
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
  return new PostgresStore(pool, schema, ownsPool);
};
