import { randomInt } from 'node:crypto';

import {
  type EventStore,
  migrateSeal,
  newSigningKey,
  openPostgresStore,
  openSeal,
  type Seal,
  signerFrom,
  type StreamWrite,
  verify,
} from '@ledger/event-store';
import type { Instant } from '@ledger/kernel';
import { Pool } from 'pg';

import { Appender } from '../../libs/event-store/src/adapters/postgres/append';
import { laneHead, type LaneHead } from '../../libs/event-store/src/adapters/postgres/head';
import { GroupCommitWriter } from '../../libs/event-store/src/adapters/postgres/writer';
import { inDatabase, median, perSecond, singles, writesOf } from './append.bench';
import type { Measure } from './runner';

const SLICES = 12;
const SLICE_EVENTS = 15_000;
const SLICE_SINGLES = 6_400;
const CALLERS = 64;
/** As an import sends them. */
const CALL_EVENTS = 5_000;
const TARGET = 'ratio ≥ 0.85';

/** Calls of 5,000 events, a few at a time. */
const inCalls = async (log: Pick<EventStore, 'append'>, writes: readonly StreamWrite[]) => {
  const perCall = CALL_EVENTS / (writes[0]?.events.length ?? 1);
  const calls = Array.from({ length: Math.ceil(writes.length / perCall) }, (_, i) =>
    writes.slice(i * perCall, (i + 1) * perCall),
  );
  await Promise.all(calls.map((call) => log.append(call)));
};

/** The lane as it would be without a tree: it looks where the log ends, and moves nothing. */
const withoutTree = (schema: string): LaneHead => ({
  endSql: `select 0 as nth, coalesce(max(position), 0) as number, ''::bytea as frontier,
    0::bigint as last from ${schema}.events`,
  end: (row) => ({ size: Number(row?.[1]), peaks: [] }),
  move: () => Promise.resolve(''),
});

const sealOf = async (store: EventStore, pool: Pool): Promise<Seal> => {
  await migrateSeal(pool);
  const origin = 'bench.example';
  const signer = signerFrom(newSigningKey(origin).privateKey);
  return openSeal({
    store,
    pool,
    origin,
    signer,
    now: () => '2021-06-10T08:00:00.000Z' as Instant,
  });
};

const WAYS = ['without', 'head', 'head and sealer'] as const;
type Way = (typeof WAYS)[number];
type Append = Pick<EventStore, 'append'>;
/** Prepares a slice of work and gives what is timed. */
type Slice = () => (log: Append) => Promise<number>;

interface TriedLog {
  readonly log: Append;
  /** Until what was appended is sealed as well, so that it costs nobody else anything. */
  rest(): Promise<void>;
  close(): Promise<void>;
}

/** A log in a schema of its own, written in one of the ways. */
const openLog = async (url: string, way: Way): Promise<TriedLog> => {
  const schema = `log_${WAYS.indexOf(way)}`;
  const pool = new Pool({ connectionString: url });
  // Dropping the database may overtake a connection on its way out.
  pool.on('error', () => undefined);
  const store = await openPostgresStore({ pool, schema });
  const head = way === 'without' ? withoutTree(schema) : laneHead(schema);
  const appender = new Appender(new GroupCommitWriter(pool, schema, head));
  const seal = way === 'head and sealer' ? await sealOf(store, pool) : undefined;
  const stop = new AbortController();
  const sealing = seal?.run(stop.signal);
  return {
    log: { append: (writes) => appender.append(writes) },
    rest: async () => seal?.caughtUp(),
    close: async () => {
      stop.abort();
      await sealing;
      await store.close();
      await pool.end();
    },
  };
};

/** The ways take turns slice by slice, so that what the machine does meanwhile meets them all. */
const compare = (url: string, name: string, slice: Slice): Promise<readonly Measure[]> =>
  inDatabase(url, async (own) => {
    const logs = new Map<Way, TriedLog>();
    for (const way of WAYS) logs.set(way, await openLog(own, way));
    const speeds: Record<Way, number>[] = [];
    for (let i = 0; i <= SLICES; i += 1) {
      const speed = { without: 0, head: 0, 'head and sealer': 0 };
      for (const [n] of WAYS.entries()) {
        const way = WAYS[(n + i) % WAYS.length] ?? 'without';
        const tried = logs.get(way);
        const work = slice();
        if (tried) speed[way] = await work(tried.log);
        await tried?.rest();
      }
      // The first slice finds everything cold.
      if (i > 0) speeds.push(speed);
    }
    for (const tried of logs.values()) await tried.close();
    return WAYS.map((way) => ({
      name: `${name}, ${way === 'without' ? 'without the seal' : `with ${way}`}`,
      value: median(speeds.map((speed) => speed[way])),
      unit: 'events/s',
      ...(way !== 'without' && {
        ratio: median(speeds.map((speed) => speed[way] / speed.without)),
        target: TARGET,
      }),
    }));
  });

const bulk =
  (streams: number): Slice =>
  () => {
    const writes = writesOf(streams, SLICE_EVENTS / streams);
    return (log) => perSecond(SLICE_EVENTS, () => inCalls(log, writes));
  };

const single: Slice = () => (log) => singles(log, CALLERS, SLICE_SINGLES);

const PROOFS = 20_000;
const PROVERS = 16;
const LOG_EVENTS = 240_000;

/** Proofs and verification over a log of a few hundred thousand events. */
const runProofs = (url: string): Promise<readonly Measure[]> =>
  inDatabase(url, async (own) => {
    const pool = new Pool({ connectionString: own });
    pool.on('error', () => undefined);
    const store = await openPostgresStore({ pool });
    for (let i = 0; i < 4; i += 1) await inCalls(store, writesOf(LOG_EVENTS / 200, 50));
    const seal = await sealOf(store, pool);
    const sealed = await perSecond(LOG_EVENTS, () => seal.caughtUp());
    await seal.takeCheckpoint();
    const prove = async (count: number) => {
      for (let i = 0; i < count; i += 1) await seal.inclusion({ index: randomInt(LOG_EVENTS) });
    };
    const proveAtOnce = (count: number) =>
      Promise.all(Array.from({ length: PROVERS }, () => prove(count / PROVERS)));
    await proveAtOnce(PROOFS);
    const alone = await perSecond(PROOFS / 4, () => prove(PROOFS / 4));
    const proofs = await perSecond(PROOFS, () => proveAtOnce(PROOFS));
    const verified = await perSecond(LOG_EVENTS, () => verify(store, { seal }));
    await store.close();
    await pool.end();
    const of = `of ${LOG_EVENTS.toLocaleString('en')} events`;
    return [
      { name: `sealing a log ${of}`, value: sealed, unit: 'events/s' },
      { name: `inclusion proofs ${of}, one at a time`, value: alone, unit: 'proofs/s' },
      { name: `inclusion proofs ${of}, ${PROVERS} at once`, value: proofs, unit: 'proofs/s' },
      { name: `verifying a log ${of}`, value: verified, unit: 'events/s' },
    ];
  });

export const run = async (): Promise<readonly Measure[]> => {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('TEST_DATABASE_URL names the server where databases may be made');
  return [
    ...(await compare(url, `single appends, ${CALLERS} at once`, single)),
    ...(await compare(url, 'bulk append, few streams', bulk(SLICE_EVENTS / 500))),
    ...(await compare(url, 'bulk append, a stream an event', bulk(SLICE_EVENTS))),
    ...(await runProofs(url)),
  ];
};
