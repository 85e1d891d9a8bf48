import type { Pool } from 'pg';

import { type Child, runScript } from '../../../../tests/contract/child-process';
import { makeDatabase, type ScratchDatabase } from '../../../../tests/contract/scratch-database';
import { openMemoryStore } from '../adapters/memory/memory-store';
import { openPostgresStore } from '../adapters/postgres/postgres-store';
import { aStream, aWrite, someEvents } from '../contract/sample-events';
import type { EventStore } from '../port';
import { verify } from '../verify';
import { newSigningKey, signerFrom } from './keys';
import type { Seal } from './seal';
import { appendEvents, makePool, sealOf } from './testing/sealed-log';

const long = process.env.LEDGER_LONG === '1';

let database: ScratchDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await makeDatabase('sealing');
  pool = makePool(database.url);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const until = async (what: string, holds: () => Promise<boolean> | boolean) => {
  for (let i = 0; i < 400; i += 1) {
    if (await holds()) return;
    await new Promise((go) => setTimeout(go, 25));
  }
  throw new Error(`waited in vain until ${what}`);
};

const running = (seal: Seal) => {
  const stop = new AbortController();
  const ended = seal.run(stop.signal);
  return {
    stop: async () => {
      stop.abort();
      await ended;
    },
  };
};

const isSealed = (seal: Seal, size: number) => async () => (await seal.head()).size === size;

const latestSize = async (seal: Seal) => (await seal.checkpoints({ limit: 1 }))[0]?.size;

describe.each([
  ['PostgreSQL', () => openPostgresStore({ pool, schema: 'followed' })],
  ['a store without leaves of its own', () => Promise.resolve(openMemoryStore())],
])('a running seal over %s', (name, open) => {
  it('follows the log and takes a checkpoint as often as it was told, while there is news', async () => {
    const store = await open();
    const schema = name.startsWith('P') ? 'run_p' : 'run_m';
    const seal = await sealOf(store, pool, schema, { checkpointEveryMs: 50 });
    const { stop } = running(seal);
    await appendEvents(store, 300);
    await until('the first events are signed', async () => (await latestSize(seal)) === 300);
    const [first] = await seal.checkpoints();
    await appendEvents(store, 5);
    await until('the next events are signed', async () => (await latestSize(seal)) === 305);
    await new Promise((go) => setTimeout(go, 200));
    expect((await seal.checkpoints())[1]).toEqual(first);
    await stop();
    await appendEvents(store, 5);
    await new Promise((go) => setTimeout(go, 200));
    expect((await seal.head()).size).toBe(305);
    expect((await verify(store, { seal })).firstWrong).toBeUndefined();
  });
});

describe('several seals', () => {
  it('seal once: one leads, and when it goes the next one does', async () => {
    const store = await openPostgresStore({ pool, schema: 'led' });
    const seals = await Promise.all([1, 2, 3].map(() => sealOf(store, pool, 'lead')));
    const runs = seals.map(running);
    const [seal] = seals as [Seal];
    for (const [i, { stop }] of runs.entries()) {
      await appendEvents(store, 10);
      await until('somebody has sealed them', isSealed(seal, (i + 1) * 10));
      await stop();
    }
    expect((await verify(store, { seal })).firstWrong).toBeUndefined();
  });

  it('do not disturb each other when all of them seal at the same time', async () => {
    const store = await openPostgresStore({ pool, schema: 'many' });
    const seals = await Promise.all([1, 2, 3, 4].map(() => sealOf(store, pool, 'at_once')));
    for (let i = 0; i < 8; i += 1) {
      await Promise.all([
        appendEvents(store, 150),
        ...seals.map((seal) => seal.caughtUp()),
        ...seals.map((seal) => seal.takeCheckpoint()),
      ]);
    }
    await Promise.all(seals.map((seal) => seal.caughtUp()));
    expect(await seals[3]?.head()).toMatchObject({ size: 1_200 });
    const [seal] = seals as [Seal];
    expect((await verify(store, { seal })).firstWrong).toBeUndefined();
  });
});

describe('a seal whose connections are lost', () => {
  it('tells it, gives up the lead and takes it again', async () => {
    const store = await openPostgresStore({ pool, schema: 'cut' });
    const failures: unknown[] = [];
    const onFailure = (error: unknown) => failures.push(error);
    const seal = await sealOf(store, pool, 'torn', { onFailure, checkpointEveryMs: 30 });
    const { stop } = running(seal);
    for (let i = 1; i <= 3; i += 1) {
      await appendEvents(store, 20);
      await until('they are sealed', isSealed(seal, i * 20));
      await cutOthers();
    }
    await until(
      'the last ones are signed',
      async () => (await latestSize(seal).catch(() => 0)) === 60,
    );
    await stop();
    expect((await verify(store, { seal })).firstWrong).toBeUndefined();
  });
});

describe('a process that seals', () => {
  it('may be killed at any moment: the next one goes on, and no checkpoint is contradicted', async () => {
    const store = await openPostgresStore({ pool, schema: 'killed' });
    const { privateKey } = newSigningKey('killed.example');
    const signer = signerFrom(privateKey);
    const seal = await sealOf(store, pool, 'survivor', { origin: signer.name, signer });
    const said = new Set<number>();
    const writing = new AbortController();
    const written = keepWriting(store, writing.signal);
    for (let i = 0; i < (long ? 20 : 3); i += 1) {
      const child = sealingProcess(privateKey);
      await until('it has signed something', () => child.lines.length > 2);
      child.process.kill('SIGKILL');
      await child.ended;
      for (const line of child.lines) said.add(Number(line));
    }
    writing.abort();
    await written;
    await seal.takeCheckpoint();
    const { events, firstWrong } = await verify(store, { seal });
    expect(firstWrong).toBeUndefined();
    expect(events).toBe((await seal.head()).size);
    const kept = new Set((await seal.checkpoints({ limit: 10_000 })).map(({ size }) => size));
    expect([...said].filter((size) => size > 0 && !kept.has(size))).toEqual([]);
    expect(said.size).toBeGreaterThan(3);
  }, 120_000);
});

const sealingProcess = (key: string): Child =>
  runScript('sealing-process.ts', [database.url, 'killed', 'survivor', key]);

const keepWriting = async (store: EventStore, signal: AbortSignal) => {
  while (!signal.aborted) {
    await store.append([aWrite(aStream(), 'noStream', someEvents(3))]);
  }
};

const cutOthers = async () => {
  const admin = makePool(database.url);
  await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`);
  await admin.end();
};
