import { type Child, runScript } from './child-process';

/** A stand-in for a node, in a process of its own. */
export interface StandInNode {
  readonly port: number;
  /** Without TLS and login; those who need them write their own. */
  readonly url: string;
  readonly lines: readonly string[];
  /** Says a word of the stand-in, waits until it was heard, and gives what it answered. */
  say(word: string): Promise<string>;
  kill(): Promise<void>;
}

const running: Child[] = [];

/** What a failed test left behind would keep the run from ending. */
export const killStandIns = (): void => {
  for (const { process: node } of running) node.kill('SIGKILL');
};

export const startStandIn = async (...args: readonly string[]): Promise<StandInNode> => {
  const child = runScript('eventstoredb-stand-in.ts', args);
  running.push(child);
  const port = Number(await child.firstLine);
  const say = async (word: string) => {
    const heard = child.lines.length;
    child.process.stdin?.write(`${word}\n`);
    while (child.lines.length === heard) await new Promise((go) => setTimeout(go, 2));
    return child.lines[heard] ?? '';
  };
  const kill = async () => {
    child.process.kill('SIGKILL');
    await child.ended;
  };
  return { port, url: `esdb://127.0.0.1:${port}?tls=false`, lines: child.lines, say, kill };
};
