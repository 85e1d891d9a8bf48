import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import type { Account } from './account';

/**
 * The server gets no more of our environment than it needs: ours may hold keys, PGDATA and LC_*
 * would change what it does, and another account could read them.
 */
const plainEnvironment = (): NodeJS.ProcessEnv => {
  const env: NodeJS.ProcessEnv = { LANG: 'C.UTF-8', TZ: 'UTC' };
  for (const name of ['PATH', 'SystemRoot', 'TEMP', 'TMP']) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  return env;
};

/** Starts a program as the account, in a session of its own, its output in `log`. */
export const spawnAs = (
  account: Account | undefined,
  program: string,
  words: readonly string[],
  log: string,
): ChildProcess => {
  const output = openSync(log, 'w', 0o600);
  try {
    // Detached, because Ctrl-C goes to the whole foreground group and the server must outlive us
    // long enough to be stopped in order, or live on for another process.
    return spawn(program, words, {
      ...account,
      cwd: '/',
      env: plainEnvironment(),
      detached: true,
      windowsHide: true,
      stdio: ['ignore', output, output],
    });
  } finally {
    closeSync(output);
  }
};

/** Resolves when the program has ended or could not even be started. */
export const ended = (child: ChildProcess): Promise<{ readonly how: string }> =>
  new Promise((resolve) => {
    child.once('error', (error) => resolve({ how: error.message }));
    child.once('exit', (code, signal) => resolve({ how: signal ?? `exit ${code}` }));
  });

/** The last words of a program, for an error message. */
export const tailOf = (log: string): string => {
  try {
    return readFileSync(log, 'utf8').trim().split('\n').slice(-12).join('\n');
  } catch {
    return '';
  }
};
