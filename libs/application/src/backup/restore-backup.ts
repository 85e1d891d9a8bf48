import {
  createDatabaseIfMissing,
  type Environment,
  type Home,
  joinDatabase,
  layKeys,
  openHome,
  readEnvironment,
  withKeys,
} from '@ledger/home';
import type { Instant } from '@ledger/kernel';
import { Pool } from 'pg';
import { committeeUrl } from '../committee/wiring';
import { complain } from '../complaint';
import { projectorOf } from '../open-application';
import type { KeyTrouble } from '../seal/seal-signer';
import { openParts } from '../wiring';
import type { Keeper } from './kept-tables';
import type { Manifest } from './manifest';
import { cutAt, openBackup } from './opened-backup';
import { restoreCommittee, restoreLedger, type Restoring } from './restore-ledger';
import type { RestoredLog } from './restore-logs';
import { type Target, takeTarget } from './restore-target';
import type { VaultChecked } from './verify-vault';

export interface RestoreOrder {
  /** The folder of one backup. */
  readonly from: string;
  /** The log as it was at that moment; the vault keeps everything, the register of imports nothing. */
  readonly until?: Instant;
  /** Asked only when the backup holds keys. */
  readonly passphrase: () => Promise<string>;
  /** The committee's log stays as it stands in a database of its own. */
  readonly withoutCommittee?: boolean;
  readonly home?: string;
  readonly env?: Environment;
  readonly onProgress?: (what: string, count?: number) => void;
}

/** What stands in the home now. */
export interface Restored extends RestoredLog, VaultChecked {
  readonly takenAt: Instant;
  readonly manifest: Manifest;
  /** Fewer than the backup holds: the log was cut. */
  readonly isCut: boolean;
  readonly committee: RestoredLog | null;
  /** Why this machine cannot sign checkpoints; undefined when it can. */
  readonly keyTrouble: KeyTrouble | undefined;
}

const openPool = (url: string): Pool => {
  const pool = new Pool({ connectionString: url, max: 4 });
  // A connection that dies fails its query; the event of it would end Node.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
};

interface Filling {
  readonly pool: Pool;
  readonly target: Target;
}

/** The databases that are filled: the ledger's, and the committee's where that is another. */
const takeDatabases = async (
  { databaseUrl, env, backup, home }: Restoring,
  withCommittee: boolean,
): Promise<{ readonly ledger: Filling; readonly committee: Filling }> => {
  const take = async (url: string, keepers: readonly Keeper[]): Promise<Filling> => {
    await createDatabaseIfMissing(url);
    const pool = openPool(url);
    try {
      return { pool, target: await takeTarget(pool, keepers, backup.folder, home.dir) };
    } catch (error) {
      await pool.end();
      throw error;
    }
  };
  const url = committeeUrl(env, databaseUrl);
  const isElsewhere = withCommittee && url !== databaseUrl;
  const ledger = await take(databaseUrl, isElsewhere ? ['ledger'] : ['ledger', 'committee']);
  if (!isElsewhere) return { ledger, committee: ledger };
  try {
    return { ledger, committee: await take(url, ['committee']) };
  } catch (error) {
    await leave(ledger);
    throw error;
  }
};

const leave = async ({ pool, target }: Filling): Promise<void> => {
  await target.leave();
  await pool.end();
};

type Filled = Pick<Restored, 'events' | 'root' | 'documents' | 'files' | 'committee'>;

/** Fills the databases, and gives them back empty unless everything in them holds. */
const fill = async (
  restoring: Restoring,
  settings: Environment,
  withCommittee: boolean,
): Promise<Filled> => {
  const { ledger, committee } = await takeDatabases(restoring, withCommittee);
  try {
    const log = await restoreLedger(ledger.pool, restoring);
    const its = withCommittee ? await restoreCommittee(committee.pool, restoring) : null;
    layKeys(restoring.home, settings, restoring.backup.keys);
    if (committee !== ledger) await committee.target.finish();
    await ledger.target.finish();
    return { ...log, committee: its };
  } finally {
    if (committee !== ledger) await leave(committee);
    await leave(ledger);
  }
};

/** Opens the ledger as any program does and reads its views anew; no import is gone on with. */
const buildViews = async (home: Home, env: Environment): Promise<KeyTrouble | undefined> => {
  const parts = await openParts({ home: home.dir, env, onFailure: complain });
  const projector = projectorOf(parts);
  const ending = new AbortController();
  const running = projector.run(ending.signal);
  try {
    await projector.caughtUp();
    return (await parts.seal.current()).trouble;
  } finally {
    ending.abort();
    await running;
    await parts.close();
  }
};

/**
 * Makes an empty home a ledger again, from a backup. Everything is read and compared before
 * anything is written, and what was written is verified before it counts.
 *
 * @throws BackupProblem, CopyProblem, HomeProblem
 */
export const restoreBackup = async (order: RestoreOrder): Promise<Restored> => {
  const env = readEnvironment(order.env ?? process.env);
  const home = openHome({ env, ...(order.home !== undefined && { dir: order.home }) });
  const tell = order.onProgress ?? (() => undefined);
  tell('check');
  const backup = await openBackup(order.from, home, env, order.passphrase);
  const { manifest, keys } = backup;
  const cut = await cutAt(backup, order.until);
  const database = await joinDatabase(home, { env });
  try {
    const restoring: Restoring = {
      backup,
      home,
      env: withKeys(env, keys),
      databaseUrl: database.url,
      until: order.until,
      cut,
      tell,
    };
    const withCommittee = !order.withoutCommittee && manifest.committee !== null;
    const filled = await fill(restoring, env, withCommittee);
    tell('views');
    const keyTrouble = await buildViews(home, env);
    const { takenAt } = manifest;
    return { ...filled, takenAt, manifest, isCut: cut.isCut, keyTrouble };
  } finally {
    await database.stop();
  }
};
