import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openEventStoreDb } from '@ledger/event-store';

import type { Faults, TriedStore } from '../../libs/event-store/src/contract/tried-store';
import { ownCertificate } from './certificate';
import { otherProcess } from './other-process';
import { killStandIns, type StandInNode, startStandIn } from './stand-in-node';

const LOGIN = 'ledger:s:cret';

/** A node that speaks TLS to those who know the password, and its certificate. */
export const startSecureStandIn = async (folder: string, ...args: readonly string[]) => {
  const { key, certificate } = ownCertificate('stand-in');
  const [keyFile, caFile] = [join(folder, 'key.pem'), join(folder, 'ca.pem')];
  writeFileSync(keyFile, key);
  writeFileSync(caFile, certificate);
  const tls = ['--key', keyFile, '--certificate', caFile, '--login', LOGIN];
  return { node: await startStandIn(...tls, ...args), caFile };
};

/** EventStoreDB as far as a double of its wire goes, with the real client. */
export const triedStandIn = (): TriedStore => {
  const folder = mkdtempSync(join(tmpdir(), 'dibao-stand-in-'));
  const file = join(folder, 'log');
  let node: StandInNode | undefined;
  const started = async () => (node ??= await startStandIn('--file', file));
  const told = async (word: string) => void (await (await started()).say(word));

  const openSecure = async (address: (port: number, caFile: string) => string) => {
    const { node: secure, caFile } = await startSecureStandIn(folder);
    try {
      return await openEventStoreDb({ connectionString: address(secure.port, caFile) });
    } finally {
      await secure.kill();
    }
  };

  const faults: Faults = {
    loseNextAnswer: () => told('swallow'),
    cutNextAppend: () => told('lose'),
    cutConnections: () => told('drop'),
    restart: async () => {
      const { port, kill } = await started();
      await kill();
      node = await startStandIn('--file', file, '--port', String(port));
    },
    silence: () => told('silence'),
    speak: () => told('speak'),
    // It names itself as the leader and does not lead, as for a moment between two leaders.
    loseLead: async () => told(`follow 127.0.0.1:${(await started()).port}`),
    lead: () => told('lead'),
    openWrong: {
      unreachable: () => openEventStoreDb({ connectionString: 'esdb://127.0.0.1:1?tls=false' }),
      tls: () => openSecure((port) => `esdb://ledger:s%3Acret@127.0.0.1:${port}`),
      authentication: () =>
        openSecure((port, ca) => `esdb://ledger:wrong@127.0.0.1:${port}?tlsCAFile=${ca}`),
    },
  };
  return {
    column: 'standIn',
    open: async (options = {}) =>
      openEventStoreDb({ connectionString: (await started()).url, ...options }),
    faults,
    start: (script, ...args) => otherProcess(script, node?.url ?? '', '', args),
    farPositions: ['e:9007199254740993/9007199254740993', 'e:9007199254740994/9007199254740993'],
    end: () => {
      killStandIns();
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
};
