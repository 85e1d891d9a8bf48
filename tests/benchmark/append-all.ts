import type { LedgerApplication } from '@ledger/application';
import type { StreamWrite } from '@ledger/event-store';

const STREAMS_A_CALL = 2_500;
const CALLS_AT_ONCE = 2;

export const eventsIn = (writes: readonly StreamWrite[]): number =>
  writes.reduce((sum, { events }) => sum + events.length, 0);

/** Calls as an import sends them: a few thousand events each, hardly more than one at a time. */
export const appendAll = async (
  app: LedgerApplication,
  writes: readonly StreamWrite[],
): Promise<void> => {
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

/** A benchmark that finds nothing would measure nothing. */
export const mustHaveFound = async (app: LedgerApplication, expected: number): Promise<void> => {
  const { rows } = await app.parts.pool.query<{ found: number }>(
    `select count(*)::int as found from read.finding where rule = 'R01' and known_until is null`,
  );
  const found = rows[0]?.found;
  if (found !== expected) throw new Error(`${found} findings instead of ${expected}`);
};

export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
};
