import type { StreamName } from '@ledger/kernel';

import { type EventStore, type Recorded, type Revision, StreamNotFound } from './port';

/** An event by which a log is known again, in whatever store it stands. */
export interface LogMark {
  readonly stream: StreamName;
  readonly revision: Revision;
  readonly leaf: string;
}

/** The marked event; undefined when another or none stands there. @throws StoreUnavailable */
export const markedEvent = async (
  store: EventStore,
  { stream, revision, leaf }: LogMark,
): Promise<Recorded | undefined> => {
  try {
    for await (const event of store.readStream(stream, revision)) {
      return event.leaf === leaf ? event : undefined;
    }
  } catch (error) {
    if (!(error instanceof StreamNotFound)) throw error;
  }
  return undefined;
};
