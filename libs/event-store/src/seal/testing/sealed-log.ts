import { Pool } from 'pg';

import { aStream, aWrite, someEvents } from '../../contract/sample-events';
import type { EventStore } from '../../port';
import { type NoteSigner, newSigningKey, signerFrom } from '../keys';
import { openSeal } from '../open-seal';
import { migrateSeal } from '../schema';
import type { Seal, SealNeeds } from '../seal';
import { type Instant, instant } from '@ledger/kernel';

export const ORIGIN = 'ledger.example/500118001';

/** A key of the log that never changes while the tests run. */
export const LOG_KEY: NoteSigner = signerFrom(newSigningKey(ORIGIN).privateKey);

/** A clock that goes on by a second whenever it is asked. */
export const tickingClock = (): (() => Instant) => {
  let ticks = 0;
  return () => {
    ticks += 1;
    return instant(new Date(Date.UTC(2021, 5, 10) + ticks * 1_000).toISOString());
  };
};

/** A pool whose connections may be cut by the test. */
export const makePool = (url: string): Pool => {
  const pool = new Pool({ connectionString: url });
  pool.on('error', () => undefined);
  return pool;
};

export const sealOf = async (
  store: EventStore,
  pool: Pool,
  schema: string,
  more: Partial<SealNeeds> = {},
): Promise<Seal> => {
  await migrateSeal(pool, schema);
  const needs = { store, pool, schema, origin: ORIGIN, signer: LOG_KEY, now: tickingClock() };
  return openSeal({ ...needs, ...more });
};

/** Appends so many events, in streams of at most 100. */
export const appendEvents = async (store: EventStore, count: number): Promise<void> => {
  const writes = Array.from({ length: Math.ceil(count / 100) }, (_, i) =>
    aWrite(aStream(), 'noStream', someEvents(Math.min(100, count - i * 100), i * 100)),
  );
  await store.append(writes);
};
