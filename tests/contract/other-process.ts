import type { OtherProcess } from '../../libs/event-store/src/contract/tried-store';
import { runScript } from './child-process';

const SCRIPTS = { writers: 'log-writers.ts', closer: 'log-closer.ts' };

export const otherProcess = (
  script: keyof typeof SCRIPTS,
  url: string,
  schema: string,
  args: readonly string[],
): OtherProcess => {
  const child = runScript(SCRIPTS[script], [url, schema, ...args]);
  const { lines, firstLine, ended } = child;
  return { lines, firstLine, ended, say: (word) => child.process.stdin?.write(`${word}\n`) };
};
