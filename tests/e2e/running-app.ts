import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..', '..');
const mainOf = (app: 'api' | 'cli'): string =>
  join(root, 'dist', app, 'apps', app, 'src', 'main.js');

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly output: { stdout: string; stderr: string };
  readonly ended: Promise<Ended>;
}

const children: ChildProcess[] = [];
const folders: string[] = [];

/** A home of its own under the temp folder; the database's account has to walk through it. */
export const newHome = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'dibao-e2e-'));
  chmodSync(folder, 0o711);
  folders.push(folder);
  return join(folder, 'home');
};

export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'dibao-e2e-files-'));
  folders.push(folder);
  return folder;
};

/** A real process of the built app, with nothing of this environment but what it needs. */
export const run = (
  app: 'api' | 'cli',
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Running => {
  const main = mainOf(app);
  if (!existsSync(main)) throw new Error(`${main} is not built: run "npm run build" first`);
  const child = spawn(process.execPath, [main, ...words], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', TMPDIR: tmpdir(), ...env },
  });
  children.push(child);
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const ended = new Promise<Ended>((settle) =>
    child.once('close', (code, signal) => settle({ code, signal, ...output })),
  );
  return { child, output, ended };
};

export interface RunningApp extends Running {
  readonly address: string;
  /** First password by user name, empty when it was not the first run. */
  readonly passwords: ReadonlyMap<string, string>;
}

const ADDRESS = /running at (http:\S+)/;
const ACCOUNT = /^ {2}([a-z]+) +([a-z0-9]{4}(?:-[a-z0-9]{4}){3}) /gm;
const START_LIMIT_MS = 60_000;

/** Resolves once the app has printed its address. */
export const startApp = async (
  home: string,
  env: Readonly<Record<string, string>> = {},
): Promise<RunningApp> => {
  const running = run('api', [], { LEDGER_HOME: home, PORT: '0', ...env });
  const until = performance.now() + START_LIMIT_MS;
  let ended: Ended | undefined;
  void running.ended.then((how) => (ended = how));
  for (;;) {
    const address = ADDRESS.exec(running.output.stdout)?.[1];
    if (address) {
      const passwords = new Map(
        [...running.output.stdout.matchAll(ACCOUNT)].map(([, name = '', text = '']) => [
          name,
          text,
        ]),
      );
      return { ...running, address, passwords };
    }
    if (ended) throw new Error(`the app ended (${ended.code}): ${ended.stderr}`);
    if (performance.now() > until) throw new Error(`no address: ${running.output.stderr}`);
    await new Promise((tick) => setTimeout(tick, 25));
  }
};

export const runCli = (
  home: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> => run('cli', words, { LEDGER_HOME: home, ...env }).ended;

/** Ends what a failed test left running: politely first, so that the databases stop as well. */
export const endAll = async (): Promise<void> => {
  const left = children.filter(({ exitCode, signalCode }) => exitCode === null && !signalCode);
  const gone = left.map((child) => new Promise((settle) => child.once('close', settle)));
  for (const child of left) child.kill('SIGTERM');
  await Promise.all(gone);
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
};
