import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { layMadeHome } from '../../../tests/setup/home-with-server';
import { canReach } from './account';
import { isRoot, openHome } from './home';
import { joinDatabase, type JoinedDatabase, type JoinOptions } from './join';
import { isProcessAlive } from './process-identity';

const REPOSITORY = resolve(__dirname, '..', '..', '..');
const HOOK = join(REPOSITORY, 'tests', 'setup', 'typescript-hook.cjs');
const NOBODY = { uid: 65534, gid: 65534 };
const folders: string[] = [];
const joined: JoinedDatabase[] = [];
const children: ChildProcess[] = [];

const newFolder = (mode = 0o711): string => {
  const dir = mkdtempSync(join(tmpdir(), 'dibao-home-'));
  chmodSync(dir, mode);
  folders.push(dir);
  return dir;
};
const newHome = (): string => join(newFolder(), 'home');
/** Where a server was made before, by nobody who is looked at. */
const madeHome = (): string => {
  const dir = newHome();
  layMadeHome(dir);
  return dir;
};

const joinHome = async (dir: string, options: JoinOptions = {}): Promise<JoinedDatabase> => {
  const quiet = { env: {}, report: () => undefined, ...options };
  const database = await joinDatabase(openHome({ dir }), quiet);
  joined.push(database);
  return database;
};

/** Another process that joins, says its URL, and leaves when its input ends. */
const otherProcess = async (dir: string, account: object = {}) => {
  const program = `
    const { joinDatabase, openHome } = require(${JSON.stringify(join(__dirname, 'index.ts'))});
    joinDatabase(openHome({ dir: process.argv[1] }), { env: {} }).then((database) => {
      console.log(database.url);
      process.stdin.on('end', () => database.stop().then(() => process.exit(0))).resume();
    }).catch((error) => { console.error(error.message); process.exit(1); });`;
  const child = spawn(process.execPath, ['-r', HOOK, '-e', program, dir], {
    stdio: ['pipe', 'pipe', 'inherit'],
    cwd: '/',
    ...account,
  });
  children.push(child);
  const exited = new Promise<number | null>((done) => child.once('exit', done));
  const url = await Promise.race([
    new Promise<string>((done) => child.stdout.once('data', (line) => done(String(line).trim()))),
    exited.then((code) => `exited with ${code}`),
  ]);
  return { child, url, exited };
};

const query = async (url: string, text: string): Promise<readonly unknown[]> => {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query({ text, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
};

const postmasterOf = (dir: string): number =>
  Number(readFileSync(join(dir, 'database', 'postmaster.pid'), 'utf8').split('\n')[0]);

const eventually = async <T>(look: () => Promise<T>): Promise<T> => {
  for (let tries = 0; ; tries += 1) {
    try {
      return await look();
    } catch (error) {
      if (tries === 200) throw error;
      await sleep(50);
    }
  }
};

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const database of joined.splice(0)) await database.stop();
  for (const dir of folders.splice(0)) rmSync(dir, { recursive: true, force: true });
});

