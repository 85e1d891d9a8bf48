import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStandIn } from '../contract/stand-in-node';

/**
 * A stand-in for an EventStoreDB node that keeps its log on disk, so that it can be killed and
 * started again on its port. What is seen with it is no test of a real server.
 */
export interface KeptNode {
  readonly url: string;
  /** How many appends it has taken. */
  appends(): number;
  kill(): Promise<void>;
  /** Starts it again with what it had written. */
  start(): Promise<void>;
  /** Puts an older state of its log back, as from a backup: the first `appends`. */
  restore(appends: number): void;
  remove(): Promise<void>;
}

export const newNode = async (): Promise<KeptNode> => {
  const folder = mkdtempSync(join(tmpdir(), 'dibao-node-'));
  const file = join(folder, 'log');
  let node = await startStandIn('--file', file);
  const { port, url } = node;
  const lines = () => readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return {
    url,
    appends: () => lines().length,
    kill: () => node.kill(),
    start: async () => {
      node = await startStandIn('--file', file, '--port', String(port));
    },
    restore: (appends) => {
      const kept = lines().slice(0, appends);
      writeFileSync(file, kept.map((line) => `${line}\n`).join(''));
    },
    remove: async () => {
      await node.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
