import { AsyncLocalStorage } from 'node:async_hooks';
import type { Expected } from '@ledger/event-store';
import type { StreamName } from '@ledger/kernel';

/** What a request knows of a stream, and what became of the stream while it was carried out. */
export interface Expectation {
  readonly stream: StreamName;
  /** Undefined: the sender did not say what they had seen. */
  readonly seen?: Expected;
  /** Where the last event of this very request stands. */
  written?: Expected;
}

/** Somebody else wrote to the stream after the sender had looked at it. */
export class StreamMoved extends Error {
  constructor(readonly stream: StreamName) {
    super(`${stream} is not as it was seen`);
    this.name = 'StreamMoved';
  }
}

const current = new AsyncLocalStorage<Expectation>();

/** Carries out the work so that acts on the stream are refused when it is not as it was seen. */
export const expecting = <T>(expectation: Expectation, work: () => T): T =>
  current.run(expectation, work);

const expectationOf = (stream: StreamName): Expectation | undefined => {
  const expectation = current.getStore();
  return expectation?.stream === stream ? expectation : undefined;
};

/**
 * Asked by the command runner each time it has read a stream, before it decides: what it appends
 * is bound to that reading, so that nobody comes in between. What the request itself wrote before
 * is no surprise to it.
 * @throws StreamMoved
 */
export const mustBeAsSeen = (stream: StreamName, head: Expected): void => {
  const expectation = expectationOf(stream);
  const seen = expectation?.written ?? expectation?.seen;
  if (seen !== undefined && seen !== head) throw new StreamMoved(stream);
};

export const noteWritten = (stream: StreamName, head: Expected): void => {
  const expectation = expectationOf(stream);
  if (expectation) expectation.written = head;
};
