import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '@ledger/event-store';
import { replaceDurably } from '@ledger/home';
import type { DivisionCode, Instant, JsonObject } from '@ledger/kernel';
import type { LogKind } from '../main-log/problems';
import type { Keeper } from './kept-tables';
import type { WrittenFile } from './parts';
import { BackupProblem } from './problems';

const FORMAT = 'dibao-ledger-backup';
const VERSION = 1;
const FILE = 'manifest.json';

/** A log in a backup: one line an event, its sealed text. */
export interface LogPart extends WrittenFile {
  readonly events: number;
  /** Root of the tree over them, lower-case hex. */
  readonly root: string;
  /** The signed checkpoint of exactly these events; null where no key was there to sign it. */
  readonly checkpoint: string | null;
}

/** The rows of a table, in the text form of COPY. */
export interface TablePart extends WrittenFile {
  readonly table: string;
  readonly keeper: Keeper;
  readonly columns: readonly string[];
  readonly rows: number;
}

/** How far the tables of each owner had been migrated. */
export interface Steps {
  readonly people: number;
  readonly accounts: number;
  readonly sealKeys: number;
}

/** What a backup holds. It is written last, so that a backup that has one is whole. */
export interface Manifest {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly program: string;
  readonly takenAt: Instant;
  readonly division: DivisionCode;
  readonly origin: string;
  /** Where the log stood; it may be restored to either store. */
  readonly logKind: LogKind;
  /** Names the master key without telling it. */
  readonly masterKey: string;
  /** Names of the keys that lie sealed in `keysFile`; null: they were left out. */
  readonly keys: readonly string[] | null;
  readonly keysFile: WrittenFile | null;
  readonly steps: Steps;
  readonly log: LogPart;
  /** The committee's log, and the public key it is sealed to; null: it was left out. */
  readonly committee: (LogPart & { readonly publicKey: string }) | null;
  readonly tables: readonly TablePart[];
  /** Where the numbering of rows goes on, by sequence. */
  readonly sequences: Readonly<Record<string, string>>;
}

export const newManifest = (said: Omit<Manifest, 'format' | 'version'>): Manifest => ({
  format: FORMAT,
  version: VERSION,
  ...said,
});

const NAME_BYTES = 6;

const derived = (master: Uint8Array, purpose: string, bytes: number): Buffer =>
  Buffer.from(hkdfSync('sha256', master, '', `ledger/backup/1/${purpose}`, bytes));

/** What the master key is called where it must not be shown. */
export const nameOfMasterKey = (master: Uint8Array): string =>
  derived(master, 'name', NAME_BYTES).toString('hex');

/** Vouches for the manifest, and through its digests for every file: nobody else has the key. */
const macOf = (manifest: JsonObject, master: Uint8Array): string =>
  createHmac('sha256', derived(master, 'manifest', 32))
    .update(canonicalJson(manifest), 'utf8')
    .digest('hex');

export const writeManifest = (folder: string, manifest: Manifest, master: Uint8Array): void => {
  const mac = macOf(manifest as unknown as JsonObject, master);
  replaceDurably(join(folder, FILE), `${JSON.stringify({ ...manifest, mac }, null, 2)}\n`);
};

/** A manifest nobody has vouched for yet. */
export interface ReadManifest {
  readonly path: string;
  readonly said: JsonObject;
  readonly mac: string;
  /** The name of the master key it needs, for whoever has to bring it. */
  readonly masterKey: string;
  readonly keysFile: string | undefined;
}

/** A name that leads out of the folder is none of ours. */
const plainName = (name: unknown): string | undefined =>
  typeof name === 'string' && /^[a-z0-9][a-z0-9._-]*$/.test(name) ? name : undefined;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parsed = (text: string, path: string): JsonObject => {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value) && value['format'] === FORMAT) return value;
  } catch {
    // Said below, for it is the same to whoever reads it.
  }
  throw new BackupProblem('not-a-manifest', path);
};

/** @throws BackupProblem when the folder holds no whole backup, or one of a newer program. */
export const readManifest = async (folder: string): Promise<ReadManifest> => {
  const path = join(folder, FILE);
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) throw new BackupProblem('no-backup', folder);
  const { mac, ...said } = parsed(text, path);
  if (Number(said['version']) > VERSION) throw new BackupProblem('newer', `v${said['version']}`);
  const { masterKey, keysFile } = said;
  if (typeof mac !== 'string' || typeof masterKey !== 'string') {
    throw new BackupProblem('not-a-manifest', path);
  }
  const sealed = isObject(keysFile) ? plainName(keysFile['file']) : undefined;
  return { path, said, mac, masterKey, keysFile: sealed };
};

/** The manifest, once the master key has vouched for it. @throws BackupProblem */
export const vouchedFor = (read: ReadManifest, master: Uint8Array): Manifest => {
  if (nameOfMasterKey(master) !== read.masterKey) {
    throw new BackupProblem('wrong-master-key', read.masterKey);
  }
  const [given, made] = [read.mac, macOf(read.said, master)].map((text) => Buffer.from(text));
  if (given!.length !== made!.length || !timingSafeEqual(given!, made!)) {
    throw new BackupProblem('not-a-manifest', read.path);
  }
  return read.said as unknown as Manifest;
};
