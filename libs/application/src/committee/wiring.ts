import { setTimeout as pause } from 'node:timers/promises';
import {
  type EventStore,
  migrateSeal,
  openPostgresStore,
  openSeal,
  type Seal,
} from '@ledger/event-store';
import { createDatabaseIfMissing, type Environment, type Home, HomeProblem } from '@ledger/home';
import { Pool } from 'pg';
import type { Clock } from '../clock';
import { type AccessLog, notRecorded, openAccessLog } from './access-log';
import { Clues } from './clues';
import { type CommitteeKeys, settleCommitteeKeys } from './keys';
import { Register } from './register';
import { COMMITTEE, migrateCommittee } from './schema';

/** Everything of the committee's own log. */
export interface OpenedCommittee {
  readonly store: EventStore;
  readonly seal: Seal;
  readonly keys: CommitteeKeys;
  readonly access: AccessLog;
  readonly clues: Clues;
  readonly register: Register;
}

/** The committee's log: a second one, in schemas or on a server of its own. */
export interface Committee {
  readonly access: AccessLog;
  /** Opens it, unless it is open. @throws HomeProblem for a wrong key, StoreUnavailable */
  opened(): Promise<OpenedCommittee>;
  /** What to tell, once, after the opening that made the committee's key. */
  keyAdvice(): CommitteeKeys['advice'];
  /** Seals the log and keeps the register up to date until the signal aborts. */
  run(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

export interface CommitteeNeeds {
  readonly home: Home;
  readonly env: Environment;
  /** The office's database, used unless `COMMITTEE_DATABASE_URL` names another server. */
  readonly databaseUrl: string;
  readonly masterKey: Uint8Array;
  readonly clock: Clock;
}

const CONNECTIONS = 6;
const RETRY_MS = 1_000;

/** The database of the committee's log. */
export const committeeUrl = (env: Environment, databaseUrl: string): string =>
  env['COMMITTEE_DATABASE_URL']?.trim() || databaseUrl;

const urlOf = ({ env, databaseUrl }: CommitteeNeeds): string => committeeUrl(env, databaseUrl);

const openPool = (url: string): Pool => {
  const pool = new Pool({ connectionString: url, max: CONNECTIONS });
  // A connection that dies is replaced by the pool; without listeners Node would end.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
};

const openOn = async (pool: Pool, needs: CommitteeNeeds): Promise<OpenedCommittee> => {
  const { home, env, masterKey, clock } = needs;
  await migrateCommittee(pool);
  const keys = await settleCommitteeKeys(pool, home, env, masterKey);
  const store = await openPostgresStore({ pool, schema: COMMITTEE.log });
  await migrateSeal(pool, COMMITTEE.seal);
  const { origin, signer } = keys;
  const schema = COMMITTEE.seal;
  const seal = openSeal({ store, pool, schema, origin, signer, now: () => clock.now() });
  return {
    store,
    seal,
    keys,
    access: openAccessLog({ store, keys, clock }),
    clues: new Clues({ store, keys, clock }),
    register: new Register({ store, pool, keys }),
  };
};

const openNow = async (needs: CommitteeNeeds) => {
  const url = urlOf(needs);
  if (url !== needs.databaseUrl) await createDatabaseIfMissing(url);
  const pool = openPool(url);
  try {
    return { pool, committee: await openOn(pool, needs) };
  } catch (error) {
    await pool.end();
    throw error;
  }
};

/** Nothing of it is opened yet. While its server is away it is tried again at every use. */
export const committeeOf = (needs: CommitteeNeeds): Committee => {
  let opening: ReturnType<typeof openNow> | undefined;
  const open = () =>
    (opening ??= openNow(needs).catch((error: unknown) => {
      opening = undefined;
      throw error;
    }));
  let advice: CommitteeKeys['advice'];
  const opened = async () => {
    const { committee } = await open();
    advice = committee.keys.advice;
    return committee;
  };

  const keepUp = async (signal: AbortSignal): Promise<void> => {
    const { seal, register } = await opened();
    // A log that was altered is sealed no further; `verify` says where, and nothing else stops.
    const sealing = seal.run(signal).catch(() => undefined);
    await Promise.all([sealing, register.run(signal)]);
  };

  return {
    opened,
    keyAdvice: () => advice,
    access: {
      record: async (asker, ...looked) => {
        const { access } = await opened().catch((error: unknown) => {
          throw notRecorded(error);
        });
        await access.record(asker, ...looked);
      },
    },
    run: async (signal) => {
      while (!signal.aborted) {
        await keepUp(signal).catch(() => undefined);
        await pause(RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    },
    close: async () => {
      const open = await opening?.catch(() => undefined);
      await open?.committee.store.close();
      await open?.pool.end();
    },
  };
};

/**
 * The committee's log, open if its server is there: the office's own work does not wait for it.
 * @throws HomeProblem when this machine holds the key of another ledger.
 */
export const openCommittee = async (needs: CommitteeNeeds): Promise<Committee> => {
  const committee = committeeOf(needs);
  try {
    await committee.opened();
  } catch (error) {
    const isElsewhere = urlOf(needs) !== needs.databaseUrl;
    if (!isElsewhere || error instanceof HomeProblem) throw error;
  }
  return committee;
};
