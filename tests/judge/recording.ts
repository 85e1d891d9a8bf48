import type { EventStore, Recorded, StreamWrite, WriteResult } from '@ledger/event-store';
import { openEventStoreDb, openPostgresStore, seal } from '@ledger/event-store';

import type { Answer, Append, Moment, Operation, Proposed, Seen } from './history';

/** What a child process prints: the same call again, once more is known, replaces it. */
export interface Line {
  readonly call: number;
  readonly operations: readonly Operation[];
}

/** The monotonic clock of the machine, which its processes share. */
export const now = (): Moment => Number(process.hrtime.bigint() / 1_000n);

export const seen = ({ id, stream, revision, position, leaf }: Recorded): Seen => ({
  id,
  stream,
  revision: Number(revision),
  position,
  leaf,
});

export const headOf = (expected: bigint | 'noStream'): number =>
  expected === 'noStream' ? -1 : Number(expected);

const proposed = ({ stream, expected, events }: StreamWrite): readonly Proposed[] =>
  events.map((event, i) => ({
    id: event.id,
    leaf: seal(event, stream, BigInt(headOf(expected) + 1 + i)).leaf,
  }));

export const answerOf = (result: WriteResult): Answer => {
  if (result.outcome === 'unknown') return result;
  if (result.outcome === 'conflict') return { outcome: 'conflict', head: headOf(result.actual) };
  const { outcome, revision, position } = result;
  return { outcome, revision: Number(revision), position };
};

/** The writes of one call as they stand before anything is heard. */
export const asked = (
  process: string,
  invokedAt: Moment,
  writes: readonly StreamWrite[],
): readonly Append[] =>
  writes.map((write) => ({
    kind: 'append',
    process,
    invokedAt,
    stream: write.stream,
    expected: headOf(write.expected),
    events: proposed(write),
    answer: { outcome: 'unknown', cause: 'nothing came back' },
  }));

let calls = 0;

/** A number for a call, and how to tell more of it as it becomes known. */
export const newRecord = (): ((operations: readonly Operation[]) => void) => {
  const call = (calls += 1);
  return (operations) => {
    process.stdout.write(`${JSON.stringify({ call, operations } satisfies Line)}\n`);
  };
};

/** Where a child finds the log. */
export interface Address {
  readonly url: string;
  /** Of a log in PostgreSQL. */
  readonly schema: string;
  /** Of a log in EventStoreDB. */
  readonly deadlineMs: number;
}

export const openAt = ({ url, schema, deadlineMs }: Address): Promise<EventStore> =>
  url.startsWith('esdb')
    ? openEventStoreDb({ connectionString: url, deadlineMs })
    : openPostgresStore({ connectionString: url, schema, connections: 6 });
