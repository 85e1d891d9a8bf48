import { type Child, runScript } from '../../../../../tests/contract/child-process';
import { eventStoreContract } from '../../contract/event-store.contract';
import {
  allAfter,
  anEvent,
  appended,
  appendOne,
  aStream,
  aWrite,
  eventsOf,
  followed,
  someEvents,
} from '../../contract/sample-events';
import type { EventStore } from '../../port';
import { shareClient } from './client';
import { type EventStoreDbOptions, openEventStoreDb } from './eventstoredb-store';

/** A real node when one is named, else the stand-in for its protocol. */
const realNode = process.env.TEST_EVENTSTORE_URL;

interface Node {
  readonly url: string;
  readonly child: Child;
  /** Says a word of the stand-in and waits until it was heard. */
  say(word: string): Promise<void>;
  stop(): Promise<void>;
}

const nodes: Child[] = [];
// A node that a failed test left behind would keep the run from ending.
afterAll(() => {
  for (const { process: node } of nodes) node.kill('SIGKILL');
});

const startNode = async (): Promise<Node> => {
  const child = runScript('eventstoredb-stand-in.ts', []);
  nodes.push(child);
  const url = `esdb://127.0.0.1:${await child.firstLine}?tls=false`;
  const say = async (word: string) => {
    const heard = child.lines.length;
    child.process.stdin?.write(`${word}\n`);
    while (child.lines.length === heard) await new Promise((go) => setTimeout(go, 5));
  };
  const stop = async () => {
    child.process.kill('SIGKILL');
    await child.ended;
  };
  return { url, child, say, stop };
};

const withNode = async (
  work: (store: EventStore, node: Node) => Promise<void>,
  options: Omit<EventStoreDbOptions, 'connectionString'> = {},
) => {
  const node = await startNode();
  const store = await openEventStoreDb({ connectionString: node.url, ...options });
  try {
    await work(store, node);
  } finally {
    await store.close();
    await node.stop();
  }
};

describe('the store in EventStoreDB', () => {
  let node: Node | undefined;
  afterAll(() => node?.stop());
  eventStoreContract(async () => {
    if (!realNode) node = await startNode();
    return openEventStoreDb({ connectionString: realNode ?? node?.url ?? '' });
  });
});

describe('the wrapped client', () => {
  it('13a. knows a write of an earlier process for written', async () => {
    const node = await startNode();
    const [stream, events] = [aStream(), someEvents(2)];
    const before = await openEventStoreDb({ connectionString: node.url });
    const first = await appended(before, stream, 'noStream', events);
    await before.close();
    const after = await openEventStoreDb({ connectionString: node.url });
    const again = await appendOne(after, stream, 'noStream', events);
    expect(again).toEqual({ ...first, outcome: 'already-there' });
    await after.close();
    await node.stop();
  });

  it('18. does not know when no answer comes in time, and heals by sending again', async () => {
    const check = async (store: EventStore, node: Node) => {
      const [stream, events] = [aStream(), someEvents(2)];
      await appended(store, aStream(), 'noStream', [anEvent(0)]);
      await node.say('swallow');
      const lost = await appendOne(store, stream, 'noStream', events);
      expect(lost.outcome).toBe('unknown');
      const again = await appendOne(store, stream, 'noStream', events);
      expect(again).toMatchObject({ outcome: 'already-there', revision: 1n });
      expect(await eventsOf(store, stream)).toHaveLength(2);
    };
    await withNode(check, { deadlineMs: 500 });
  });

  it('19. says that nothing answers where no node is', async () => {
    const opening = openEventStoreDb({ connectionString: 'esdb://127.0.0.1:1?tls=false' });
    await expect(opening).rejects.toMatchObject({ kind: 'unreachable' });
  });

  it('20. ends every call of a silent node at its deadline', async () => {
    const check = async (store: EventStore, node: Node) => {
      await appended(store, aStream(), 'noStream', [anEvent(0)]);
      await node.say('silence');
      const reading = allAfter(store, store.start);
      await expect(reading).rejects.toMatchObject({ kind: 'deadline' });
      const streaming = eventsOf(store, aStream());
      await expect(streaming).rejects.toMatchObject({ kind: 'deadline' });
      const result = await appendOne(store, aStream(), 'noStream', [anEvent(1)]);
      expect(result.outcome).toBe('unknown');
    };
    await withNode(check, { deadlineMs: 300 });
  });

  it('39. follows on when the node ends every call', async () => {
    await withNode(async (store, node) => {
      const seen = followed(store, store.start, 20);
      for (let n = 0; n < 20; n += 1) {
        const stream = aStream();
        const events = [anEvent(n)];
        // A dropped call may leave an append unknown: the same is sent again, as everywhere.
        for (let known = false; !known;) {
          known = (await appendOne(store, stream, 'noStream', events)).outcome !== 'unknown';
        }
        if (n % 6 === 2) await node.say('drop');
      }
      expect((await seen).map(({ data }) => data.n)).toEqual(
        Array.from({ length: 20 }, (_, n) => n),
      );
    });
  });

  it('46. answers for what was sent when the node dies under a list of writes', async () => {
    const check = async (store: EventStore, node: Node) => {
      await appended(store, aStream(), 'noStream', [anEvent(0)]);
      const writes = Array.from({ length: 500 }, () =>
        aWrite(aStream(), 'noStream', someEvents(20)),
      );
      const appending = store.append(writes);
      setTimeout(() => void node.stop(), 60);
      const outcomes = new Set((await appending).map(({ outcome }) => outcome));
      expect(outcomes.has('unknown')).toBe(true);
      expect(outcomes.has('conflict')).toBe(false);
    };
    await withNode(check, { deadlineMs: 2_000 });
  });

  it('uses one client in a process, and refuses a second node', async () => {
    const one = shareClient('esdb://127.0.0.1:2113?tls=false');
    const same = shareClient('esdb://127.0.0.1:2113?tls=false');
    expect(same.client).toBe(one.client);
    expect(() => shareClient('esdb://127.0.0.1:2114?tls=false')).toThrow('one EventStoreDB only');
    await one.release();
    await same.release();
  });
});
