/**
 * A process of several writers: `log-writers.ts <url> <schema> <writers> <times>`. It prints
 * `ready`, waits for a line, and then each writer appends so many times to two streams, with pauses
 * that nobody else knows, and is refused once a time. It prints the ids of what was acknowledged.
 */
import { randomInt, randomUUID } from 'node:crypto';

import type { EventStore } from '@ledger/event-store';
import type { EventId, Instant, StreamName } from '@ledger/kernel';

import { openLog } from './open-log';

const [url = '', schema = '', writers = '1', times = '1'] = process.argv.slice(2);
const PAUSE_MS_MAX = 4;

const newEvent = (n: number) => ({
  id: randomUUID() as string as EventId,
  type: 'SampleRecorded',
  schema: 1,
  data: { n },
  metadata: { actor: 'contract' },
  recordedAt: '2021-06-10T08:00:00.000Z' as Instant,
});

const write = async (store: EventStore) => {
  const own = `sample-${randomUUID()}` as StreamName;
  for (let n = 0; n < Number(times); n += 1) {
    const [first, other] = [newEvent(n), newEvent(n)];
    const stream = `sample-${randomUUID()}` as StreamName;
    const [added, refused, beside] = await store.append([
      { stream: own, expected: n === 0 ? 'noStream' : BigInt(n - 1), events: [first] },
      { stream: own, expected: 'noStream', events: [newEvent(n)] },
      { stream, expected: 'noStream', events: [other] },
    ]);
    if (added?.outcome !== 'appended' || beside?.outcome !== 'appended') {
      throw new Error(`not appended: ${added?.outcome}, ${beside?.outcome}`);
    }
    if (refused?.outcome !== 'conflict') throw new Error('a stale write was not refused');
    process.stdout.write(`${first.id}\n${other.id}\n`);
    await new Promise((resolve) => setTimeout(resolve, randomInt(PAUSE_MS_MAX)));
  }
};

const main = async () => {
  const store = await openLog(url, schema);
  process.stdout.write('ready\n');
  await new Promise((resolve) => process.stdin.once('data', resolve));
  await Promise.all(Array.from({ length: Number(writers) }, () => write(store)));
  await store.close();
  process.exit(0);
};

process.stdin.on('end', () => process.exit(1));
main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
