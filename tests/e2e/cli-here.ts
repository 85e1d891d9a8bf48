import { tmpdir } from 'node:os';
import { runWords } from '../../apps/cli/src/run-words';
import type { Ended } from './running-app';

type Written = Pick<Ended, 'stdout' | 'stderr'>;
type Done = (error?: Error) => void;

/** What is written to one of the two streams until it is given back. */
const listenTo = (name: keyof Written, written: { -readonly [Name in keyof Written]: string }) => {
  const stream = process[name];
  const { write, isTTY } = stream;
  stream.write = ((text: string | Uint8Array, ...more: readonly unknown[]) => {
    written[name] += typeof text === 'string' ? text : Buffer.from(text).toString();
    const done = more.find((one): one is Done => typeof one === 'function');
    if (done) process.nextTick(done);
    return true;
  }) as typeof write;
  stream.isTTY = false;
  return () => void Object.assign(stream, { write, isTTY });
};

const runHere = async (
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Ended> => {
  const written = { stdout: '', stderr: '' };
  const { env: before, stdin } = process;
  const { isTTY } = stdin;
  const giveBack = (['stdout', 'stderr'] as const).map((name) => listenTo(name, written));
  process.env = { PATH: before['PATH'] ?? '', TMPDIR: tmpdir(), ...env };
  // Nobody sits before it, whoever runs the tests.
  stdin.isTTY = false;
  try {
    const code = await runWords(words);
    return { code, signal: null, ...written };
  } finally {
    process.env = before;
    stdin.isTTY = isTTY;
    for (const stream of giveBack) stream();
  }
};

let last: Promise<unknown> = Promise.resolve();

/**
 * A command line in the process of the test: the same words, environment, output and exit code as
 * `runCli`, without the two seconds of processor time that a process takes to load the program.
 * One after the other, because they share the environment and the output of this process.
 */
export const cliHere = (
  home: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> => {
  const ended = last.then(() => runHere(words, { LEDGER_HOME: home, ...env }));
  last = ended.catch(() => undefined);
  return ended;
};
