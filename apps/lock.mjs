import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const RETRY_MS = 100;
/** After two seconds of silence somebody wonders. */
const TRIES_BEFORE_WORD = 20;

/** `pid.start`, because a container gives a new process the number of the one that was killed. */
const identityOf = (pid) => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : `${pid}.${fields[19]}`;
  } catch {
    return process.platform === 'linux' ? undefined : aliveWithoutProc(pid);
  }
};

const aliveWithoutProc = (pid) => {
  try {
    process.kill(pid, 0);
    return `${pid}.0`;
  } catch (error) {
    return error.code === 'EPERM' ? `${pid}.0` : undefined;
  }
};

const isGone = (holder) => identityOf(Number(holder.split('.')[0])) !== holder;

const readOr = (path, otherwise) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return otherwise;
  }
};

const tryLink = (from, to) => {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
};

/** Only one of those that see a dead holder may remove its lock, and only after a second look. */
const breakLock = (path, candidate) => {
  const guard = `${path}.breaking`;
  if (!tryLink(candidate, guard)) {
    const breaker = readOr(guard, '');
    if (breaker && isGone(breaker)) rmSync(guard, { force: true });
    return;
  }
  const holder = readOr(path, '');
  if (holder && isGone(holder)) rmSync(path, { force: true });
  rmSync(guard, { force: true });
};

/**
 * One process at a time works under `path`; the lock of a killed process is taken over. The same
 * rule as the lock of the ledger home, in plain JavaScript because nothing is built yet.
 */
export const withLock = async (path, work, onWait) => {
  const candidate = `${path}.${process.pid}`;
  writeFileSync(candidate, identityOf(process.pid) ?? '');
  try {
    for (let tries = 0; !tryLink(candidate, path); tries += 1) {
      const holder = readOr(path, '');
      if (holder && isGone(holder)) breakLock(path, candidate);
      else await sleep(RETRY_MS);
      if (tries === TRIES_BEFORE_WORD) onWait(holder);
    }
    try {
      return await work();
    } finally {
      rmSync(path, { force: true });
    }
  } finally {
    rmSync(candidate, { force: true });
  }
};
