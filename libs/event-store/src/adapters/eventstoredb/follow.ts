import { once } from 'node:events';

import {
  type AllStreamResolvedEvent,
  type AllStreamSubscription,
  type EventStoreDBClient,
  excludeSystemEvents,
} from '@eventstore/db-client';

import { pause, within } from '../../deadline';
import { type Position, type Recorded, StoreUnavailable } from '../../port';
import { asUnavailable } from './errors';
import { placeOf } from './position';
import { isOurs, recordedOf } from './recorded';

const PAGE = 500;
const BACK_OFF_MS = { first: 100, most: 5_000 };

/** Everything that has come and was not taken yet, up to a page. */
const arrived = (subscription: AllStreamSubscription): readonly Recorded[] => {
  const page: Recorded[] = [];
  while (page.length < PAGE) {
    const resolved = subscription.read() as AllStreamResolvedEvent | null;
    if (!resolved) break;
    const { event, commitPosition: commit = 0n } = resolved;
    if (!event || !isOurs(event)) continue;
    page.push(recordedOf(event, event.position ?? { commit, prepare: commit }));
  }
  return page;
};

/** One subscription, until it breaks, which is an error, or is told to end. */
async function* subscribed(
  client: EventStoreDBClient,
  after: Position,
  signal: AbortSignal,
  limitMs: number,
): AsyncGenerator<readonly Recorded[]> {
  const place = placeOf(after);
  const subscription = client.subscribeToAll(
    { ...(place && { fromPosition: place }), filter: excludeSystemEvents() },
    { highWaterMark: PAGE },
  );
  let broken: unknown;
  let wakeUp: () => void = () => undefined;
  const ring = () => wakeUp();
  const breakOff = (error?: unknown) => {
    broken ??= error ?? new StoreUnavailable('unreachable', 'the subscription ended');
    wakeUp();
  };
  subscription.on('readable', ring).on('error', breakOff).on('end', breakOff);
  signal.addEventListener('abort', ring);
  try {
    // Without an answer to the handshake the subscription would be waited for in vain.
    await within(limitMs, 'subscribe', once(subscription, 'confirmation', { signal }));
    while (!signal.aborted) {
      const waiting = new Promise<void>((resolve) => {
        wakeUp = resolve;
      });
      const page = arrived(subscription);
      if (page.length > 0) yield page;
      else if (broken !== undefined) throw broken;
      else await waiting;
    }
  } finally {
    signal.removeEventListener('abort', ring);
    subscription.unsubscribe().catch(() => undefined);
  }
}

/** Catches up and goes on live; subscriptions never mend themselves, so a new one is made. */
export async function* followNode(
  client: EventStoreDBClient,
  after: Position,
  signal: AbortSignal,
  limitMs: number,
): AsyncGenerator<readonly Recorded[]> {
  let last = after;
  let wait = BACK_OFF_MS.first;
  placeOf(after);
  while (!signal.aborted) {
    try {
      for await (const page of subscribed(client, last, signal, limitMs)) {
        wait = BACK_OFF_MS.first;
        last = page.at(-1)?.position ?? last;
        yield page;
        if (signal.aborted) return;
      }
    } catch (error) {
      if (signal.aborted) return;
      const cause = asUnavailable(error);
      const passing = cause instanceof StoreUnavailable && cause.kind !== 'authentication';
      if (!passing) throw cause;
    }
    await pause(wait, signal);
    wait = Math.min(wait * 2, BACK_OFF_MS.most);
  }
}
