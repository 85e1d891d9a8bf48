import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { layMadeHome } from '../setup/home-with-server';

const root = resolve(__dirname, '..', '..');
type App = 'api' | 'cli' | 'worker';
const mainOf = (app: App): string => join(root, 'dist', app, 'apps', app, 'src', 'main.js');

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

/** Nothing is there yet, as on a first start; the database's account has to walk through. */
export const untouchedHome = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'dibao-e2e-'));
  chmodSync(folder, 0o711);
  folders.push(folder);
  return join(folder, 'home');
};

/** A home of its own under the temp folder, with a database server that has no ledger yet. */
export const newHome = (): string => {
  const home = untouchedHome();
  layMadeHome(home);
  return home;
};

export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'dibao-e2e-files-'));
  folders.push(folder);
  return folder;
};

/** A real process of the built app, with nothing of this environment but what it needs. */
export const run = (
  app: App,
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

/** What a process prints once it is ready. */
const saidBy = async ({ output, ended }: Running, pattern: RegExp): Promise<string> => {
  const until = performance.now() + START_LIMIT_MS;
  let how: Ended | undefined;
  void ended.then((end) => (how = end));
  for (;;) {
    const said = pattern.exec(output.stdout)?.[1];
    if (said) return said;
    if (how) throw new Error(`the process ended (${how.code}): ${how.stderr}`);
    if (performance.now() > until) throw new Error(`no ${pattern.source}: ${output.stderr}`);
    await new Promise((tick) => setTimeout(tick, 25));
  }
};

/** Resolves once the app has printed its address. */
export const startApp = async (
  home: string,
  env: Readonly<Record<string, string>> = {},
): Promise<RunningApp> => {
  const running = run('api', [], { LEDGER_HOME: home, PORT: '0', ...env });
  const address = await saidBy(running, ADDRESS);
  const passwords = new Map(
    [...running.output.stdout.matchAll(ACCOUNT)].map(([, name = '', text = '']) => [name, text]),
  );
  return { ...running, address, passwords };
};

export interface RunningWorker extends Running {
  /** The status and the answer of its health. */
  health(): Promise<{ readonly status: number; readonly body: Record<string, unknown> }>;
}

/** Resolves once the worker has printed where its health is told. */
export const startWorker = async (
  home: string,
  env: Readonly<Record<string, string>> = {},
): Promise<RunningWorker> => {
  const running = run('worker', [], { LEDGER_HOME: home, WORKER_PORT: '0', ...env });
  const address = await saidBy(running, /health is at (http:\S+)/);
  return {
    ...running,
    health: async () => {
      const response = await fetch(address);
      const body = (await response.json()) as Record<string, unknown>;
      return { status: response.status, body };
    },
  };
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
