/** Finding the leader of a cluster and coming back to it. Tried against stand-ins only. */
import {
  killStandIns,
  type StandInNode,
  startStandIn,
} from '../../../../../tests/contract/stand-in-node';
import {
  anEvent,
  appended,
  aStream,
  aWrite,
  endOf,
  eventsOf,
  followed,
  untilAway,
  untilKnown,
} from '../../contract/sample-events';
import type { EventStore } from '../../port';
import { openEventStoreDb } from './eventstoredb-store';

afterAll(killStandIns);

type Way = (nodes: readonly StandInNode[]) => string;

const hosts: Way = (nodes) => nodes.map(({ port }) => `127.0.0.1:${port}`).join(',');
const byDiscovery: Way = (nodes) => `esdb+discover://${hosts(nodes.slice(1))}?tls=false`;
const bySeveralHosts: Way = (nodes) => `esdb://${hosts(nodes)}?tls=false`;

/** A leader and a follower who both know it; only the leader's log is written. */
const startCluster = async (...args: readonly string[]) => {
  const [leader, follower] = [await startStandIn(...args), await startStandIn()] as const;
  await elect(leader, follower);
  return [leader, follower] as const;
};

const elect = async (leader: StandInNode, follower: StandInNode) => {
  const members = `127.0.0.1:${leader.port}:leader,127.0.0.1:${follower.port}:follower`;
  await leader.say('lead');
  await follower.say(`follow 127.0.0.1:${leader.port}`);
  for (const node of [leader, follower]) await node.say(`members ${members}`);
};

const withStore = async (connectionString: string, work: (store: EventStore) => Promise<void>) => {
  const store = await openEventStoreDb({ connectionString });
  try {
    await work(store);
  } finally {
    await store.close();
  }
};

/** Whether a node itself holds a stream, whoever leads. */
const holds = async (node: StandInNode, stream: ReturnType<typeof aStream>) => {
  await node.say('lead');
  let found = 0;
  await withStore(node.url, async (store) => {
    found = (await store.readStreams([stream])).size;
  });
  return found === 1;
};

it.each([
  ['a name that leads to one of them', byDiscovery],
  ['several hosts', bySeveralHosts],
  ['a follower alone, who names the leader', ([, follower]) => follower?.url ?? ''],
] as readonly (readonly [string, Way])[])('finds the leader by %s', async (_, way) => {
  const nodes = await startCluster();
  const stream = aStream();
  await withStore(way(nodes), async (store) => {
    const before = await endOf(store);
    const seen = followed(store, before, 1);
    await appended(store, stream, 'noStream', [anEvent(0)]);
    expect(await eventsOf(store, stream)).toHaveLength(1);
    expect((await seen)[0]?.stream).toBe(stream);
    expect(await store.health()).toBe('up');
  });
  expect(await holds(nodes[0], stream)).toBe(true);
  expect(await holds(nodes[1], stream)).toBe(false);
  await Promise.all(nodes.map((node) => node.kill()));
});

it('goes to the new leader when the lead changes under writers', async () => {
  const nodes = await startCluster();
  const [first, second] = nodes;
  await withStore(bySeveralHosts(nodes), async (store) => {
    const known = aStream();
    await appended(store, known, 'noStream', [anEvent(0)]);
    await elect(second, first);
    // Stand-ins share no log, so what only the old leader holds is what a follower would answer.
    expect((await store.readStreams([known])).size).toBe(0);
    await elect(first, second);
    expect((await store.readStreams([known])).size).toBe(1);
    await elect(second, first);
    const stream = aStream();
    const writes = Array.from({ length: 30 }, (_, n) =>
      aWrite(aStream(), 'noStream', [anEvent(n)]),
    );
    const results = await Promise.all(writes.map((write) => untilKnown(store, write)));
    // Stand-ins share no log, so places of the second say nothing about what was there before.
    expect(results.map(({ outcome }) => outcome)).not.toContain('conflict');
    await untilKnown(store, aWrite(stream, 'noStream', [anEvent(1)]));
    expect(await eventsOf(store, stream)).toHaveLength(1);
  });
  await Promise.all(nodes.map((node) => node.kill()));
});

it.each([
  ['a name', byDiscovery],
  ['several hosts', bySeveralHosts],
])('comes back by %s when the whole cluster was away, without opening again', async (_, way) => {
  const nodes = await startCluster();
  await withStore(way(nodes), async (store) => {
    await appended(store, aStream(), 'noStream', [anEvent(0)]);
    const ports = nodes.map(({ port }) => String(port));
    await Promise.all(nodes.map((node) => node.kill()));
    expect(await untilAway(store)).toMatchObject({ kind: 'unreachable' });
    const [leader, follower] = await Promise.all(ports.map((port) => startStandIn('--port', port)));
    if (leader && follower) await elect(leader, follower);
    const write = aWrite(aStream(), 'noStream', [anEvent(2)]);
    expect(await untilKnown(store, write)).toMatchObject({ revision: 0n });
    expect(await eventsOf(store, write.stream)).toHaveLength(1);
    await Promise.all([leader?.kill(), follower?.kill()]);
  });
});
