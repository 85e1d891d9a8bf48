import { once } from 'node:events';

import {
  type AllStreamResolvedEvent,
  type AllStreamSubscription,
  type EventStoreDBClient,
  excludeSystemEvents,
} from '@eventstore/db-client';

import { pause, within } from '../../deadline';
import { type Recorded, StoreUnavailable } from '../../port';
import { Wake } from '../../wake';
import type { SharedClient } from './client';
import { asUnavailable } from './errors';
import { placeIn } from './page';
import type { LogPlace } from './position';
import type { NodeReader } from './read';
import { isOurs, recordedOf } from './recorded';
import { LogWindow } from './window';

const PAGE = 500;
const BACK_OFF_MS = { first: 100, most: 5_000 };
/** A subscription that has been still so long is checked against the log. */
const STILL_MS = 10_000;

/** What waiting may mend. A wrong password or a broken seal it does not. */
export const isPassing = (error: unknown): boolean =>
  error instanceof StoreUnavailable &&
  error.kind !== 'authentication' &&
  error.kind !== 'unsupported';

/** Everything that has come and was not taken yet, up to a page. */
const arrived = (subscription: AllStreamSubscription): readonly Recorded[] => {
  const page: Recorded[] = [];
  while (page.length < PAGE) {
    const resolved = subscription.read() as AllStreamResolvedEvent | null;
    if (!resolved) break;
    const { event } = resolved;
    if (event && isOurs(event)) page.push(recordedOf(event, placeIn({ event })));
  }
  return page;
};

/** One subscription: pages as they come, an empty one when it has been still, until it breaks. */
async function* subscribed(
  client: EventStoreDBClient,
  after: LogPlace | undefined,
  signal: AbortSignal,
  limitMs: number,
): AsyncGenerator<readonly Recorded[]> {
  const subscription = client.subscribeToAll(
    {
      ...(after && { fromPosition: after }),
      filter: excludeSystemEvents(),
      requiresLeader: true,
    },
    { highWaterMark: PAGE },
  );
  let broken: unknown;
  const heard = new Wake();
  const breakOff = (error?: unknown) => {
    broken ??= error ?? new StoreUnavailable('unreachable', 'the subscription ended');
    heard.ring();
  };
  subscription
    .on('readable', () => heard.ring())
    .on('error', breakOff)
    .on('end', breakOff);
  try {
    // Without an answer to the handshake the subscription would be waited for in vain.
    await within(limitMs, 'subscribe', once(subscription, 'confirmation', { signal }));
    while (!signal.aborted) {
      const rung = heard.count;
      const page = arrived(subscription);
      if (page.length === 0 && broken !== undefined) throw broken;
      if (page.length === 0) await heard.after(rung, STILL_MS, signal);
      if (page.length > 0 || heard.count === rung) yield page;
    }
  } finally {
    subscription.unsubscribe().catch(() => undefined);
  }
}

/** The one subscription that all followers of a store share, while there are any. */
export class LiveLog {
  /** Rings when something came, and when the subscription stands or has failed. */
  readonly wake = new Wake();
  private followers = 0;
  private stop = new AbortController();
  private ended: Promise<void> = Promise.resolve();
  private window: LogWindow | undefined;
  private failed: unknown;

  constructor(
    private readonly node: SharedClient,
    private readonly reader: NodeReader,
    private readonly limitMs: number,
  ) {}

  join(): void {
    this.followers += 1;
    if (this.followers > 1) return;
    [this.window, this.failed] = [undefined, undefined];
    this.stop = new AbortController();
    const { signal } = this.stop;
    this.ended = this.ended.then(() => this.run(signal));
  }

  async leave(): Promise<void> {
    this.followers -= 1;
    if (this.followers > 0) return;
    this.stop.abort();
    await this.ended;
  }

  /**
   * What came after the place, at most `count`; undefined when it must be read from the log.
   * @throws what ended the subscription for good, once everything before it was taken.
   */
  after(place: LogPlace | undefined, count: number): readonly Recorded[] | undefined {
    const events = this.window?.after(place, count);
    if (this.failed !== undefined && !events?.length) throw this.failed;
    return events;
  }

  private async run(signal: AbortSignal): Promise<void> {
    let wait = BACK_OFF_MS.first;
    while (!signal.aborted) {
      const before = this.window?.end;
      try {
        await this.subscribe(signal);
      } catch (error) {
        if (signal.aborted) break;
        const cause = asUnavailable(error);
        if (!isPassing(cause)) this.failed = cause;
      }
      this.wake.ring();
      if (this.failed !== undefined) break;
      if (this.window?.end !== before) wait = BACK_OFF_MS.first;
      await pause(wait, signal);
      wait = Math.min(wait * 2, BACK_OFF_MS.most);
    }
  }

  /** Subscriptions never mend themselves: each goes on where the last one broke. */
  private async subscribe(signal: AbortSignal): Promise<void> {
    if (!this.window) {
      const last = await this.reader.last();
      if (signal.aborted) return;
      this.window = new LogWindow(last && placeIn(last));
      // What was written before the window was opened made no sound.
      this.wake.ring();
    }
    const { window } = this;
    for await (const page of subscribed(this.node.client, window.end, signal, this.limitMs)) {
      if (page.length === 0) await this.mustBeStill(window);
      window.add(page);
      if (page.length > 0) this.wake.ring();
    }
  }

  /** @throws when the log has gone on and the subscription has not told. */
  private async mustBeStill(window: LogWindow): Promise<void> {
    const { events } = await this.reader.stretch(window.end, PAGE);
    if (events.length > 0)
      throw new StoreUnavailable('unreachable', 'the subscription fell silent');
  }
}
