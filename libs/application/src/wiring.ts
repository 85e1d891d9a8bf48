import type { DivisionCode } from '@ledger/kernel';
import { parseDivisionCode } from '@ledger/kernel';
import { type EventStore, migrateSeal } from '@ledger/event-store';
import {
  createDatabaseIfMissing,
  type Environment,
  joinDatabase,
  type JoinedDatabase,
  masterKey,
  openHome,
  sealKeyPlace,
} from '@ledger/home';
import {
  type Box,
  boxFrom,
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
import { mustNotBeRestoring } from './backup/restore-target';
import { type Clock, systemClock } from './clock';
import { type Committee, openCommittee } from './committee/wiring';
import { type KeptAnswers, openKeptAnswers } from './exchange/kept-answers';
import { migrateExchange } from './exchange/schema';
import { migrateJobs } from './imports/jobs';
import { openMainLog } from './main-log/wiring';
import { type LedgerSeal, openLedgerSeal } from './seal/ledger-seal';
import { migrateSealKeys } from './seal/schema';

const DIVISION = '500118001' as DivisionCode;
const CONNECTIONS = 10;

/** Every part of the ledger, opened and migrated. The only place that names adapters. */
export interface Parts {
  readonly pool: Pool;
  readonly store: EventStore;
  /** Is the log still that of this ledger? @throws LogNotAccepted, StoreUnavailable */
  checkLog(): Promise<void>;
  readonly readSide: DataSource;
  readonly vault: Vault;
  readonly tokens: Tokens;
  /** Seals what is kept beside the vault. */
  readonly box: Box;
  readonly accounts: Accounts;
  readonly keptAnswers: KeptAnswers;
  readonly clock: Clock;
  readonly division: DivisionCode;
  readonly database: JoinedDatabase;
  readonly masterKeyAdvice: { readonly zh: string; readonly en: string } | undefined;
  readonly seal: LedgerSeal;
  readonly sealKeyAdvice: { readonly zh: string; readonly en: string } | undefined;
  readonly committee: Committee;
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

const openPool = (url: string): Pool => {
  const pool = new Pool({ connectionString: url, max: CONNECTIONS });
  // A connection that dies while idle is replaced by the pool; without a listener Node would end.
  pool.on('error', () => undefined);
  // One that dies while in use fails its query; the event of it would end Node all the same.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
};

export const openParts = async ({
  home,
  env = process.env,
  clock = systemClock,
  onFailure = () => undefined,
}: OpenOptions & { readonly onFailure?: (error: unknown) => void }): Promise<Parts> => {
  const place = openHome({ env, ...(home !== undefined && { dir: home }) });
  const database = await joinDatabase(place, { env });
  // In the order of closing, so that a start that fails half way leaves nothing open.
  const opened: (() => Promise<unknown>)[] = [() => database.stop()];
  const close = async () => {
    for (const end of opened.splice(0)) await end();
  };
  try {
    await createDatabaseIfMissing(database.url);
    const pool = openPool(database.url);
    opened.unshift(() => pool.end());
    // Before any key is made: it would stand in the way of the one that is to come back.
    await mustNotBeRestoring(pool);
    const { key, created, advice } = masterKey(place, env);
    const keys = keysFrom(key);
    await migratePeople(pool, keys);
    await migrateAccounts(pool);
    await migrateExchange(pool);
    await migrateJobs(pool);
    await migrateSealKeys(pool);
    await migrateSeal(pool);
    const readSide = await openReadSide(database.url);
    opened.unshift(() => readSide.destroy());
    const log = await openMainLog({ pool, readSide, databaseUrl: database.url, env });
    opened.unshift(() => log.close());
    const committee = await openCommittee({
      home: place,
      env,
      databaseUrl: database.url,
      masterKey: key,
      clock,
    });
    opened.unshift(() => committee.close());
    const division = divisionFrom(env);
    const sealKey = sealKeyPlace(place, env);
    const { seal, keyWasMade } = await openLedgerSeal({
      pool,
      store: log.store,
      clock,
      division,
      place: sealKey,
      onFailure,
    });
    const box = boxFrom(keys);
    return {
      pool,
      store: log.store,
      checkLog: log.check,
      readSide,
      vault: openVault({ pool, keys }),
      tokens: tokensFrom(keys),
      box,
      accounts: openAccounts({ pool, clock: () => clock.now() }),
      keptAnswers: openKeptAnswers({ pool, clock, box }),
      clock,
      division,
      database,
      masterKeyAdvice: created ? advice : undefined,
      seal,
      sealKeyAdvice: keyWasMade ? sealKey.advice : undefined,
      committee,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};
