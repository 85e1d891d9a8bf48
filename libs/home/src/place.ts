import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Account, canReach, privateFolder, serverAccount } from './account';
import { type Binaries, binariesFor } from './binaries';
import type { Home } from './home';
import { replaceDurably, writeOnce } from './write-once';

/** Where the server of a home lives and how it is reached; the same for every process. */
export interface Place {
  readonly dataDir: string;
  readonly reach: Reach;
  readonly account: Account | undefined;
  readonly binaries: Binaries;
  readonly password: string;
  readonly startLog: string;
}

export type Reach =
  | { readonly by: 'socket'; readonly dir: string; readonly port: number }
  | { readonly by: 'tcp'; readonly port: number };

export type Transport = Reach['by'];

/** What is remembered in the home. `base` is '.' or, when that is out of reach, a folder outside. */
interface PlaceRecord {
  readonly base: string;
  readonly reach?: Reach;
}

const STATE_FOLDER = '/var/lib/dibao-ledger';
/** The system allows 107 bytes (104 on macOS) for the path of a socket. */
const SOCKET_PATH_MAX = 100;
const SOCKET_FOLDER = 'run';
/** Only part of the socket's name: nothing listens on a port. */
const SOCKET_PORT = 5432;

const recordFile = (home: Home): string => join(home.dir, 'database.json');

/** Decides once and remembers. To be called under the home's lock. */
export const settle = async (home: Home, transport: Transport): Promise<Place> => {
  const record = recorded(home);
  const base = record.base === '.' ? home.dir : record.base;
  const dataDir = join(base, 'database');
  const account = serverAccount(dataDir);
  const reach = await settledReach(record.reach, transport, base, account);
  // What follows from where the home stands is not remembered: a home may be moved.
  const isBeside = reach.by === 'socket' && reach.dir === join(base, SOCKET_FOLDER);
  if (!isBeside && JSON.stringify(reach) !== JSON.stringify(record.reach)) {
    replaceDurably(recordFile(home), JSON.stringify({ base: record.base, reach }));
  }
  const password = writeOnce(join(home.dir, 'database.password'), () =>
    randomBytes(24).toString('base64url'),
  );
  return {
    dataDir,
    reach,
    account,
    binaries: binariesFor(account, base),
    password: password.text,
    startLog: join(home.dir, 'database-start.log'),
  };
};

const recorded = (home: Home): PlaceRecord => {
  const { text } = writeOnce(recordFile(home), () => JSON.stringify({ base: newBase(home) }));
  const record = JSON.parse(text) as PlaceRecord;
  if (record.base !== '.') openStateFolder(record.base);
  return record;
};

/** The random part keeps a new home at an old path away from the old home's money. */
const newBase = (home: Home): string => {
  if (canReach(serverAccount(undefined), home.dir)) return '.';
  const hash = createHash('sha256').update(home.dir).digest('hex').slice(0, 12);
  return join(STATE_FOLDER, `${hash}-${randomBytes(4).toString('hex')}`);
};

const openStateFolder = (base: string): void => {
  mkdirSync(base, { recursive: true });
  for (const dir of [STATE_FOLDER, base]) chmodSync(dir, 0o711);
};

const settledReach = async (
  known: Reach | undefined,
  transport: Transport,
  base: string,
  account: Account | undefined,
): Promise<Reach> => {
  if (known?.by === 'tcp') return known;
  if (transport === 'tcp') return { by: 'tcp', port: await freePort() };
  const beside = join(base, SOCKET_FOLDER);
  if (fitsSocket(beside)) {
    privateFolder(beside, account);
    return { by: 'socket', dir: beside, port: SOCKET_PORT };
  }
  if (known && isStillOurs(known.dir, account)) return known;
  return { by: 'socket', dir: shortFolder(account), port: SOCKET_PORT };
};

export const fitsSocket = (dir: string): boolean =>
  Buffer.byteLength(join(dir, `.s.PGSQL.${SOCKET_PORT}`)) <= SOCKET_PATH_MAX;

const shortFolder = (account: Account | undefined): string => {
  const parents = [tmpdir(), '/tmp'];
  const parent = parents.find(
    (dir) => fitsSocket(join(dir, 'dibao-XXXXXX')) && canReach(account, dir),
  );
  const dir = mkdtempSync(join(parent ?? '/tmp', 'dibao-'));
  privateFolder(dir, account);
  return dir;
};

/** A folder under the temp folder may have been swept away, and its name taken by a stranger. */
const isStillOurs = (dir: string, account: Account | undefined): boolean => {
  restoreFolder(dir, account);
  const found = lstatSync(dir, { throwIfNoEntry: false });
  return found?.isDirectory() === true && found.uid === (account?.uid ?? process.getuid?.());
};

export const restoreFolder = (dir: string, account: Account | undefined): void => {
  if (!existsSync(dir)) privateFolder(dir, account);
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
