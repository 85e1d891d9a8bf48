import type { Pool } from 'pg';

import { pause } from '../deadline';
import { SealDamaged, SealMismatch } from './errors';
import { whileLeading } from './leader';
import type { Seal } from './seal';
import type { Sealer } from './sealer';

/** How often who stands by asks whether the lead is free. */
const STAND_BY_MS = 1_000;
const BACK_OFF_MS = { first: 200, most: 10_000 };

interface Keeping {
  readonly pool: Pool;
  readonly schema: string;
  readonly sealer: Sealer;
  readonly seal: Pick<Seal, 'head' | 'checkpoints' | 'takeCheckpoint'>;
  readonly checkpointEveryMs: number;
  readonly onFailure: (error: unknown) => void;
}

/** What is wrong in the log or the seal does not mend by waiting. */
const isDamage = (error: unknown): boolean =>
  error instanceof SealMismatch || error instanceof SealDamaged;

/** A checkpoint every so often while there is new history; the first one at once. */
const keepCheckpoints = async (
  { seal, checkpointEveryMs }: Keeping,
  signal: AbortSignal,
): Promise<void> => {
  while (!signal.aborted) {
    const { size } = await seal.head();
    const [latest] = await seal.checkpoints({ limit: 1 });
    if (size > (latest?.size ?? 0)) await seal.takeCheckpoint();
    await pause(checkpointEveryMs, signal);
  }
};

const lead = async (keeping: Keeping, signal: AbortSignal): Promise<void> => {
  const failed = new AbortController();
  const until = AbortSignal.any([signal, failed.signal]);
  const work = async (part: Promise<void>) => {
    try {
      await part;
    } finally {
      failed.abort();
    }
  };
  await keeping.sealer.catchUp();
  // Whichever ends takes the other with it, and both have ended before the lead is given up.
  const ends = await Promise.allSettled([
    work(keeping.sealer.follow(until)),
    work(keepCheckpoints(keeping, until)),
  ]);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
};

/** Leads or stands by until the signal aborts, and gets over what passes by itself. */
export const keepSealing = async (keeping: Keeping, signal: AbortSignal): Promise<void> => {
  let wait = BACK_OFF_MS.first;
  while (!signal.aborted) {
    try {
      const led = await whileLeading(keeping.pool, keeping.schema, signal, (until) =>
        lead(keeping, until),
      );
      wait = BACK_OFF_MS.first;
      if (!led) await pause(STAND_BY_MS, signal);
    } catch (error) {
      if (isDamage(error)) throw error;
      if (signal.aborted) return;
      keeping.onFailure(error);
      await pause(wait, signal);
      wait = Math.min(wait * 2, BACK_OFF_MS.most);
    }
  }
};
