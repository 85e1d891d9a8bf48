import { Pool } from 'pg';

import { makeDatabase, type ScratchDatabase } from '../../../../../tests/contract/scratch-database';
import {
  allAfter,
  anEvent,
  appended,
  aStream,
  aWrite,
  someEvents,
} from '../../contract/sample-events';
import type { EventStore } from '../../port';
import { verify } from '../../verify';
import { RowLayer } from './copy-rows';
import { MIGRATION_LANE } from './names';
import { openPostgresStore } from './postgres-store';
import { migrate } from './schema';
import { GroupCommitWriter } from './writer';

let database: ScratchDatabase;
beforeAll(async () => {
  database = await makeDatabase('log');
});
afterAll(() => database.drop());

/** A pool whose connections may be cut by the test. */
const makePool = () => {
  const pool = new Pool({ connectionString: database.url });
  pool.on('error', () => undefined);
  return pool;
};

const withStore = async <T>(
  schema: string,
  work: (store: EventStore, pool: Pool) => Promise<T>,
) => {
  const pool = makePool();
  const store = await openPostgresStore({ pool, schema });
  try {
    return await work(store, pool);
  } finally {
    await store.close();
    await pool.end();
  }
};

describe('the log in PostgreSQL', () => {
  it('is made by two processes at once, and again', async () => {
    const pool = makePool();
    await Promise.all([1, 2, 3].map(() => migrate(pool, 'made')));
    await migrate(pool, 'made');
    await pool.end();
  });

  it('can lose its connection while it is made: that is an answer and no end of the process', async () => {
    const pool = makePool();
    const other = await pool.connect();
    await other.query('select pg_advisory_lock($1)', [MIGRATION_LANE]);
    const making = migrate(pool, 'dying').catch((error: unknown) => error);
    for (let cut = 0; cut === 0;) {
      const { rowCount } = await other.query(`select pg_terminate_backend(pid)
        from pg_stat_activity where datname = current_database() and wait_event = 'advisory'`);
      cut = rowCount ?? 0;
    }
    expect(await making).toMatchObject({ code: '57P01' });
    await other.query('select pg_advisory_unlock($1)', [MIGRATION_LANE]);
    other.release();
    await migrate(pool, 'dying');
    await pool.end();
  });

  it.each([
    ['update', `update fixed.events set type = 'Changed'`],
    ['delete', 'delete from fixed.events'],
    ['truncate', 'truncate fixed.events'],
    ['update of nothing', 'update fixed.events set type = type where false'],
    [
      'delete as a replica',
      `set local session_replication_role = replica; delete from fixed.events`,
    ],
  ])('refuses %s itself', async (_, sql) => {
    await withStore('fixed', async (store, pool) => {
      await appended(store, aStream(), 'noStream', [anEvent(0)]);
      await expect(pool.query(`begin; ${sql}; commit`)).rejects.toThrow('append-only');
    });
  });

  it('keeps two logs of one database apart', async () => {
    await withStore('one', (one) =>
      withStore('two', async (two) => {
        const stream = aStream();
        await appended(one, stream, 'noStream', [anEvent(1)]);
        await appended(two, stream, 'noStream', [anEvent(2)]);
        expect(await allAfter(one, one.start)).toHaveLength(1);
        expect(await allAfter(two, two.start)).toHaveLength(1);
      }),
    );
  });

  it('numbers positions without a gap, also where writes are refused', async () => {
    await withStore('dense', async (store) => {
      const stream = aStream();
      await store.append([
        aWrite(stream, 'noStream', someEvents(2)),
        aWrite(stream, 'noStream', someEvents(2)),
        aWrite(stream, 1n, someEvents(3)),
      ]);
      await appended(store, stream, 4n, someEvents(1));
      const positions = (await allAfter(store, store.start)).map(({ position }) => position);
      expect(positions).toEqual(['p:1', 'p:2', 'p:3', 'p:4', 'p:5', 'p:6']);
    });
  });

  it('writes a call of 25,000 events in several transactions and answers in its order', async () => {
    await withStore('bulk', async (store) => {
      const writes = Array.from({ length: 250 }, () =>
        aWrite(aStream(), 'noStream', someEvents(100)),
      );
      const again = writes[3] ?? aWrite(aStream(), 'noStream', []);
      const results = await store.append([...writes, again]);
      expect(results.map(({ outcome }) => outcome)).toEqual([
        ...writes.map(() => 'appended'),
        'already-there',
      ]);
      const { events, firstWrong } = await verify(store);
      expect([events, firstWrong]).toEqual([25_000, undefined]);
    });
  });

  it('lets a single append go between two pieces of bulk work that wait', async () => {
    await withStore('between', async (_, pool) => {
      const writer = new GroupCommitWriter(pool, 'between');
      const layer = new RowLayer();
      const lay = (events: number) => layer.lay(aWrite(aStream(), 'noStream', someEvents(events)));
      const bulk = Array.from({ length: 5 }, () =>
        writer.write(Array.from({ length: 10 }, () => lay(1_000))),
      );
      const done: string[] = [];
      const single = writer.write([lay(1)]).then(() => done.push('single'));
      await Promise.all([single, ...bulk.map((call) => call.then(() => done.push('bulk')))]);
      expect(done.indexOf('single')).toBeLessThan(2);
    });
  });

  it('wakes its followers by a notification, not only by looking again', async () => {
    await withStore('woken', async (store) => {
      const stop = new AbortController();
      const pages = store.follow(store.start, stop.signal)[Symbol.asyncIterator]();
      const from = performance.now();
      for (let i = 0; i < 8; i += 1) {
        const next = pages.next();
        await new Promise((resolve) => setTimeout(resolve, 20));
        await appended(store, aStream(), 'noStream', [anEvent(i)]);
        await next;
      }
      // Looking again once a second would take at least seven.
      expect(performance.now() - from).toBeLessThan(4_000);
      stop.abort();
      await pages.return?.();
    });
  });

  it('refuses a malformed write anywhere in a bulk call before anything is sent', async () => {
    await withStore('nothing', async (store) => {
      const writes = Array.from({ length: 30 }, () =>
        aWrite(aStream(), 'noStream', someEvents(500)),
      );
      const bad = aWrite(aStream(), 'noStream', [{ ...anEvent(0), type: '' }]);
      await expect(store.append([...writes, bad])).rejects.toThrow('empty-type');
      // What may have been on its way would be written before this.
      await appended(store, aStream(), 'noStream', [anEvent(0)]);
      expect(await allAfter(store, store.start)).toHaveLength(1);
    });
  });
});