describe('the database of a home', () => {
  it('is made at first use, durable and checked, and stopped by the last to leave', async () => {
    const dir = newHome();
    const first = await joinHome(dir);
    const second = await joinHome(dir);
    const settings = `select current_setting('fsync'), current_setting('data_checksums'),
      pg_encoding_to_char(encoding), datlocale, current_setting('server_version_num')::int / 10000
      from pg_database where datname = current_database()`;
    expect(second.url).toBe(first.url);
    expect(await query(first.url, settings)).toEqual(['on', 'on', 'UTF8', 'C.UTF-8', 18]);
    const pid = postmasterOf(dir);
    await first.stop();
    expect(isProcessAlive(pid)).toBe(true);
    await second.stop();
    expect(isProcessAlive(pid)).toBe(false);
  });

  it('keeps what was written when it is opened again', async () => {
    const dir = madeHome();
    const before = await joinHome(dir);
    await query(before.url, 'create table kept as select 7 as amount');
    await before.stop();
    const after = await joinHome(dir);
    expect(await query(after.url, 'select amount from kept')).toEqual([7]);
  });

  it('keeps its secrets from other users', async () => {
    const dir = newHome();
    await joinHome(dir);
    for (const name of ['database.password', 'database.json']) {
      expect(statSync(join(dir, name)).mode & 0o077).toBe(0);
    }
    for (const name of ['database', 'run', 'joined']) {
      expect(statSync(join(dir, name)).mode & 0o077).toBe(0);
    }
  });

  it('is started once by processes that begin at the same time', async () => {
    const dir = newHome();
    const others = await Promise.all([otherProcess(dir), otherProcess(dir), joinHome(dir)]);
    const pids = await Promise.all(
      others.map(({ url }) => query(url, 'select pg_postmaster_start_time()::text')),
    );
    expect(new Set(pids.flat()).size).toBe(1);
  });

  it('is started again when the server is killed, at the same address', async () => {
    const dir = madeHome();
    const lines: string[] = [];
    // Whichever of the two sees it first starts it again and tells.
    const report = (line: string) => void lines.push(line);
    const database = await joinHome(dir, { report });
    await joinHome(dir, { report });
    await query(database.url, 'create table acknowledged as select 7 as amount');
    process.kill(postmasterOf(dir), 'SIGKILL');
    await sleep(20);
    const amount = await eventually(() => query(database.url, 'select amount from acknowledged'));
    expect(amount).toEqual([7]);
    await eventually(async () => expect(lines.join()).toContain('started again'));
  });

  it('outlives the process that started it while another one uses it', async () => {
    const dir = madeHome();
    const starter = await otherProcess(dir);
    const database = await joinHome(dir);
    const pid = postmasterOf(dir);
    starter.child.kill('SIGKILL');
    await starter.exited;
    await sleep(300);
    expect(await query(database.url, 'select 1')).toEqual([1]);
    await database.stop();
    // Its first process is gone: the system's own lets it go, in its own time.
    await eventually(async () => expect(isProcessAlive(pid)).toBe(false));
  });

  it('is adopted when its only process was killed', async () => {
    const dir = madeHome();
    const starter = await otherProcess(dir);
    const pid = postmasterOf(dir);
    starter.child.kill('SIGKILL');
    await starter.exited;
    const database = await joinHome(dir);
    expect(postmasterOf(dir)).toBe(pid);
    await database.stop();
    // Its first process is gone: the system's own lets it go, in its own time.
    await eventually(async () => expect(isProcessAlive(pid)).toBe(false));
  });

  it('starts over a pid file whose number now belongs to another program', async () => {
    const dir = madeHome();
    await (await joinHome(dir)).stop();
    const owner = statSync(join(dir, 'database'));
    // Of the server's own account, because PostgreSQL itself would refuse just that one.
    const stranger = spawn('sleep', ['60'], {
      stdio: 'ignore',
      ...(isRoot() ? { uid: owner.uid, gid: owner.gid } : {}),
    });
    children.push(stranger);
    const file = join(dir, 'database', 'postmaster.pid');
    writeFileSync(file, `${stranger.pid}\n${join(dir, 'database')}\n0\n5432\n\n\n`);
    chownSync(file, owner.uid, owner.gid);
    const database = await joinHome(dir);
    expect(await query(database.url, 'select 1')).toEqual([1]);
    expect(stranger.exitCode).toBeNull();
  });

  it('takes over the lock of a process that was killed while starting', async () => {
    const dir = madeHome();
    openHome({ dir });
    writeFileSync(join(dir, 'database.lock'), '999999999.1');
    const database = await joinHome(dir);
    expect(await query(database.url, 'select 1')).toEqual([1]);
  });

  it('puts its socket under the temp folder when the path of the home is long', async () => {
    const dir = join(newFolder(), 'x'.repeat(100), 'home');
    mkdirSync(dir, { recursive: true, mode: 0o755 });
    const first = await joinHome(dir);
    const host = new URL(first.url).searchParams.get('host') ?? '';
    folders.push(host);
    expect(Buffer.byteLength(host)).toBeLessThan(80);
    await first.stop();
    rmSync(host, { recursive: true });
    const again = await joinHome(dir);
    expect(again.url).toBe(first.url);
    expect(await query(again.url, 'select 1')).toEqual([1]);
  });

  it('listens on the loopback address where sockets are not to be had', async () => {
    const database = await joinHome(madeHome(), { transport: 'tcp' });
    expect(new URL(database.url).hostname).toBe('127.0.0.1');
    expect(await query(database.url, 'select 1')).toEqual([1]);
  });

  it('is not started when DATABASE_URL names another', async () => {
    const dir = newHome();
    const url = 'postgresql://office@db.example/ledger';
    const database = await joinHome(dir, { env: { DATABASE_URL: url } });
    expect(database).toMatchObject({ url, embedded: false });
    expect(existsSync(join(dir, 'database'))).toBe(false);
  });
});

const asRoot = isRoot() ? describe : describe.skip;

asRoot('the database of a home, when root starts it', () => {
  it('runs as another account that owns nothing but the server folders', async () => {
    const dir = newHome();
    await joinHome(dir);
    expect(statSync(join(dir, 'database')).uid).not.toBe(0);
    expect(statSync(join(dir, 'run')).uid).not.toBe(0);
    expect(statSync(join(dir, 'database.password')).uid).toBe(0);
  });

  it('stands outside a home that the other account cannot reach', async () => {
    const dir = join(newFolder(0o700), 'home');
    const database = await joinHome(dir);
    const { base } = JSON.parse(readFileSync(join(dir, 'database.json'), 'utf8'));
    folders.push(base);
    expect(base).toMatch(/^\/var\/lib\/dibao-ledger\//);
    expect(await query(database.url, 'select 1')).toEqual([1]);
  });

  it('goes on as the ordinary user who owns it', async () => {
    if (!canReach(NOBODY, __dirname))
      return console.log('skipped: the checkout is closed to nobody');
    const parent = newFolder();
    chownSync(parent, NOBODY.uid, NOBODY.gid);
    const dir = join(parent, 'home');
    const other = await otherProcess(dir, NOBODY);
    expect(await query(other.url, 'select 1')).toEqual([1]);
    expect(statSync(join(dir, 'database')).uid).toBe(NOBODY.uid);
    other.child.stdin.end();
    expect(await other.exited).toBe(0);
    expect(existsSync(join(dir, 'database', 'postmaster.pid'))).toBe(false);
    const database = await joinHome(dir);
    expect(await query(database.url, 'select 1')).toEqual([1]);
    expect(statSync(join(dir, 'database', 'postmaster.pid')).uid).toBe(NOBODY.uid);
  });
});
