/**
 * A process that writes to the log until it is killed: `log-writer.ts <url> <name> <writes>`. It
 * prints the id of an event when its append was acknowledged, and nothing before.
 */
import { randomUUID } from 'node:crypto';

import { openPostgresStore } from '@ledger/event-store';
import type { EventId, Instant, StreamName } from '@ledger/kernel';

const [url = '', name = '', writes = '0'] = process.argv.slice(2);

const newEvent = (n: number) => ({
  id: randomUUID() as string as EventId,
  type: 'SampleRecorded',
  schema: 1,
  data: { n },
  metadata: { writer: name },
  recordedAt: '2021-06-10T08:00:00.000Z' as Instant,
});

const main = async () => {
  const store = await openPostgresStore({ connectionString: url, connections: 2 });
  const stream = `${name}-${randomUUID()}` as StreamName;
  for (let n = 0; n < Number(writes); n += 1) {
    const own = newEvent(n);
    const other = newEvent(n);
    const results = await store.append([
      { stream, expected: n === 0 ? 'noStream' : BigInt(n - 1), events: [own] },
      { stream: `other-${randomUUID()}` as StreamName, expected: 'noStream', events: [other] },
    ]);
    if (results.some(({ outcome }) => outcome !== 'appended')) throw new Error('not appended');
    process.stdout.write(`${own.id}\n${other.id}\n`);
  }
  await store.close();
  process.exit(0);
};

process.stdin.on('end', () => process.exit(0)).resume();
main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
