import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ended, spawnAs, tailOf } from './child-process';
import { ensureCluster } from './cluster';
import { ask } from './connection';
import { HomeProblem } from './home';
import { type Place, type Reach, restoreFolder } from './place';
import { commandLineOf, identityOf, isIdentityAlive, isProcessAlive } from './process-identity';
import { codeOf, readIfThere } from './write-once';

const POLL_MS = 20;
/** Recovery after a power cut replays at most `max_wal_size`; this is far beyond it. */
const ANSWER_LIMIT_MS = 5 * 60_000;
/** Backends of a killed postmaster finish their statement before they notice. */
const LEFTOVER_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 60_000;

export type Settings = Readonly<Record<string, string>>;

/** Durability stays at PostgreSQL's defaults, which are the safe ones: fsync is on. */
const SETTINGS: Settings = {
  max_connections: '200',
  shared_buffers: '256MB',
  max_wal_size: '4GB',
  wal_compression: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // A week of logs, one file a day, each overwritten when its weekday comes again.
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgresql-%a.log',
  log_truncate_on_rotation: 'on',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  // What is in the tables has no business in a log: no failing statement, no 'Key (…)=(…)'.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

/** What postmaster.pid says, of a server that lives and is this folder's. */
interface Running {
  readonly pid: number;
  readonly port: number;
  readonly socketDir: string;
}

const pidFile = (place: Place): string => join(place.dataDir, 'postmaster.pid');

export const findRunning = (place: Place): Running | undefined => {
  const [pid, , , port, socketDir = ''] = (readIfThere(pidFile(place)) ?? '').split('\n');
  if (!pid || !isOurServer(Number(pid), place)) return undefined;
  return { pid: Number(pid), port: Number(port), socketDir };
};

/** The number of a server that died may have been given to any other process since. */
const isOurServer = (pid: number, place: Place): boolean => {
  if (!isProcessAlive(pid)) return false;
  const words = commandLineOf(pid);
  return words === undefined || words.includes(place.dataDir);
};

const listensAt = (running: Running, reach: Reach): boolean =>
  running.port === reach.port && (reach.by === 'tcp' || running.socketDir === reach.dir);

/** Adopts the server of this folder or starts it. To be called under the home's lock. */
export const ensureRunning = async (place: Place, settings: Settings): Promise<void> => {
  const running = findRunning(place);
  if (running && listensAt(running, place.reach)) {
    if (await answers(place, () => findRunning(place) !== undefined)) return;
  } else if (running) {
    await stopServer(place);
  }
  await ensureCluster(place);
  await start(place, settings);
};

const start = async (place: Place, settings: Settings): Promise<void> => {
  const until = performance.now() + LEFTOVER_LIMIT_MS;
  for (;;) {
    // PostgreSQL removes the file of a dead server itself, but takes any living process of its own
    // account with that number for one.
    if (!findRunning(place)) rmSync(pidFile(place), { force: true });
    const outcome = await tryStart(place, settings);
    if (outcome === 'ready') return;
    // Once the log collector has taken over, the reason stands in its file and not here.
    const waitsForLeftovers = /shared memory block|lock file|redirecting log/.test(outcome);
    if (!waitsForLeftovers || performance.now() > until) throw notStarted(outcome);
    await sleep(200);
  }
};

const tryStart = async (place: Place, settings: Settings): Promise<string> => {
  if (place.reach.by === 'socket') restoreFolder(place.reach.dir, place.account);
  const words = [
    '-D',
    place.dataDir,
    ...flags({ ...SETTINGS, ...reachFlags(place.reach), ...settings }),
  ];
  const child = spawnAs(place.account, place.binaries.postgres, words, place.startLog);
  child.unref();
  let end: string | undefined;
  void ended(child).then(({ how }) => (end = how));
  if (await answers(place, () => end === undefined)) return 'ready';
  return `${end}\n${tailOf(place.startLog)}`;
};

const reachFlags = (reach: Reach): Settings =>
  reach.by === 'socket'
    ? {
        listen_addresses: '',
        port: String(reach.port),
        unix_socket_directories: reach.dir,
        unix_socket_permissions: '0700',
      }
    : {
        listen_addresses: '127.0.0.1',
        port: String(reach.port),
        unix_socket_directories: '',
      };

const flags = (settings: Settings): readonly string[] =>
  Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

/** True once the server answers, false when it has gone instead. */
const answers = async (place: Place, lives: () => boolean): Promise<boolean> => {
  const until = performance.now() + ANSWER_LIMIT_MS;
  while (lives()) {
    const answer = await ask(place);
    if (answer === 'ready') return true;
    if (answer === 'wrong-password' || performance.now() > until) throw notOurs(place, answer);
    await sleep(POLL_MS);
  }
  return false;
};

/** Fast shutdown: connections are closed, everything committed is kept. */
export const stopServer = async (place: Place): Promise<void> => {
  const running = findRunning(place);
  if (!running) return;
  const identity = identityOf(running.pid);
  if (process.platform === 'win32') {
    spawnSync(place.binaries.pgCtl, ['stop', '-D', place.dataDir, '-m', 'fast']);
  } else {
    interrupt(running.pid);
  }
  const until = performance.now() + STOP_LIMIT_MS;
  // Not until its file is gone: that goes first, while the server is still leaving.
  while (isIdentityAlive(identity) && performance.now() < until) {
    await sleep(POLL_MS);
  }
};

const interrupt = (pid: number): void => {
  try {
    process.kill(pid, 'SIGINT');
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
};

const notStarted = (detail: string): HomeProblem =>
  new HomeProblem('内置数据库无法启动。', `The embedded database does not start: ${detail}`);

const notOurs = (place: Place, answer: string): HomeProblem =>
  new HomeProblem(
    `${place.dataDir} 的数据库没有接受本目录记录的密码，或长时间没有应答（${answer}）。`,
    `The database of ${place.dataDir} refuses the password kept in the home or has not answered for long (${answer}).`,
  );
