import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type JoinedDatabase, joinDatabase, openHome } from '@ledger/home';
import { PREFIX, runFolder } from './home-with-server';

export interface TestDatabase extends Pick<JoinedDatabase, 'url' | 'stop'> {
  /** For what tests keep beside the server as long as it runs. */
  readonly folder: string;
}

/**
 * For the server that all tests of a run share. They end its backends and their own processes, but
 * neither the server nor the machine, so that nothing they can see hangs on the disk; what they
 * wait for it would be minutes. Servers of a home, which are killed, and what is measured keep the
 * settings of the product.
 */
export const NOT_WAITING_FOR_THE_DISK = { fsync: 'off', full_page_writes: 'off' };

/** One server for all tests of a run, in a home of its own under the temp folder. */
export const startTestDatabase = async (
  settings: Readonly<Record<string, string>> = {},
): Promise<TestDatabase> => {
  await removeLeftovers();
  const dir = runFolder();
  const database = await joinTestHome(dir, settings);
  return {
    url: database.url,
    folder: dir,
    stop: async () => {
      await database.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
};

const joinTestHome = (
  dir: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<JoinedDatabase> =>
  joinDatabase(openHome({ dir: join(dir, 'home') }), {
    env: {},
    settings: { max_connections: '400', log_min_messages: 'error', ...settings },
  });

/** A run that was killed could not stop its server; the next one does. */
const removeLeftovers = async (): Promise<void> => {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const pid = Number(name.slice(PREFIX.length).split('-')[0]);
    if (isAlive(pid)) continue;
    const dir = join(tmpdir(), name);
    try {
      mkdirSync(join(dir, 'removing'));
      await (await joinTestHome(dir)).stop();
    } catch {
      // Another run is removing it, or it belongs to somebody else.
      continue;
    }
    rmSync(dir, { recursive: true, force: true });
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};
