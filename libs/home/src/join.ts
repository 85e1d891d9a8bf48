import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDatabaseIfMissing, urlOf } from './connection';
import type { Environment, Home } from './home';
import { isAnyoneJoined, register } from './joined';
import { withLock } from './lock';
import { type Place, settle, type Transport } from './place';
import { ensureRunning, findRunning, type Settings, stopServer } from './server';

const WATCH_MS = 250;
const RETRY_MS = 2_000;

export interface JoinOptions {
  readonly env?: Environment;
  /** More PostgreSQL settings, for the process that happens to start the server. */
  readonly settings?: Settings;
  readonly transport?: Transport;
  /** Told when the server had to be started again, and when that did not work. */
  readonly report?: (line: string) => void;
}

export interface JoinedDatabase {
  /** For `pg` and TypeORM. It stays the same when the server has to be started again. */
  readonly url: string;
  /** False when DATABASE_URL names a server that is not ours to start or stop. */
  readonly embedded: boolean;
  /** Leaves; the last process to leave stops the embedded server. To be called after the pools. */
  stop(): Promise<void>;
}

/**
 * The database of this home. The first process to join starts the server, others use it, and the
 * last to leave stops it; a process that is killed is not waited for. Every one of them watches
 * the server and starts it again when it dies, so a pooled client only has to reconnect.
 */
export const joinDatabase = async (
  home: Home,
  options: JoinOptions = {},
): Promise<JoinedDatabase> => {
  const given = (options.env ?? process.env)['DATABASE_URL']?.trim();
  if (given) return { url: given, embedded: false, stop: async () => undefined };
  const lock = join(home.dir, 'database.lock');
  // First of all, so that a process that is just leaving sees us and lets the server live.
  const membership = register(home);
  try {
    const place = await withLock(lock, async () => {
      const settled = await settle(home, options.transport ?? defaultTransport());
      await ensureRunning(settled, options.settings ?? {});
      await createDatabaseIfMissing(urlOf(settled));
      return settled;
    });
    const watch = watchOver(place, lock, options);
    const leave = async () => {
      await watch.end();
      membership.leave();
      await withLock(lock, async () => {
        if (!isAnyoneJoined(home)) await stopServer(place);
      });
    };
    let left: Promise<void> | undefined;
    return { url: urlOf(place), embedded: true, stop: () => (left ??= leave()) };
  } catch (error) {
    membership.leave();
    throw error;
  }
};

const defaultTransport = (): Transport => (process.platform === 'win32' ? 'tcp' : 'socket');

const watchOver = (place: Place, lock: string, options: JoinOptions) => {
  const report = options.report ?? ((line: string) => process.stderr.write(`${line}\n`));
  const ending = new AbortController();
  const watch = async () => {
    while (await pause(WATCH_MS, ending.signal)) {
      if (findRunning(place)) continue;
      try {
        await withLock(lock, () => ensureRunning(place, options.settings ?? {}));
        report('数据库曾停止，已重新启动。The database had stopped and was started again.');
      } catch (error) {
        report(error instanceof Error ? error.message : String(error));
        await pause(RETRY_MS, ending.signal);
      }
    }
  };
  const watched = watch();
  return {
    end: async () => {
      ending.abort();
      await watched;
    },
  };
};

/** False when the signal ended the pause. A process with nothing else to do is not kept alive. */
const pause = (ms: number, signal: AbortSignal): Promise<boolean> =>
  sleep(ms, true, { signal, ref: false }).catch(() => false);
