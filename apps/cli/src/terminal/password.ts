import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { UsageProblem } from '../verb';

/** Shows the question and swallows what is typed. */
const muted = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });

const ask = async (question: string): Promise<string> => {
  process.stderr.write(question);
  const lines = createInterface({ input: process.stdin, output: muted(), terminal: true });
  try {
    return await lines.question('');
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
};

/** From the environment for scripts, else typed. Never a word of the command line: others see it. */
export const passwordFrom = async (variable: string, question: string): Promise<string> => {
  const given = process.env[variable];
  if (given) return given;
  if (process.stdin.isTTY) return ask(question);
  throw new UsageProblem(
    `没有终端可以输入密码：请设置环境变量 ${variable}。`,
    `There is no terminal to type a password on: set ${variable}.`,
  );
};
