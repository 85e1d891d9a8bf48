import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { type EventStore, openPostgresStore, type StreamWrite } from '@ledger/event-store';
import type { EventId, Instant, StreamName } from '@ledger/kernel';
import { Client, Pool } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { Measure } from './runner';

const EVENTS = 60_000;
const ROUNDS = 3;
const recordedAt = '2021-06-10T08:00:00.000Z' as Instant;

const anEvent = (n: number) => ({
  id: randomUUID() as string as EventId,
  type: 'PaymentInstructed',
  schema: 1,
  recordedAt,
  metadata: { commandId: randomUUID(), actor: 'office-7', knownOn: '2021-06-10', file: 'file-1' },
  data: {
    batch: 'B2021-06-500118001',
    seq: n,
    household: `500118001${n}`,
    benefitMonth: '2021-06',
    kind: 'REGULAR',
    amountFen: 49_600,
    accountToken: randomUUID().replaceAll('-', ''),
  },
});

export const writesOf = (streams: number, eventsEach: number): readonly StreamWrite[] =>
  Array.from({ length: streams }, (_, s) => ({
    stream: `payment-${randomUUID()}` as StreamName,
    expected: 'noStream',
    events: Array.from({ length: eventsEach }, (_, i) => anEvent(s * eventsEach + i)),
  }));

/** A database of its own, dropped afterwards. */
export const inDatabase = async <T>(url: string, work: (url: string) => Promise<T>): Promise<T> => {
  const name = `bench_${randomUUID().slice(0, 8)}`;
  const admin = new Client(url);
  await admin.connect();
  await admin.query(`create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  try {
    return await work(own.href);
  } finally {
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  }
};

export const perSecond = async (events: number, work: () => Promise<unknown>): Promise<number> => {
  const from = process.hrtime.bigint();
  await work();
  return events / (Number(process.hrtime.bigint() - from) / 1e9);
};

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const COLUMNS = 'position, stream, revision, event_id, type, schema_no, text, leaf';

/** The same rows once more by COPY, taken out of the log beforehand and ready in memory. */
const rawCopy = async (pool: Pool, format: string): Promise<number> => {
  const client = await pool.connect();
  try {
    await client.query(`drop table if exists raw;
      create table raw (like log.events including defaults including indexes)`);
    const rows: Buffer[] = [];
    const source = client.query(
      copyTo(`copy log.events (${COLUMNS}) to stdout with (format ${format})`),
    );
    for await (const piece of source) rows.push(piece as Buffer);
    const whole = Buffer.concat(rows);
    const pieces = Array.from({ length: Math.ceil(whole.length / 262_144) }, (_, i) =>
      whole.subarray(i * 262_144, (i + 1) * 262_144),
    );
    await client.query('checkpoint');
    return await perSecond(EVENTS, async () => {
      const sink = client.query(
        copyFrom(`copy raw (${COLUMNS}) from stdin with (format ${format})`),
      );
      await pipeline(Readable.from(pieces), sink);
    });
  } finally {
    client.release();
  }
};

type Shape = readonly [name: string, streams: number, eventsEach: number, target: number];

/** Calls of 5,000 events, a few at a time, as an import sends them. */
const inCalls = async (store: EventStore, writes: readonly StreamWrite[]) => {
  const perCall = Math.ceil((5_000 * writes.length) / EVENTS);
  const calls = Array.from({ length: Math.ceil(writes.length / perCall) }, (_, i) =>
    writes.slice(i * perCall, (i + 1) * perCall),
  );
  await Promise.all(calls.map((call) => store.append(call)));
};

const bulkRound = (url: string, [, streams, eventsEach]: Shape, oneCall: boolean) =>
  inDatabase(url, async (own) => {
    const pool = new Pool({ connectionString: own });
    // Dropping the database may overtake a connection on its way out.
    pool.on('error', () => undefined);
    const store = await openPostgresStore({ pool });
    const writes = writesOf(streams, eventsEach);
    await pool.query('checkpoint');
    const ours = await perSecond(EVENTS, () =>
      oneCall ? store.append(writes) : inCalls(store, writes),
    );
    const text = await rawCopy(pool, 'text');
    const binary = await rawCopy(pool, 'binary');
    await store.close();
    await pool.end();
    return { ours, text, binary };
  });

const bulkRows = async (
  url: string,
  shape: Shape,
  oneCall: boolean,
): Promise<readonly Measure[]> => {
  const rounds: Awaited<ReturnType<typeof bulkRound>>[] = [];
  for (let i = 0; i < ROUNDS; i += 1) rounds.push(await bulkRound(url, shape, oneCall));
  const [name, , , target] = shape;
  const of = (key: 'ours' | 'text' | 'binary') => median(rounds.map((round) => round[key]));
  const title = `bulk append, ${name}, ${oneCall ? 'one call' : 'calls of 5,000'}`;
  const ratio = median(rounds.map(({ ours, text }) => ours / text));
  const ofBinary = median(rounds.map(({ ours, binary }) => ours / binary));
  return [
    // The target is for calls as an import sends them: one call of everything is checked whole
    // before its first event is sent, so it cannot overlap its preparation with the server's work.
    {
      name: title,
      value: of('ours'),
      unit: 'events/s',
      ratio,
      ...(oneCall ? {} : { target: `ratio ≥ ${target}` }),
    },
    { name: `${title}: raw COPY, text`, value: of('text'), unit: 'events/s' },
    { name: `${title}: raw COPY, binary`, value: of('binary'), unit: 'events/s', ratio: ofBinary },
  ];
};

const SHAPES: readonly Shape[] = [
  ['few streams', EVENTS / 500, 500, 0.7],
  ['a stream an event', EVENTS, 1, 0.5],
];

const runBulkAppend = async (url: string): Promise<readonly Measure[]> => {
  const rows: Measure[] = [];
  for (const shape of SHAPES) {
    for (const oneCall of [false, true]) rows.push(...(await bulkRows(url, shape, oneCall)));
  }
  return rows;
};

export const singles = async (
  store: Pick<EventStore, 'append'>,
  callers: number,
  events: number,
) => {
  const caller = async () => {
    for (let i = 0; i < events / callers; i += 1) {
      const stream = `household-${randomUUID()}` as StreamName;
      await store.append([{ stream, expected: 'noStream', events: [anEvent(i)] }]);
    }
  };
  return perSecond(events, () => Promise.all(Array.from({ length: callers }, caller)));
};

const SINGLES_TOGETHER = 16_000;
const SINGLES_ALONE = 800;
const CALLERS = 64;

const runSingleAppends = (url: string): Promise<readonly Measure[]> =>
  inDatabase(url, async (own) => {
    const store = await openPostgresStore({ connectionString: own });
    await singles(store, CALLERS, SINGLES_TOGETHER / 4);
    const alone = await singles(store, 1, SINGLES_ALONE);
    const together = await singles(store, CALLERS, SINGLES_TOGETHER);
    await store.close();
    const name = 'single appends';
    return [
      { name: `${name}, one at a time`, value: alone, unit: 'events/s' },
      { name: `${name}, ${CALLERS} at once`, value: together, unit: 'events/s', target: '≥ 8,000' },
      { name: `${name}, ratio`, value: together / alone, unit: 'times', target: '≥ 8' },
    ];
  });

export const run = async (): Promise<readonly Measure[]> => {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('TEST_DATABASE_URL names the server where databases may be made');
  return [...(await runSingleAppends(url)), ...(await runBulkAppend(url))];
};
