import { randomUUID } from 'node:crypto';

import {
  type EventStore,
  openEventStoreDb,
  openPostgresStore,
  type Position,
} from '@ledger/event-store';
import { Client } from 'pg';

import { type Child, runScript } from '../contract/child-process';
import { makeDatabase, type ScratchDatabase } from '../contract/scratch-database';
import { chanceFrom, isLong, newSeed } from '../scenarios/chance';
import type { Claims, History } from './history';
import { judge, verdictOf } from './judge';
import { historyOf } from './several-processes';
import { openWire } from './treacherous-wire';

/** What the stand-in does wrong when it is told so; an answer that never comes costs a deadline. */
const FAULTS = ['drop', 'drop', 'lose', 'timeout', 'twice', 'swallow'];

// On a machine that does much else at once it takes minutes and is as right.
jest.setTimeout(300_000);

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** A call to the stand-in takes longer: every disturbance costs a reconnection. */
const size = isLong
  ? { processes: 4, lanes: 4, calls: { postgres: 200, standIn: 80 } }
  : { processes: 3, lanes: 3, calls: { postgres: 90, standIn: 40 } };
const seeds = isLong ? Array.from({ length: 8 }, newSeed) : [newSeed()];

const claimsOf = (store: EventStore, appendedOnce: boolean): Claims => {
  const { places } = store;
  return {
    comparePositions: (a, b) => store.comparePositions(a as Position, b as Position),
    ...(places && { indexOf: (position: string) => places.indexOf(position as Position) }),
    appendedOnce,
  };
};

const outcomesOf = ({ operations }: History): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const operation of operations) {
    const name = operation.kind === 'append' ? operation.answer.outcome : operation.kind;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
};

/** A history that tried nothing would be accepted as well. */
const mustBeRich = (history: History) => {
  const counts = outcomesOf(history);
  for (const kind of ['appended', 'already-there', 'conflict', 'unknown', 'stream', 'log']) {
    expect([kind, (counts[kind] ?? 0) > 0]).toEqual([kind, true]);
  }
  expect(counts['follow']).toBeGreaterThan(4);
};

const tell = (seed: number, history: History) => {
  const counts = JSON.stringify(outcomesOf(history));
  process.stdout.write(`seed ${seed}: ${history.log.length} events, ${counts}\n`);
};

describe('in PostgreSQL, while backends are ended and wires break under a commit', () => {
  let database: ScratchDatabase;
  beforeAll(async () => {
    database = await makeDatabase('judge');
  });
  afterAll(() => database.drop());

  const named = (name: string, way = database.url) => {
    const url = new URL(way);
    url.searchParams.set('application_name', name);
    return url.href;
  };

  const withClient = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
    const client = new Client(named('judge'));
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };

  /** Now one that is just committing, so that nobody knows; now any. */
  const cutConnections = (seed: number) => (signal: AbortSignal) =>
    withClient(async (client) => {
      const chance = chanceFrom(seed);
      while (!signal.aborted) {
        const committing = chance.happens(0.7)
          ? `and state = 'active' and query like '%; commit'`
          : '';
        const until = chance.below(100);
        for (let cut = 0, tries = 0; cut === 0 && tries < 200 && !signal.aborted; tries += 1) {
          const { rowCount } = await client.query(`select pg_terminate_backend(pid)
            from pg_stat_activity where application_name = 'asking' ${committing} limit 1`);
          cut = rowCount ?? 0;
        }
        await pause(100 + until);
      }
    });

  const nobodyAsks = () =>
    withClient(async (client) => {
      for (let asking = true; asking;) {
        const { rowCount } = await client.query(
          `select 1 from pg_stat_activity where application_name = 'asking' and state <> 'idle'`,
        );
        asking = (rowCount ?? 0) > 0;
      }
    });

  it.each(seeds)('several processes see one log (seed %i)', async (seed) => {
    const schema = `log_${seed}`;
    const wire = await openWire(database.url, chanceFrom(seed));
    const history = await historyOf({
      address: { url: named('asking', wire.url), schema, deadlineMs: 0 },
      seed,
      ...size,
      calls: size.calls.postgres,
      disturb: cutConnections(seed),
      settle: nobodyAsks,
    }).finally(() => wire.close());
    tell(seed, history);
    const store = await openPostgresStore({ connectionString: named('judge'), schema });
    const anomalies = judge(history, claimsOf(store, true));
    await store.close();
    expect(verdictOf(anomalies)).toBe('');
    mustBeRich(history);
  });
});

describe('in EventStoreDB, by a stand-in for its protocol that swallows answers and drops calls', () => {
  let node: Child;
  beforeEach(() => {
    node = runScript('eventstoredb-stand-in.ts', []);
  });
  afterEach(async () => {
    node.process.kill('SIGKILL');
    await node.ended;
  });

  const mistreat = (seed: number) => async (signal: AbortSignal) => {
    const chance = chanceFrom(seed);
    while (!signal.aborted) {
      node.process.stdin?.write(`${FAULTS[chance.below(FAULTS.length)]}\n`);
      await pause(250 + chance.below(350));
    }
  };

  it.each(seeds)('several processes see one log (seed %i)', async (seed) => {
    const url = `esdb://127.0.0.1:${await node.firstLine}?tls=false`;
    const history = await historyOf({
      address: { url, schema: randomUUID(), deadlineMs: 1_500 },
      seed,
      ...size,
      calls: size.calls.standIn,
      disturb: mistreat(seed),
      settle: () => pause(200),
    });
    tell(seed, history);
    const store = await openEventStoreDb({ connectionString: url });
    // The node answers a repeated write like the first time, so two who send the same events may
    // both be told that they were the first.
    const anomalies = judge(history, claimsOf(store, false));
    await store.close();
    expect(verdictOf(anomalies)).toBe('');
    mustBeRich(history);
  });
});
