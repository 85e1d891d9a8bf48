import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  type Environment,
  type Home,
  keysTogether,
  masterKey,
  moveDurably,
  openHome,
  readEnvironment,
} from '@ledger/home';
import type { Instant } from '@ledger/kernel';
import { Pool } from 'pg';
import { COMMITTEE } from '../committee/schema';
import { committeeUrl, type OpenedCommittee } from '../committee/wiring';
import type { LedgerApplication } from '../open-application';
import { programVersion } from '../process/version';
import { copyLogOut, endOf, logProblemOf } from './copy-log';
import { type CopiedTables, copyTables, importsStillOpen, stepsOf } from './copy-out';
import {
  type LogPart,
  type Manifest,
  nameOfMasterKey,
  newManifest,
  writeManifest,
} from './manifest';
import { type WrittenFile, writeFileOf } from './parts';
import { BackupProblem } from './problems';
import { checkPassphrase, sealKeys } from './sealed-keys';

export interface BackupOrder {
  /** The folder the backups stand in; each makes a folder of its own there. */
  readonly to: string;
  /** Undefined: the keys are left out and have to be kept elsewhere. */
  readonly passphrase: string | undefined;
  /** The committee's log is left out, where its server is away or backed up by the committee. */
  readonly withoutCommittee?: boolean;
  readonly home?: string;
  readonly env?: Environment;
  readonly onProgress?: (what: string, count?: number) => void;
}

export interface BackupTaken {
  readonly folder: string;
  readonly manifest: Manifest;
}

interface Taking {
  readonly ledger: LedgerApplication;
  readonly order: BackupOrder;
  readonly env: Environment;
  readonly home: Home;
  readonly master: Uint8Array;
  readonly folder: string;
  readonly tell: (what: string, count?: number) => void;
}

interface TakenCommittee extends CopiedTables {
  readonly log: LogPart & { readonly publicKey: string };
}

const openedCommittee = async ({ ledger }: Taking): Promise<OpenedCommittee> => {
  try {
    return await ledger.parts.committee.opened();
  } catch (error) {
    throw new BackupProblem('committee-away', error instanceof Error ? error.message : '');
  }
};

const publicKeyIn = async (pool: Pool): Promise<string> => {
  const { rows } = await pool.query<{ key: string }>(
    `select encode(public_key, 'hex') as key from ${COMMITTEE.read}.sealed_to`,
  );
  return rows[0]!.key;
};

/** Sealed to the committee's public key as its records are, they are copied as they are. */
const takeCommittee = async (taking: Taking): Promise<TakenCommittee> => {
  const { ledger, folder, env, tell } = taking;
  const { store, seal } = await openedCommittee(taking);
  const end = await endOf(seal, true);
  const pool = new Pool({ connectionString: committeeUrl(env, ledger.database.url), max: 2 });
  pool.on('error', () => undefined);
  try {
    const before = { events: end.events, stillOpen: 'false' };
    const copied = await copyTables(pool, 'committee', folder, before, tell);
    const file = 'committee-log.ndjson.gz';
    const log = await copyLogOut(store, end, folder, file, (events) => tell(file, events));
    return { ...copied, log: { ...log, publicKey: await publicKeyIn(pool) } };
  } finally {
    await pool.end();
  }
};

const takeKeys = async ({ home, env, order, folder }: Taking) => {
  if (order.passphrase === undefined) return { keys: null, keysFile: null };
  const keys = keysTogether(home, env);
  const sealed = await sealKeys(keys, order.passphrase);
  const keysFile: WrittenFile = await writeFileOf(folder, 'keys.sealed', [sealed], {
    compressed: false,
  });
  return { keys: Object.keys(keys), keysFile };
};

/**
 * In this order, while others go on writing: which imports are not over; where the log ends; and
 * only then the tables. So the vault holds every document the log refers to, and no import counts
 * as done of which events are missing.
 */
const takeAll = async (taking: Taking, takenAt: Instant): Promise<Manifest> => {
  const { ledger, folder, env, master, tell } = taking;
  const { pool, store, seal, division } = ledger.parts;
  const stillOpen = await importsStillOpen(pool);
  const { seal: tree, trouble } = await seal.current();
  const end = await endOf(tree, trouble === undefined);
  const copied = await copyTables(pool, 'ledger', folder, { events: end.events, stillOpen }, tell);
  const file = 'log.ndjson.gz';
  const log = await copyLogOut(store, end, folder, file, (events) => tell(file, events));
  const committee = taking.order.withoutCommittee ? null : await takeCommittee(taking);
  return newManifest({
    program: programVersion(),
    takenAt,
    division,
    origin: seal.identity.origin,
    logKind: env['EVENTSTORE_URL']?.trim() ? 'eventstoredb' : 'postgresql',
    ...(await takeKeys(taking)),
    masterKey: nameOfMasterKey(master),
    steps: await stepsOf(pool),
    log,
    committee: committee && committee.log,
    tables: [...copied.tables, ...(committee?.tables ?? [])],
    sequences: { ...copied.sequences, ...committee?.sequences },
  });
};

const DISK = ['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'EIO'];

/** Of the folder the administrator named: a full disk, a stick that is read only, a file. */
const isOfDisk = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  DISK.includes(String(error.code));

/** `ledger-20261128T021530Z`: sorts by the moment it was begun, in every language. */
const folderName = (at: Instant): string => `ledger-${at.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/**
 * Writes a backup of the whole ledger, which goes on working meanwhile. The folder bears its name
 * only once everything in it is on the disk.
 *
 * @throws BackupProblem
 */
export const takeBackup = async (
  ledger: LedgerApplication,
  order: BackupOrder,
): Promise<BackupTaken> => {
  const env = readEnvironment(order.env ?? process.env);
  if (order.passphrase !== undefined) checkPassphrase(order.passphrase);
  const home = openHome({ env, ...(order.home !== undefined && { dir: order.home }) });
  const { key: master } = masterKey(home, env);
  const takenAt = ledger.parts.clock.now();
  const folder = join(resolve(order.to), folderName(takenAt));
  const unfinished = `${folder}.unfinished`;
  try {
    await mkdir(resolve(order.to), { recursive: true });
    await mkdir(unfinished, { mode: 0o700 });
    const tell = order.onProgress ?? (() => undefined);
    const taking = { ledger, order, env, home, master, folder: unfinished, tell };
    const manifest = await takeAll(taking, takenAt);
    writeManifest(unfinished, manifest, master);
    moveDurably(unfinished, folder);
    return { folder, manifest };
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true }).catch(() => undefined);
    throw isOfDisk(error) ? new BackupProblem('not-writable', String(error)) : logProblemOf(error);
  }
};
