import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const root = resolve(__dirname, '..', '..');

/** A process of its own that takes files in, and what it has said so far. */
export interface ImportingProcess {
  /** The id of the import, once it is acknowledged. */
  readonly accepted: Promise<string>;
  /** Resolves when nothing is left to do; fails when the process ended before. */
  readonly finished: Promise<void>;
  /** Resolves when the process has ended, however. */
  readonly ended: Promise<void>;
  hasFinished(): boolean;
  kill(): void;
}

export const startImporting = (home: string, folder?: string): ImportingProcess => {
  const hook = join(root, 'tests', 'setup', 'typescript-hook.cjs');
  const words = [
    '-r',
    hook,
    join(__dirname, 'import-folder.ts'),
    home,
    ...(folder ? [folder] : []),
  ];
  const child = spawn(process.execPath, words, { cwd: root, stdio: ['pipe', 'pipe', 'pipe'] });
  const heard = { finished: false, complaints: '' };
  child.stderr.setEncoding('utf8').on('data', (text: string) => (heard.complaints += text));
  const ended = new Promise<void>((settle) => child.once('close', () => settle()));
  const said = <T>(pattern: RegExp, value: (match: RegExpExecArray) => T) => {
    const line = new Promise<T>((settle, fail) => {
      reader.on('line', (text) => {
        const match = pattern.exec(text);
        if (match) settle(value(match));
      });
      void ended.then(() => fail(new Error(`the import ended too early: ${heard.complaints}`)));
    });
    line.catch(() => undefined);
    return line;
  };
  const reader = createInterface({ input: child.stdout });
  return {
    accepted: said(/^accepted (.+)$/, (match) => match[1] ?? ''),
    finished: said(/^finished$/, () => void (heard.finished = true)),
    ended,
    hasFinished: () => heard.finished,
    kill: () => void child.kill('SIGKILL'),
  };
};

/** The main process of the embedded database of a home. */
export const killDatabase = (home: string): void => {
  const [pid = ''] = readFileSync(join(home, 'database', 'postmaster.pid'), 'utf8').split('\n');
  if (!(Number(pid) > 1)) throw new Error(`no database runs in ${home}`);
  process.kill(Number(pid), 'SIGKILL');
};
