import { type LedgerApplication, openApplication } from '@ledger/application';
import type { StreamWrite } from '@ledger/event-store';
import { newPlace } from '../scenarios/open-ledger';
import type { Measure } from './runner';
import { findingsExpected, yearOf } from './synthetic-year';

const HOUSEHOLDS = 2_000;
const STREAMS_A_CALL = 2_500;
const CALLS_AT_ONCE = 2;

const eventsIn = (writes: readonly StreamWrite[]): number =>
  writes.reduce((sum, { events }) => sum + events.length, 0);

/** Calls as an import sends them: a few thousand events each, hardly more than one at a time. */
const append = async (app: LedgerApplication, writes: readonly StreamWrite[]): Promise<void> => {
  let next = 0;
  const sender = async () => {
    while (next < writes.length) {
      const call = writes.slice(next, (next += STREAMS_A_CALL));
      for (const { outcome } of await app.parts.store.append(call)) {
        if (outcome !== 'appended') throw new Error(`a write of the benchmark: ${outcome}`);
      }
    }
  };
  await Promise.all(Array.from({ length: CALLS_AT_ONCE }, sender));
};

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
};

/** A benchmark that finds nothing would measure nothing. */
const mustHaveFound = async (app: LedgerApplication, expected: number): Promise<void> => {
  const { rows } = await app.parts.pool.query<{ found: number }>(
    `select count(*)::int as found from read.finding where rule = 'R01' and known_until is null`,
  );
  const found = rows[0]?.found;
  if (found !== expected) throw new Error(`${found} findings instead of ${expected}`);
};

const inLedger = async <T>(work: (app: LedgerApplication) => Promise<T>): Promise<T> => {
  const place = await newPlace();
  const app = await openApplication({
    home: place.home,
    env: place.url ? { DATABASE_URL: place.url } : {},
  });
  try {
    const result = await work(app);
    await mustHaveFound(app, findingsExpected(HOUSEHOLDS));
    return result;
  } finally {
    await app.close();
    await place.remove();
  }
};

/** The views follow while the events come in, as they do in an office. */
const together = (writes: readonly StreamWrite[]) =>
  inLedger(async (app) => {
    app.startProjecting();
    await app.caughtUp();
    return timed(async () => {
      await append(app, writes);
      await app.caughtUp();
    });
  });

/** First the log alone, then the views alone: which of the two holds the other up. */
const apart = (writes: readonly StreamWrite[]) =>
  inLedger(async (app) => {
    const appending = await timed(() => append(app, writes));
    const projecting = await timed(async () => {
      app.startProjecting();
      await app.caughtUp();
    });
    return { appending, projecting };
  });

export const run = async (): Promise<readonly Measure[]> => {
  const writes = yearOf(HOUSEHOLDS);
  const events = eventsIn(writes);
  const seconds = await together(writes);
  const { appending, projecting } = await apart(writes);
  const name = `append to finding, ${events} events`;
  return [
    { name, value: events / seconds, unit: 'events/s', target: '25000' },
    { name: `${name}: the log alone`, value: events / appending, unit: 'events/s' },
    {
      name: `${name}: the views alone, from nothing`,
      value: events / projecting,
      unit: 'events/s',
      ratio: projecting / appending,
      target: '50000',
    },
  ];
};
