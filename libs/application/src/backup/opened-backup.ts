import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  checkKeysFit,
  type Environment,
  type Home,
  type KeysTogether,
  keysTogether,
  parseMasterKey,
} from '@ledger/home';
import type { Instant } from '@ledger/kernel';
import { LinesTree } from './copy-log';
import type { Cut } from './copy-in';
import { type Manifest, type ReadManifest, readManifest, vouchedFor } from './manifest';
import { checkFile, contentOf, linesIn } from './parts';
import { BackupProblem } from './problems';
import { openKeys } from './sealed-keys';

/** A backup of which every byte was compared with what was written. */
export interface OpenedBackup {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly keys: KeysTogether;
  readonly master: Uint8Array;
}

const sealedKeys = async (
  folder: string,
  file: string,
  passphrase: () => Promise<string>,
): Promise<KeysTogether> => {
  const sealed = await readFile(join(folder, file)).catch(() => undefined);
  if (!sealed) throw new BackupProblem('part-damaged', join(folder, file));
  return openKeys(sealed, await passphrase());
};

const masterIn = (keys: KeysTogether, { masterKey }: ReadManifest): Uint8Array => {
  const master = parseMasterKey(keys['master.key'] ?? '');
  if (!master) throw new BackupProblem('keys-left-out', masterKey);
  return master;
};

/** A setting goes before the file, so that it has to name the same key. */
const checkSetting = (env: Environment, read: ReadManifest): void => {
  const given = parseMasterKey(env['LEDGER_MASTER_KEY'] ?? '');
  if (given) vouchedFor(read, given);
};

/**
 * Reads a backup whole before anything is touched: the master key vouches for the manifest, and
 * the manifest for every file.
 * @throws BackupProblem, HomeProblem
 */
export const openBackup = async (
  from: string,
  home: Home,
  env: Environment,
  passphrase: () => Promise<string>,
): Promise<OpenedBackup> => {
  const folder = resolve(from);
  const read = await readManifest(folder);
  const keys =
    read.keysFile === undefined
      ? keysTogether(home, env)
      : await sealedKeys(folder, read.keysFile, passphrase);
  const master = masterIn(keys, read);
  const manifest = vouchedFor(read, master);
  checkSetting(env, read);
  checkKeysFit(home, keys);
  const { log, committee, tables, keysFile } = manifest;
  for (const part of [log, committee, keysFile, ...tables]) {
    if (part) await checkFile(folder, part);
  }
  return { folder, manifest, keys, master };
};

export const logLines = (folder: string, file: string): AsyncIterable<readonly string[]> =>
  linesIn(contentOf(folder, file));

/**
 * How many events the log itself held at a moment: those before the first that was recorded later.
 * The whole is read, because only the whole has a root to be held against.
 */
export const cutAt = async (
  { folder, manifest: { log } }: OpenedBackup,
  until: Instant | undefined,
): Promise<Cut> => {
  if (until === undefined) return { events: log.events, isCut: false };
  const tree = new LinesTree();
  let events: number | undefined;
  for await (const lines of logLines(folder, log.file)) {
    const later = events === undefined ? lines.findIndex((line) => recordedAtOf(line) > until) : -1;
    if (later >= 0) events = tree.events + later;
    tree.add(lines);
  }
  if (tree.root !== log.root) throw new BackupProblem('part-damaged', join(folder, log.file));
  if (events === 0) throw new BackupProblem('nothing-by-then', until);
  return { events: events ?? log.events, isCut: events !== undefined };
};

const recordedAtOf = (line: string): string =>
  (JSON.parse(line) as { readonly recordedAt: string }).recordedAt;
