import { type Child, runScript } from '../../../../../tests/contract/child-process';
import { Doorway } from '../../../../../tests/contract/doorway';
import { makeDatabase, type ScratchDatabase } from '../../../../../tests/contract/scratch-database';
import { allAfter, appendOne, aStream, someEvents } from '../../contract/sample-events';
import type { EventStore } from '../../port';
import { verify } from '../../verify';
import { openPostgresStore } from './postgres-store';

const long = process.env.LEDGER_LONG === '1';

let database: ScratchDatabase;
beforeAll(async () => {
  database = await makeDatabase('processes');
});
afterAll(() => database.drop());

it('a connection lost before the commit has written nothing, and another is used', async () => {
  const doorway = new Doorway(new URL(database.url));
  await doorway.open();
  const store = await openPostgresStore({ connectionString: doorway.url, schema: 'cut' });
  doorway.arm('cut');
  const result = await appendOne(store, aStream(), 'noStream', someEvents(2));
  expect(result.outcome).toBe('appended');
  expect(await allAfter(store, store.start)).toHaveLength(2);
  await store.close();
  await doorway.close();
});

it('every connection that waited may turn out to be cut: one that works is found', async () => {
  const doorway = new Doorway(new URL(database.url));
  await doorway.open();
  const store = await openPostgresStore({ connectionString: doorway.url, schema: 'restarted' });
  await Promise.all(Array.from({ length: 4 }, () => allAfter(store, store.start)));
  doorway.arm('cut', 4);
  const result = await appendOne(store, aStream(), 'noStream', someEvents(2));
  expect(result.outcome).toBe('appended');
  expect(await allAfter(store, store.start)).toHaveLength(2);
  await store.close();
  await doorway.close();
});

it('nothing that was acknowledged is lost when the processes that wrote it are killed', async () => {
  const store = await openPostgresStore({ connectionString: database.url });
  const children = ['left', 'right'].map((name) => writerProcess(name));
  const seen = new Set<string>();
  const stop = new AbortController();
  const following = collect(store, seen, stop.signal);
  await Promise.all(children.map(({ firstLine }) => firstLine));
  await new Promise((resolve) => setTimeout(resolve, long ? 20_000 : 1_500));
  for (const { process: child } of children) child.kill('SIGKILL');
  await Promise.all(children.map(({ ended }) => ended));
  const acknowledged = children.flatMap(({ lines }) => lines).filter((line) => line.length === 36);
  const stored = await allAfter(store, store.start);
  const ids = new Set<string>(stored.map(({ id }) => id));
  expect(acknowledged.length).toBeGreaterThan(20);
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
  await until(() => seen.size === stored.length);
  stop.abort();
  await following;
  expect((await verify(store)).firstWrong).toBeUndefined();
  await store.close();
}, 60_000);

const writerProcess = (name: string): Child =>
  runScript('log-writer.ts', [database.url, name, '1000000']);

const collect = async (store: EventStore, seen: Set<string>, signal: AbortSignal) => {
  for await (const page of store.follow(store.start, signal)) {
    for (const { id } of page) seen.add(id);
  }
};

const until = async (holds: () => boolean) => {
  for (let i = 0; i < 200 && !holds(); i += 1) await new Promise((go) => setTimeout(go, 50));
  expect(holds()).toBe(true);
};
