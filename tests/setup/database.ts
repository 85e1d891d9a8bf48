import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type JoinedDatabase, joinDatabase, openHome } from '@ledger/home';

const PREFIX = 'dibao-tests-';

/**
 * One server for all tests of a run, in a home of its own under the temp folder. Durable as the
 * real one (fsync on): a test that is only right without it is a wrong test.
 */
export const startTestDatabase = async (): Promise<Pick<JoinedDatabase, 'url' | 'stop'>> => {
  await removeLeftovers();
  const dir = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  // mkdtemp closes the folder to everybody else; the server's account has to walk through it.
  chmodSync(dir, 0o711);
  const database = await joinTestHome(dir);
  return {
    url: database.url,
    stop: async () => {
      await database.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
};

const joinTestHome = (dir: string): Promise<JoinedDatabase> =>
  joinDatabase(openHome({ dir: join(dir, 'home') }), {
    env: {},
    settings: { max_connections: '400', log_min_messages: 'error' },
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
