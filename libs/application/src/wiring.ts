import type { DivisionCode } from '@ledger/kernel';
import { parseDivisionCode } from '@ledger/kernel';
import { type EventStore, openPostgresStore } from '@ledger/event-store';
import {
  createDatabaseIfMissing,
  type Environment,
  joinDatabase,
  type JoinedDatabase,
  masterKey,
  openHome,
} from '@ledger/home';
import {
  keysFrom,
  migratePeople,
  openVault,
  type Tokens,
  tokensFrom,
  type Vault,
} from '@ledger/people';
import { openReadSide } from '@ledger/projector';
import { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { type Accounts, openAccounts } from './accounts/accounts';
import { migrateAccounts } from './accounts/schema';
import { type Clock, systemClock } from './clock';
import { migrateJobs } from './imports/jobs';

const DIVISION = '500118001' as DivisionCode;
const CONNECTIONS = 10;

/** Every part of the ledger, opened and migrated. The only place that names adapters. */
export interface Parts {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly readSide: DataSource;
  readonly vault: Vault;
  readonly tokens: Tokens;
  readonly accounts: Accounts;
  readonly clock: Clock;
  readonly division: DivisionCode;
  readonly database: JoinedDatabase;
  readonly masterKeyAdvice: { readonly zh: string; readonly en: string } | undefined;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** The ledger's folder; else `LEDGER_HOME`, else `./data`. */
  readonly home?: string;
  readonly env?: Environment;
  readonly clock?: Clock;
}

/** @throws RangeError when `LEDGER_DIVISION` is not a division code. */
const divisionFrom = (env: Environment): DivisionCode => {
  const text = env['LEDGER_DIVISION'];
  const division = text ? parseDivisionCode(text) : DIVISION;
  if (!division) throw new RangeError(`LEDGER_DIVISION is not a division code: ${text}`);
  return division;
};

export const openParts = async ({
  home,
  env = process.env,
  clock = systemClock,
}: OpenOptions): Promise<Parts> => {
  const place = openHome({ env, ...(home !== undefined && { dir: home }) });
  const database = await joinDatabase(place, { env });
  try {
    const { key, created, advice } = masterKey(place, env);
    await createDatabaseIfMissing(database.url);
    const pool = new Pool({ connectionString: database.url, max: CONNECTIONS });
    // A connection that dies while idle is replaced by the pool; without a listener Node would end.
    pool.on('error', () => undefined);
    // One that dies while in use fails its query; the event of it would end Node all the same.
    pool.on('connect', (client) => client.on('error', () => undefined));
    const keys = keysFrom(key);
    await migratePeople(pool, keys);
    await migrateAccounts(pool);
    await migrateJobs(pool);
    const store = await openPostgresStore({ connectionString: database.url });
    const readSide = await openReadSide(database.url);
    return {
      pool,
      store,
      readSide,
      vault: openVault({ pool, keys }),
      tokens: tokensFrom(keys),
      accounts: openAccounts({ pool, clock: () => clock.now() }),
      clock,
      division: divisionFrom(env),
      database,
      masterKeyAdvice: created ? advice : undefined,
      close: async () => {
        await store.close();
        await readSide.destroy();
        await pool.end();
        await database.stop();
      },
    };
  } catch (error) {
    await database.stop();
    throw error;
  }
};
