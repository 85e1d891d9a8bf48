/**
 * A process that uses a log and closes it: `log-closer.ts <url> <schema>`. It prints `closing` and
 * must then end by itself, and soon, for nothing else keeps it.
 */
import { randomUUID } from 'node:crypto';

import type { EventId, Instant, StreamName } from '@ledger/kernel';

import { openLog } from './open-log';

const [url = '', schema = ''] = process.argv.slice(2);

const newEvent = () => ({
  id: randomUUID() as string as EventId,
  type: 'SampleRecorded',
  schema: 1,
  data: {},
  metadata: { actor: 'contract' },
  recordedAt: '2021-06-10T08:00:00.000Z' as Instant,
});

const main = async () => {
  const store = await openLog(url, schema);
  const stream = `sample-${randomUUID()}` as StreamName;
  const write = { stream, expected: 'noStream', events: [newEvent()] } as const;
  const [result] = await store.append([write]);
  if (result?.outcome !== 'appended') throw new Error('not appended');
  const pages = store.follow(result.position, new AbortController().signal)[Symbol.asyncIterator]();
  // A follower that waits when the store is closed must end with it.
  const waiting = pages.next();
  await store.append([{ ...write, expected: 0n, events: [newEvent()] }]);
  await waiting;
  const last = pages.next();
  process.stdout.write('closing\n');
  await store.close();
  if (!(await last).done) throw new Error('a follower was given more than there is');
};

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
