import type { Pool } from 'pg';

import { makeDatabase, type ScratchDatabase } from '../../../../../tests/contract/scratch-database';
import { allAfter, aStream, aWrite, someEvents } from '../../contract/sample-events';
import { type EventStore, HeadBroken } from '../../port';
import { emptyFrontier, grow, headOf } from '../../seal/merkle';
import { asOwner } from '../../seal/testing/owner';
import { makePool } from '../../seal/testing/sealed-log';
import { verify } from '../../verify';
import { openPostgresStore } from './postgres-store';

let database: ScratchDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await makeDatabase('head');
  pool = makePool(database.url);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const openLog = (schema: string): Promise<EventStore> => openPostgresStore({ pool, schema });

/** The head of the leaves that stand in the log, which knows nothing of the one that is kept. */
const headOfEvents = async (store: EventStore) => {
  const leaves = (await allAfter(store, store.start)).map(({ leaf }) => Buffer.from(leaf, 'hex'));
  return headOf(grow(emptyFrontier, leaves));
};

const keptHead = async (store: EventStore) => {
  const frontier = await store.head?.();
  return frontier && headOf(frontier);
};

const write = (events: number) => aWrite(aStream(), 'noStream', someEvents(events));

describe('the tree head', () => {
  it('is that of all events, however they were gathered', async () => {
    const store = await openLog('gathered');
    expect(await keptHead(store)).toEqual(headOf(emptyFrontier));
    for (const counts of [[1], [2, 3], [1, 1, 1, 1], [700, 800], [1]]) {
      await store.append(counts.map(write));
      expect(await keptHead(store)).toEqual(await headOfEvents(store));
    }
    // Several transactions of several callers, some of them in bulk.
    await Promise.all([
      store.append(Array.from({ length: 12 }, () => write(1_000))),
      ...Array.from({ length: 40 }, () => store.append([write(1)])),
    ]);
    const head = await keptHead(store);
    expect(head?.size).toBe(1_511 + 12_040);
    expect(head).toEqual(await headOfEvents(store));
  });

  it('grows by what was accepted and by nothing else', async () => {
    const store = await openLog('accepted');
    const first = write(3);
    await store.append([first]);
    const before = await keptHead(store);
    const lost = { ...write(1), stream: first.stream };
    await store.append([first, lost]);
    expect(await keptHead(store)).toEqual(before);
    await store.append([lost, write(2)]);
    expect(await keptHead(store)).toEqual(await headOfEvents(store));
    expect((await keptHead(store))?.size).toBe(5);
  });

  it('is one, whoever writes', async () => {
    const pools = [1, 2, 3].map(() => makePool(database.url));
    const stores = await Promise.all(
      pools.map((own) => openPostgresStore({ pool: own, schema: 'shared' })),
    );
    const writing = stores.map(async (store) => {
      for (let i = 0; i < 30; i += 1) await store.append([write(1), write(2)]);
    });
    await Promise.all(writing);
    const [store] = stores as [EventStore];
    expect((await keptHead(store))?.size).toBe(270);
    expect((await verify(store)).firstWrong).toBeUndefined();
    await Promise.all(pools.map((own) => own.end()));
  });

  it('belongs to its log: two logs of one database have two', async () => {
    const [one, two] = [await openLog('one'), await openLog('two')];
    await one.append([write(3)]);
    await two.append([write(4)]);
    expect(await keptHead(one)).toEqual(await headOfEvents(one));
    expect(await keptHead(two)).toEqual(await headOfEvents(two));
    expect(await keptHead(one)).not.toEqual(await keptHead(two));
  });

  it('is made for a log from before there was one, while processes start and others write', async () => {
    const older = await openLog('older');
    await older.append(Array.from({ length: 45 }, () => write(1_000)));
    await pool.query('drop table older.head');
    const opened = await Promise.all([1, 2, 3].map(() => openLog('older')));
    await Promise.all(opened.map((store) => store.append([write(2)])));
    const [store] = opened as [EventStore];
    expect((await keptHead(store))?.size).toBe(45_006);
    expect((await verify(store)).firstWrong).toBeUndefined();
  });

  it.each([
    [
      'an event more than it knows of',
      'delete from SCHEMA.head; insert into SCHEMA.head values (1, 1, (select leaf from SCHEMA.events where position = 1))',
    ],
    ['fewer events than it knows of', 'delete from SCHEMA.events where position = 2'],
    ['no head at all', 'delete from SCHEMA.head'],
    ['a head that is none', `update SCHEMA.head set frontier = '\\x00'`],
  ])('does not let anything be written over %s', async (title, change) => {
    const schema = title.replaceAll(' ', '_');
    const store = await openLog(schema);
    await store.append([write(2)]);
    const tables = [`${schema}.events`, `${schema}.head`];
    await asOwner(pool, tables, change.replaceAll('SCHEMA', schema));
    await expect(store.append([write(1)])).rejects.toBeInstanceOf(HeadBroken);
    expect((await verify(store)).firstWrong).toBeDefined();
  });
});
