import { linkSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { HomeProblem } from './home';
import { isIdentityAlive, ownIdentity } from './process-identity';
import { codeOf, readIfThere } from './write-once';

const RETRY_MS = 25;
/** Longer than the slowest honest holder: a first start, or a recovery after a power cut. */
const GIVE_UP_MS = 10 * 60_000;

/** One process at a time works under `path`. A lock whose holder was killed is taken over. */
export const withLock = async <T>(path: string, work: () => Promise<T>): Promise<T> => {
  const candidate = `${path}.${randomUUID()}`;
  writeFileSync(candidate, ownIdentity(), { mode: 0o600, flag: 'wx' });
  try {
    await take(path, candidate);
    try {
      return await work();
    } finally {
      rmSync(path, { force: true });
    }
  } finally {
    rmSync(candidate, { force: true });
  }
};

const take = async (path: string, candidate: string): Promise<void> => {
  const until = performance.now() + GIVE_UP_MS;
  while (!linked(candidate, path)) {
    if (isHolderGone(path)) breakLock(path, candidate);
    else if (performance.now() > until) throw held(path);
    else await sleep(RETRY_MS);
  }
};

const linked = (from: string, to: string): boolean => {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
};

const isHolderGone = (path: string): boolean => {
  const holder = readIfThere(path);
  return holder !== undefined && !isIdentityAlive(holder);
};

/**
 * Two processes that both saw a dead holder must not both remove the file: the second would remove
 * the first one's new lock. So the removal has a guard, and the look is repeated under it.
 */
const breakLock = (path: string, candidate: string): void => {
  const guard = `${path}.breaking`;
  if (!linked(candidate, guard)) {
    removeOldGuard(guard);
    return;
  }
  try {
    if (isHolderGone(path)) rmSync(path, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
};

/** A guard whose holder was killed between two system calls; its holder is named in it, too. */
const removeOldGuard = (guard: string): void => {
  const holder = readIfThere(guard);
  if (holder !== undefined && !isIdentityAlive(holder)) rmSync(guard, { force: true });
};

const held = (path: string): HomeProblem =>
  new HomeProblem(
    `另一个进程（${readIfThere(path) ?? '?'}）长时间占用 ${path}。请结束它后重试。`,
    `Another process (${readIfThere(path) ?? '?'}) has been holding ${path} for too long. End it and try again.`,
  );
