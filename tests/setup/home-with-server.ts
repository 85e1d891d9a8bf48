import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { joinDatabase, openHome } from '@ledger/home';

/** Of a run that was killed the next one removes what has this name, see `database.ts`. */
export const PREFIX = 'dibao-tests-';

/** A new folder of this run, through which the server's own account may walk. */
export const runFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  chmodSync(folder, 0o711);
  return folder;
};

export interface MadeHome {
  readonly home: string;
  remove(): void;
}

/** A home in which a database server was made and stopped again, and nothing else. */
export const makeHome = async (): Promise<MadeHome> => {
  const folder = runFolder();
  const home = join(folder, 'home');
  const database = await joinDatabase(openHome({ dir: home }), { env: {} });
  await database.stop();
  return { home, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

/**
 * Puts a copy of it in a place where nothing is, as if the home had been moved there. To make a
 * server takes a second of processor time and a run wants dozens; who looks at a first start begins
 * with nothing.
 */
export const layMadeHome = (place: string): void => {
  const made = process.env['TEST_MADE_HOME'];
  if (!made) throw new Error('TEST_MADE_HOME is set by tests/setup/made-home.cjs');
  // With its owners, which Node's own copying does not keep.
  execFileSync('cp', ['-a', made, place]);
};
