import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** A script of this folder in a process of its own, and the lines it has printed so far. */
export interface Child {
  readonly process: ChildProcess;
  readonly lines: readonly string[];
  /** The first line, when it comes; fails when the process ends before. */
  readonly firstLine: Promise<string>;
  /** Resolves when the process has ended and all its lines have come. */
  readonly ended: Promise<number | null>;
}

/** The scripts end when their standard input does, which is when the test run has ended. */
export const runScript = (script: string, args: readonly string[]): Child => {
  const register = path.join(__dirname, '..', 'setup', 'typescript-hook.cjs');
  const child = spawn(process.execPath, ['-r', register, path.join(__dirname, script), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  const closed = new Promise<void>((resolve) => reader.once('close', resolve));
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ended = Promise.all([exited, closed]).then(([code]) => code);
  const firstLine = new Promise<string>((resolve, reject) => {
    reader.once('line', resolve);
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
  });
  firstLine.catch(() => undefined);
  return { process: child, lines, firstLine, ended };
};
