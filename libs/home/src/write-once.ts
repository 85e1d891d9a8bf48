import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';

/** The code of a system or database error, '' of any other thing that was thrown. */
export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** What a file says, undefined when there is none. */
export const readIfThere = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
};

const writeCandidate = (path: string, text: string): string => {
  const candidate = `${path}.${randomUUID()}`;
  const file = openSync(candidate, 'wx', 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return candidate;
};

const syncFolder = (dir: string): void => {
  // Windows cannot open a folder; there a name is durable with its file.
  if (process.platform === 'win32') return;
  const folder = openSync(dir, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
};

/**
 * Writes a secret or a record once, whole, readable by its owner only. Of processes that do so at
 * the same time one wins, and all go on with what the winner wrote.
 */
export const writeOnce = (
  path: string,
  make: () => string,
): { readonly text: string; readonly created: boolean } => {
  const existing = readIfThere(path);
  if (existing !== undefined) return { text: existing, created: false };
  const text = make();
  const candidate = writeCandidate(path, text);
  try {
    // A hard link appears whole or not at all and never replaces: neither rename nor open does both.
    linkSync(candidate, path);
    syncFolder(dirname(path));
    return { text, created: true };
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    return { text: readFileSync(path, 'utf8'), created: false };
  } finally {
    rmSync(candidate, { force: true });
  }
};

/** Gives a file another's name; whatever stood there under that name is gone. */
export const moveDurably = (from: string, to: string): void => {
  renameSync(from, to);
  syncFolder(dirname(to));
};

/** Old or new, never half: the bytes and the name are on disk when this returns. */
export const replaceDurably = (path: string, text: string): void => {
  moveDurably(writeCandidate(path, text), path);
};
