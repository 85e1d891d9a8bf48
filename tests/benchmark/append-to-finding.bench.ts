import { type LedgerApplication, openApplication } from '@ledger/application';
import type { StreamWrite } from '@ledger/event-store';
import { newPlace } from '../scenarios/open-ledger';
import { appendAll, eventsIn, mustHaveFound, timed } from './append-all';
import type { Measure } from './runner';
import { findingsExpected, yearOf } from './synthetic-year';

const HOUSEHOLDS = 2_000;

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
      await appendAll(app, writes);
      await app.caughtUp();
    });
  });

/** First the log alone, then the views alone: which of the two holds the other up. */
const apart = (writes: readonly StreamWrite[]) =>
  inLedger(async (app) => {
    const appending = await timed(() => appendAll(app, writes));
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
