/** A node that is away, comes back, or does not trust us. Tried against a stand-in only. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { killStandIns, startStandIn } from '../../../../../tests/contract/stand-in-node';
import { startSecureStandIn } from '../../../../../tests/contract/tried-stand-in';
import {
  allAfter,
  anEvent,
  appended,
  appendOne,
  aStream,
  aWrite,
  endOf,
  eventsOf,
  followed,
  untilAway,
  untilKnown,
} from '../../contract/sample-events';
import { openEventStoreDb } from './eventstoredb-store';

const folder = mkdtempSync(join(tmpdir(), 'dibao-away-'));
afterAll(() => {
  killStandIns();
  rmSync(folder, { recursive: true, force: true });
});

const unreachable = { kind: 'unreachable' };

it('works again after the node was away: appends, reads and followers, without opening', async () => {
  const file = join(folder, 'log');
  const node = await startStandIn('--file', file);
  const store = await openEventStoreDb({ connectionString: node.url });
  const stream = aStream();
  const before = await endOf(store);
  await appended(store, stream, 'noStream', [anEvent(0)]);
  const seen = followed(store, before, 3);
  await node.kill();
  expect(await untilAway(store)).toMatchObject(unreachable);
  await expect(eventsOf(store, stream)).rejects.toMatchObject(unreachable);
  await expect(allAfter(store, before)).rejects.toMatchObject(unreachable);
  expect(await store.health()).toBe('down');
  const back = await startStandIn('--file', file, '--port', String(node.port));
  await untilKnown(store, aWrite(stream, 0n, [anEvent(1)]));
  await appended(store, aStream(), 'noStream', [anEvent(2)]);
  expect((await seen).map(({ data }) => data.n)).toEqual([0, 1, 2]);
  expect(await eventsOf(store, stream)).toHaveLength(2);
  expect(await store.health()).toBe('up');
  await store.close();
  await back.kill();
});

it('waits once for a node that says nothing, not for each write of a long list', async () => {
  const node = await startStandIn();
  await node.say('silence');
  const options = { connectionString: node.url, deadlineMs: 300, nodeMayBeAway: true };
  const store = await openEventStoreDb(options);
  const writes = Array.from({ length: 600 }, (_, n) => aWrite(aStream(), 'noStream', [anEvent(n)]));
  const from = performance.now();
  await expect(store.append(writes)).rejects.toMatchObject({ kind: 'deadline' });
  // A dozen waves of as many as are sent at once would take ten times as long.
  expect(performance.now() - from).toBeLessThan(1_800);
  await store.close();
  await node.kill();
});

it('opens while the node is away when it may, and works when it comes', async () => {
  const { port, url, kill } = await startStandIn();
  await kill();
  await expect(openEventStoreDb({ connectionString: url })).rejects.toMatchObject(unreachable);
  const store = await openEventStoreDb({ connectionString: url, nodeMayBeAway: true });
  expect(await store.health()).toBe('down');
  const seen = followed(store, store.start, 1);
  await expect(appendOne(store, aStream(), 'noStream', [anEvent(0)])).rejects.toMatchObject(
    unreachable,
  );
  const node = await startStandIn('--port', String(port));
  const write = aWrite(aStream(), 'noStream', [anEvent(4)]);
  expect(await untilKnown(store, write)).toMatchObject({ outcome: 'appended', revision: 0n });
  expect((await seen)[0]?.data.n).toBe(4);
  await store.close();
  await node.kill();
});

describe('a node that speaks TLS and asks who we are', () => {
  it('is used with its certificate and a password that has a colon in it', async () => {
    const { node, caFile } = await startSecureStandIn(folder);
    for (const password of ['s:cret', 's%3Acret']) {
      const connectionString = `esdb://ledger:${password}@127.0.0.1:${node.port}?tlsCAFile=${caFile}`;
      const store = await openEventStoreDb({ connectionString });
      const before = await endOf(store);
      const seen = followed(store, before, 1);
      await appended(store, aStream(), 'noStream', [anEvent(1)]);
      expect((await seen)[0]?.data.n).toBe(1);
      await store.close();
    }
    await node.kill();
  });

  it.each([
    ['tls', (port: number) => `esdb://ledger:s%3Acret@127.0.0.1:${port}`],
    ['tls', (port: number) => `esdb+discover://ledger:s%3Acret@127.0.0.1:${port}`],
    [
      'authentication',
      (port: number, ca: string) => `esdb://ledger:no@127.0.0.1:${port}?tlsCAFile=${ca}`,
    ],
    ['authentication', (port: number, ca: string) => `esdb://127.0.0.1:${port}?tlsCAFile=${ca}`],
  ] as const)(
    'is an error of %s at once, also where it might have been away',
    async (kind, address) => {
      const { node, caFile } = await startSecureStandIn(folder);
      const connectionString = address(node.port, caFile);
      const opening = openEventStoreDb({ connectionString, nodeMayBeAway: true });
      await expect(opening).rejects.toMatchObject({ kind });
      await node.kill();
    },
  );

  it('is told apart from a node that speaks no TLS', async () => {
    const node = await startStandIn();
    const opening = openEventStoreDb({ connectionString: `esdb://127.0.0.1:${node.port}` });
    await expect(opening).rejects.toMatchObject({ kind: 'tls' });
    await node.kill();
  });
});
