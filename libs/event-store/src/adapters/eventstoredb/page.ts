import type { AllStreamRecordedEvent } from '@eventstore/db-client';

import { DeadlinePassed } from '../../deadline';
import { StoreUnavailable } from '../../port';
import type { LogPlace } from './position';

/** An event as the client gives it; `event` is absent for a link whose target is gone. */
export interface Resolved {
  readonly event?: AllStreamRecordedEvent;
  readonly commitPosition?: bigint;
}

/** A read as the client gives it: a stream of objects. */
export interface Reading {
  on(event: 'data', listener: (value: unknown) => void): Reading;
  on(event: 'error', listener: (error: unknown) => void): Reading;
  on(event: 'end', listener: () => void): Reading;
  cancel(): Promise<void>;
}

/** All bits set: how a node says that it knows no position. */
const NO_POSITION = 2n ** 64n - 1n;

/** @throws StoreUnavailable where the node is so old that reads of a stream give no positions. */
export const placeIn = ({ event, commitPosition }: Resolved): LogPlace => {
  const place = event?.position;
  if (place && place.commit !== NO_POSITION) return place;
  if (commitPosition !== undefined) return { commit: commitPosition, prepare: commitPosition };
  throw new StoreUnavailable('unsupported', 'EventStoreDB 22.6 or later is needed');
};

/**
 * Everything of a read that asks for a bounded number of events. The client's own deadline does
 * not end a read, so each event is waited for with one of ours.
 */
export const wholeOf = async (reading: Reading, limitMs: number): Promise<readonly Resolved[]> => {
  const events: Resolved[] = [];
  let timer: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      timer = setTimeout(() => reject(new DeadlinePassed('read', limitMs)), limitMs);
      reading
        .on('data', (value) => {
          events.push(value as Resolved);
          timer?.refresh();
        })
        .on('error', reject)
        .on('end', resolve);
    });
    return events;
  } catch (error) {
    // A call that never came about needs no cancelling.
    reading.cancel().catch(() => undefined);
    throw error;
  } finally {
    clearTimeout(timer);
  }
};
