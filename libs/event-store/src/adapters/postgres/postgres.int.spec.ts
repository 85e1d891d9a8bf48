import { Pool } from 'pg';

import { type Child, runScript } from '../../../../../tests/contract/child-process';
import { makeDatabase, type ScratchDatabase } from '../../../../../tests/contract/scratch-database';
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
import { type EventStore, type Recorded, StoreUnavailable } from '../../port';
import { verify } from '../../verify';
import { RowLayer } from './copy-rows';
import { openPostgresStore } from './postgres-store';
import { migrate } from './schema';
import { GroupCommitWriter } from './writer';

const long = process.env.LEDGER_LONG === '1';

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

describe('the store in PostgreSQL', () => {
  eventStoreContract(() =>
    openPostgresStore({ connectionString: database.url, schema: 'contract' }),
  );
});

describe('the log in PostgreSQL', () => {
  it('is made by two processes at once, and again', async () => {
    const pool = makePool();
    await Promise.all([1, 2, 3].map(() => migrate(pool, 'made')));
    await migrate(pool, 'made');
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
      expect(await verify(store)).toEqual({ events: 25_000 });
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

describe('verification', () => {
  /** Does what the database refuses, as only its owner can. */
  const tamper = async (schema: string, change: string) =>
    withStore(schema, async (store, pool) => {
      await appended(store, aStream(), 'noStream', someEvents(3));
      await pool.query(`alter table ${schema}.events disable trigger user; ${change}`);
      return verify(store);
    });

  it.each([
    ['a changed text', `update v1.events set text = replace(text, '"n":1', '"n":7')`, 'v1', 'hash'],
    ['a missing event', 'delete from v2.events where position = 2', 'v2', 'position is missing'],
    ['a changed column', `update v3.events set type = 'Other' where position = 2`, 'v3', 'column'],
  ])('finds %s and says where', async (_, change, schema, reason) => {
    const { firstWrong } = await tamper(schema, change);
    expect(firstWrong?.reason).toContain(reason);
    expect(firstWrong?.position).toBe(schema === 'v2' ? 'p:3' : 'p:2');
  });
});

describe('when the server or the way to it is gone', () => {
  it('tells unreachable and refused apart when it opens', async () => {
    const nowhere = new URL(database.url);
    nowhere.port = '1';
    const opening = openPostgresStore({ connectionString: nowhere.href });
    await expect(opening).rejects.toMatchObject({ kind: 'unreachable' });
    const stranger = new URL(database.url);
    stranger.username = 'nobody_known';
    const refused = openPostgresStore({ connectionString: stranger.href });
    await expect(refused).rejects.toMatchObject({ kind: 'authentication' });
    const encrypted = new URL(database.url);
    encrypted.searchParams.set('sslmode', 'verify-full');
    const plain = openPostgresStore({ connectionString: encrypted.href });
    await expect(plain).rejects.toMatchObject({ kind: 'tls' });
    await expect(plain).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it('18. does not know after a connection lost in the commit, and heals by sending again', async () => {
    await withStore('cut', async (store, pool) => {
      const stream = aStream();
      const events = someEvents(2);
      cutAfter(pool, /^notify/, 'sent');
      const lost = await appendOne(store, stream, 'noStream', events);
      expect(lost.outcome).toBe('unknown');
      const again = await appendOne(store, stream, 'noStream', events);
      expect(again).toMatchObject({ outcome: 'already-there', revision: 1n });
      expect(await eventsOf(store, stream)).toHaveLength(2);
    });
  });

  it('18a. writes on another connection when one is lost before the commit', async () => {
    await withStore('cut', async (store, pool) => {
      cutAfter(pool, /pg_advisory_xact_lock/, 'answered');
      const result = await appendOne(store, aStream(), 'noStream', someEvents(2));
      expect(result.outcome).toBe('appended');
    });
  });

  it('39. goes on following after every connection was lost', async () => {
    await withStore('follow', async (store, pool) => {
      const seen = followed(store, store.start, 20);
      for (let i = 0; i < 20; i += 1) {
        await store.append([aWrite(aStream(), 'noStream', [anEvent(i)])]);
        if (i % 8 === 3) await cutOthers(pool);
      }
      expect((await seen).map(({ data }) => data.n)).toEqual(
        Array.from({ length: 20 }, (_, i) => i),
      );
    });
  });
});

describe('several writers', () => {
  it('34. hide no event from a follower, whoever commits first', async () => {
    const pools = [makePool(), makePool(), makePool()];
    const stores = await Promise.all(
      pools.map((pool) => openPostgresStore({ pool, schema: 'gaps' })),
    );
    const [reader] = stores as [EventStore];
    const each = long ? 400 : 60;
    const seen = followed(reader, reader.start, stores.length * 4 * each * 2);
    await Promise.all(
      stores.flatMap((store) => Array.from({ length: 4 }, () => writeMany(store, each))),
    );
    expect(await seen).toEqual(await allAfter(reader, reader.start));
    expect((await verify(reader)).firstWrong).toBeUndefined();
    await Promise.all(stores.map((store) => store.close()));
    await Promise.all(pools.map((pool) => pool.end()));
  });

  it('36. are not held up by a long transaction of somebody else', async () => {
    await withStore('gaps', async (store, pool) => {
      const client = await pool.connect();
      await client.query(
        'begin; create table elsewhere (n integer); insert into elsewhere values (1)',
      );
      const { position } = await appended(store, aStream(), 'noStream', [anEvent(0)]);
      expect((await allAfter(store, store.start)).at(-1)?.position).toBe(position);
      await client.query('rollback');
      client.release();
    });
  });

  it('lose nothing that was acknowledged when their processes are killed', async () => {
    await withStore('log', async (store) => {
      const children = ['left', 'right'].map((name) => writerProcess(name));
      const seen = new Set<string>();
      const stop = new AbortController();
      const following = collect(store, seen, stop.signal);
      await Promise.all(children.map(({ firstLine }) => firstLine));
      await new Promise((resolve) => setTimeout(resolve, long ? 20_000 : 1_500));
      for (const { process: child } of children) child.kill('SIGKILL');
      await Promise.all(children.map(({ ended }) => ended));
      const acknowledged = children
        .flatMap(({ lines }) => lines)
        .filter((line) => line.length === 36);
      const stored = await allAfter(store, store.start);
      const ids = new Set<string>(stored.map(({ id }) => id));
      expect(acknowledged.length).toBeGreaterThan(20);
      expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
      await until(() => seen.size === stored.length);
      stop.abort();
      await following;
      expect((await verify(store)).firstWrong).toBeUndefined();
    });
  }, 60_000);
});

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

/** Two streams at a time, some of them refused. */
const writeMany = async (store: EventStore, times: number): Promise<readonly Recorded[]> => {
  const taken = aStream();
  for (let i = 0; i < times; i += 1) {
    await store.append([
      aWrite(taken, i === 0 ? 'noStream' : BigInt(i - 1), [anEvent(i)]),
      aWrite(taken, 'noStream', [anEvent(i)]),
      aWrite(aStream(), 'noStream', [anEvent(i)]),
    ]);
  }
  return [];
};

const cutOthers = (pool: Pool) =>
  pool.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`);

interface Wire {
  readonly connection: { readonly stream: { pause(): void; destroy(): void } };
}

/** Cuts the connection once: when a statement was answered, or was sent and never answered. */
const cutAfter = (pool: Pool, statement: RegExp, when: 'sent' | 'answered') => {
  let armed = true;
  pool.on('acquire', (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    const { stream } = (client as unknown as Wire).connection;
    const cutting = (...args: unknown[]) => {
      const answer = query(...args);
      if (!armed || typeof args[0] !== 'string' || !statement.test(args[0])) return answer;
      armed = false;
      if (when === 'answered') {
        void (answer as Promise<unknown>).then(() => stream.destroy());
      } else {
        stream.pause();
        setTimeout(() => stream.destroy(), 100);
      }
      return answer;
    };
    Object.assign(client, { query: cutting });
  });
};
