import {
  type EventStore,
  openEventStoreDb,
  openPostgresStore,
  StoreUnavailable,
} from '@ledger/event-store';
import { type Environment, HomeProblem } from '@ledger/home';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { acceptLog } from './accept-log';
import { AcceptedStore } from './accepted-store';
import { migrateKnownLog } from './known-log';

/** What an administrator has to put right about the address of a node. */
const addressProblem = (error: unknown): unknown => {
  if (error instanceof RangeError) {
    return new HomeProblem(
      `EVENTSTORE_URL 写法有误：${error.message}。应如 esdb://用户:密码@主机:2113 或 esdb+discover://…。`,
      `EVENTSTORE_URL is not understood: ${error.message}. Write it like esdb://user:password@host:2113 or esdb+discover://….`,
    );
  }
  if (!(error instanceof StoreUnavailable)) return error;
  if (error.kind === 'authentication') {
    return new HomeProblem(
      `EventStoreDB 拒绝了 EVENTSTORE_URL 中的用户名或密码（${error.message}）。`,
      `EventStoreDB refuses the user name or the password in EVENTSTORE_URL (${error.message}).`,
    );
  }
  if (error.kind === 'tls') {
    return new HomeProblem(
      `与 EventStoreDB 的加密连接不成立：请核对证书、tlsCAFile 与 tls 设置（${error.message}）。`,
      `The encrypted connection to EventStoreDB failed: check the certificate, tlsCAFile and tls (${error.message}).`,
    );
  }
  return error;
};

/** A node at work; `mayBeAway`: also one that will be. @throws HomeProblem, StoreUnavailable */
export const openNode = async (url: string, mayBeAway: boolean): Promise<EventStore> => {
  try {
    return await openEventStoreDb({ connectionString: url, nodeMayBeAway: mayBeAway });
  } catch (error) {
    throw addressProblem(error);
  }
};

/** The log that lies in a database. @throws StoreUnavailable */
export const openDatabaseLog = (url: string): Promise<EventStore> =>
  openPostgresStore({ connectionString: url });

interface MainLogNeeds {
  readonly pool: Pool;
  readonly readSide: DataSource;
  readonly databaseUrl: string;
  readonly env: Environment;
}

const isAway = (error: unknown): boolean =>
  error instanceof StoreUnavailable && (error.kind === 'unreachable' || error.kind === 'deadline');

const openOnNode = async (needs: MainLogNeeds, local: EventStore, url: string) => {
  const node = await openNode(url, true);
  const store = new AcceptedStore(node, () => acceptLog({ ...needs, local, node }));
  try {
    await store.ready();
  } catch (error) {
    // While the node is away the ledger is read, and what cannot be recorded is told to come later.
    if (isAway(error)) return store;
    await node.close();
    throw error;
  }
  return store;
};

export interface MainLog {
  readonly store: EventStore;
  /** Is it still the log of this ledger? @throws LogNotAccepted, StoreUnavailable */
  check(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The log of money: on the node of `EVENTSTORE_URL` where that is set, else in the database.
 *
 * @throws LogNotAccepted when it is not the log this home knows.
 */
export const openMainLog = async (needs: MainLogNeeds): Promise<MainLog> => {
  const { pool, databaseUrl, env } = needs;
  await migrateKnownLog(pool);
  const local = await openDatabaseLog(databaseUrl);
  const url = env['EVENTSTORE_URL']?.trim();
  try {
    if (!url) {
      const check = () => acceptLog({ ...needs, local, node: undefined });
      await check();
      return { store: local, check, close: () => local.close() };
    }
    const store = await openOnNode(needs, local, url);
    const close = async () => {
      await store.close();
      await local.close();
    };
    return { store, check: () => store.recheck(), close };
  } catch (error) {
    await local.close();
    throw error;
  }
};
