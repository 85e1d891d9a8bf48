import { chownSync, existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { privateFolder } from './account';
import { ended, spawnAs, tailOf } from './child-process';
import { HomeProblem } from './home';
import type { Place } from './place';

/** The one role of the embedded server: nobody else gets in, the socket and the password see to it. */
export const ROLE = 'ledger';

// Character order is by code point and built in, so an index stays right when the system's
// locales are updated; pinyin order is asked for per query.
const LOCALE = [
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  `--locale=${process.platform === 'linux' ? 'C.UTF-8' : 'C'}`,
];

/**
 * Makes the database folder when there is none. Built beside its place and renamed into it, so that
 * a start that was killed half way leaves nothing that looks like a database.
 */
export const ensureCluster = async (place: Place): Promise<void> => {
  if (existsSync(join(place.dataDir, 'PG_VERSION'))) return;
  const unfinished = `${place.dataDir}.new-${randomUUID()}`;
  removeUnfinished(place.dataDir);
  try {
    privateFolder(unfinished, place.account);
    await initialise(place, unfinished);
    renameSync(unfinished, place.dataDir);
  } finally {
    removeUnfinished(place.dataDir);
  }
};

const initialise = async (place: Place, dir: string): Promise<void> => {
  const passwordFile = `${dir}.password`;
  writeFileSync(passwordFile, `${place.password}\n`, { mode: 0o600, flag: 'wx' });
  if (place.account) chownSync(passwordFile, place.account.uid, place.account.gid);
  const words = [
    `--pgdata=${dir}`,
    `--username=${ROLE}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--data-checksums',
    '--no-instructions',
    ...LOCALE,
  ];
  const { how } = await ended(spawnAs(place.account, place.binaries.initdb, words, place.startLog));
  if (existsSync(join(dir, 'PG_VERSION')) && how === 'exit 0') return;
  throw new HomeProblem(
    `无法创建内置数据库（${how}）。也可以用 DATABASE_URL 指定一个 PostgreSQL。`,
    `The embedded database could not be created (${how}). You may also name a PostgreSQL in DATABASE_URL.\n${tailOf(place.startLog)}`,
  );
};

const removeUnfinished = (dataDir: string): void => {
  const prefix = `${basename(dataDir)}.new-`;
  for (const name of readdirSync(dirname(dataDir))) {
    if (name.startsWith(prefix)) {
      rmSync(join(dirname(dataDir), name), { recursive: true, force: true });
    }
  }
};
