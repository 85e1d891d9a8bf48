/**
 * What `npm start`, `npm run ledger`, `npm run build` and `npm test` do first: check Node, install
 * what is missing, build what is older than its sources. Runs before anything is installed, so it
 * imports nothing but Node.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const stamps = join(dist, '.stamps');

const inRoot = (...names) => join(root, ...names);
const say = (line) => process.stderr.write(`${line}\n`);

/** Ends the process with a sentence instead of a stack: the reader is not the author. */
export const stopWith = (...lines) => {
  lines.forEach(say);
  process.exit(1);
};

export const checkNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  stopWith(
    `需要 Node.js 20.19 或更新的版本，当前是 ${process.versions.node}。请从 https://nodejs.org 安装。`,
    `Node.js 20.19 or newer is needed; this is ${process.versions.node}. Get it from https://nodejs.org.`,
  );
};

const children = new Set();

/** A half-done installation or build must not go on behind the user's back. */
const endAll = (signal) => {
  for (const child of children) child.kill(signal);
  process.exit(signal === 'SIGINT' ? 130 : 143);
};

/** Runs a Node program to its end. Its output is shown only when it fails, unless asked for. */
const run = (words, { show = false } = {}) =>
  new Promise((resolve, reject) => {
    const output = [];
    const child = spawn(process.execPath, words, {
      cwd: root,
      stdio: ['ignore', show ? 2 : 'pipe', show ? 2 : 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => output.push(chunk));
    }
    children.add(child);
    const finish = (settle) => {
      children.delete(child);
      settle();
    };
    child.once('error', (error) => finish(() => reject(error)));
    child.once('close', (code) =>
      finish(() => {
        if (code === 0) return resolve();
        process.stderr.write(Buffer.concat(output));
        return reject(new Error(`${words.join(' ')}: ${code}`));
      }),
    );
  });

const readText = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');
const hashOf = (text) => createHash('sha256').update(text).digest('hex');

const installStamp = inRoot('node_modules', '.ledger-lock-hash');

/** npm keeps its own account of what it installed; an `npm ci` by hand is as good as ours. */
const isInstalledByHand = (lock) => {
  const account = readText(inRoot('node_modules', '.package-lock.json'));
  if (!account) return false;
  const wanted = JSON.parse(lock).packages;
  const found = JSON.parse(account).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional, peer }]) =>
      path === '' || optional || peer || found[path]?.version === version,
  );
};

const isInstalled = () => {
  const lock = readText(inRoot('package-lock.json'));
  if (readText(installStamp) === hashOf(lock)) return true;
  if (!isInstalledByHand(lock)) return false;
  writeFileSync(installStamp, hashOf(lock));
  return true;
};

/** The npm that started us, else the one that came with this Node. */
const npmProgram = () => {
  const beside = dirname(process.execPath);
  const places = [
    process.env.npm_execpath ?? '',
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    '/usr/share/nodejs/npm/bin/npm-cli.js',
  ];
  const found = places.find((path) => path.endsWith('npm-cli.js') && existsSync(path));
  return (
    found ??
    stopWith(
      '找不到 npm。请先运行 npm ci。',
      'npm was not found. Run npm ci first, then try again.',
    )
  );
};

const install = async () => {
  if (isInstalled()) return;
  say('正在安装依赖（首次需要几分钟）… Installing what is missing (some minutes the first time)…');
  // A build needs the development packages, also where NODE_ENV says production.
  await run([npmProgram(), 'ci', '--include=dev', '--no-audit', '--no-fund'], { show: true });
  writeFileSync(installStamp, hashOf(readText(inRoot('package-lock.json'))));
};

const { projects } = JSON.parse(readFileSync(inRoot('nest-cli.json'), 'utf8'));
const compiled = (app, { root: folder, sourceRoot, entryFile }) => ({
  entry: `${sourceRoot}/${entryFile}.ts`,
  from: [folder, 'libs', 'nest-cli.json', 'apps/compile.mjs'],
  words: ['apps/compile.mjs', app, `${sourceRoot}/${entryFile}.ts`],
});
const targets = {
  ...Object.fromEntries(Object.entries(projects).map(([app, of]) => [app, compiled(app, of)])),
  client: {
    entry: 'apps/client/src/client.ts',
    from: ['apps/api', 'apps/client', 'apps/client.mjs', 'libs', 'tests/setup'],
    words: ['apps/client.mjs'],
  },
  web: {
    entry: 'apps/web/vite.config.ts',
    from: ['apps/web', 'libs', 'tsconfig.base.json'],
    words: [
      'node_modules/vite/bin/vite.js',
      'build',
      'apps/web',
      '--config=apps/web/vite.config.ts',
      `--outDir=${join(dist, 'web')}`,
      '--emptyOutDir',
    ],
  },
};

/** The compiled entry of an app. */
export const mainOf = (app) => join(dist, app, 'apps', app, 'src', 'main.js');

const filesUnder = (path) =>
  readdirSync(path, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inside = join(path, entry.name);
      if (entry.isDirectory()) return filesUnder(inside);
      return entry.name.endsWith('.spec.ts') ? [] : [inside];
    });

/** By content, not by time: a checkout changes times and a clock may be wrong. */
const sourceHash = ({ from }) => {
  const hash = createHash('sha256');
  for (const name of [...from, 'package-lock.json']) {
    const path = inRoot(name);
    const files = name.includes('.') ? [path] : filesUnder(path);
    for (const file of files)
      hash.update(`${file.slice(root.length)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
};

const build = async (name) => {
  const target = targets[name];
  const hash = sourceHash(target);
  const stamp = join(stamps, name);
  if (readText(stamp) === hash && existsSync(join(dist, name))) return;
  say(`正在构建 ${name}… Building ${name}…`);
  rmSync(stamp, { force: true });
  await run(target.words);
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, hash);
};

const sayWaiting = (holder) =>
  say(
    `另一个进程正在安装或构建，请稍候… Waiting for process ${holder.split('.')[0]} to install or build…`,
  );

/** Installs and builds under one lock, so that two commands started at once do it once. */
export const prepare = async (names = Object.keys(targets)) => {
  checkNode();
  mkdirSync(dist, { recursive: true });
  process.on('SIGINT', endAll).on('SIGTERM', endAll);
  try {
    await withLock(
      join(dist, '.lock'),
      async () => {
        await install();
        const present = names.filter((name) => existsSync(inRoot(targets[name].entry)));
        await Promise.all(present.map(build));
      },
      sayWaiting,
    );
  } catch (error) {
    stopWith(`准备失败。Preparation failed: ${error.message}`);
  } finally {
    process.off('SIGINT', endAll).off('SIGTERM', endAll);
  }
};
