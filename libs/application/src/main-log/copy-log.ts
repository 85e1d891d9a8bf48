import { copyLog, type CopyProgress, type EventStore } from '@ledger/event-store';
import {
  createDatabaseIfMissing,
  type Environment,
  joinDatabase,
  openHome,
  readEnvironment,
} from '@ledger/home';
import { isLed } from '@ledger/projector';
import { Pool } from 'pg';
import { mustNotBeRestoring } from '../backup/restore-target';
import { firstOf } from './accept-log';
import { copyProblem, copyProblemOf } from './copy-problems';
import { knownLog, migrateKnownLog, rememberLog } from './known-log';
import { openDatabaseLog, openNode } from './wiring';

export interface CopyOrder {
  /** `home`, `eventstore` (that of the settings), `postgres://…`, `esdb://…`, `esdb+discover://…`. */
  readonly from: string;
  readonly to: string;
  /** The ledger's folder and settings; for `home`. */
  readonly home?: string;
  readonly env: Environment;
  readonly onProgress?: (progress: CopyProgress) => void;
}

/** Both logs hold `size` events, of which `copied` are new; `root` in hex is the tree of both. */
export interface CopiedLog {
  readonly size: number;
  readonly copied: number;
  readonly root: string;
}

interface Opened {
  readonly store: EventStore;
  /** The database of this home, when it is its log. */
  readonly home?: Pool;
  close(): Promise<void>;
}

const isNode = (address: string): boolean => /^esdb(\+discover)?:\/\//.test(address);
const isDatabase = (address: string): boolean => /^postgres(ql)?:\/\//.test(address);

/** The settings with their secrets, and the addresses that stand in them. */
const inFull = (order: CopyOrder): CopyOrder => {
  const env = readEnvironment(order.env);
  const addressOf = (text: string) =>
    text === 'eventstore' ? (env['EVENTSTORE_URL']?.trim() ?? text) : text;
  return { ...order, env, from: addressOf(order.from), to: addressOf(order.to) };
};

const checkAddresses = ({ from, to }: CopyOrder): void => {
  for (const address of [from, to]) {
    const isKnown = address === 'home' || isNode(address) || isDatabase(address);
    if (!isKnown) throw copyProblem('not-an-address');
  }
  if (from === to) throw copyProblem('same-log');
  if (isNode(from) && isNode(to)) throw copyProblem('two-nodes');
};

/** A ledger that runs would go on writing to one of the two. */
const openDatabase = async (url: string, mustHold: boolean): Promise<Opened> => {
  const pool = new Pool({ connectionString: url });
  pool.on('error', () => undefined);
  try {
    await mustNotBeRestoring(pool);
    if (await isLed(pool)) throw copyProblem('in-use');
    const { rows } = await pool.query<{ log: string | null }>(
      `select to_regclass('log.events') as log`,
    );
    if (mustHold && rows[0]?.log === null) throw copyProblem('no-log');
    const store = await openDatabaseLog(url);
    const close = async () => {
      await store.close();
      await pool.end();
    };
    return { store, home: pool, close };
  } catch (error) {
    await pool.end();
    throw error;
  }
};

const openHomeLog = async ({ home, env }: CopyOrder, mustHold: boolean): Promise<Opened> => {
  const place = openHome({ env, ...(home !== undefined && { dir: home }) });
  const database = await joinDatabase(place, { env });
  try {
    await createDatabaseIfMissing(database.url);
    const opened = await openDatabase(database.url, mustHold);
    const close = async () => {
      await opened.close();
      await database.stop();
    };
    return { ...opened, close };
  } catch (error) {
    await database.stop();
    throw error;
  }
};

const open = async (order: CopyOrder, address: string, mustHold: boolean): Promise<Opened> => {
  if (address === 'home') return openHomeLog(order, mustHold);
  if (isDatabase(address)) {
    const { store, close } = await openDatabase(address, mustHold);
    return { store, close };
  }
  const store = await openNode(address, false);
  return { store, close: () => store.close() };
};

/** A home takes back its own log only; afterwards it is known to be here. */
const intoHome = async (pool: Pool, from: EventStore, copy: () => Promise<CopiedLog>) => {
  await migrateKnownLog(pool);
  const known = await knownLog(pool);
  const first = await firstOf(from);
  if (known?.first && known.first.leaf !== first?.leaf) throw copyProblem('another-log');
  const copied = await copy();
  await rememberLog(pool, { kind: 'postgresql', first });
  return copied;
};

/**
 * Copies the log of money from one store to another; see `copyLog`. The ledger must not run.
 *
 * @throws CopyProblem with what to do, HomeProblem
 */
export const copyMainLog = async (given: CopyOrder): Promise<CopiedLog> => {
  const order = inFull(given);
  checkAddresses(order);
  const opened: Opened[] = [];
  try {
    const from = await open(order, order.from, true);
    opened.unshift(from);
    const to = await open(order, order.to, false);
    opened.unshift(to);
    const copy = async (): Promise<CopiedLog> => {
      const { size, copied, root } = await copyLog(from.store, to.store, order.onProgress);
      return { size, copied, root: root.toString('hex') };
    };
    return await (to.home ? intoHome(to.home, from.store, copy) : copy());
  } catch (error) {
    throw copyProblemOf(error);
  } finally {
    for (const one of opened) await one.close();
  }
};
