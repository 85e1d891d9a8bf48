import { setTimeout as pause } from 'node:timers/promises';
import type { DivisionCode, Refusal } from '@ledger/kernel';
import { absenceIn } from '../absence';
import { deliveries, type Delivery, redeliver, type RedeliveryRefusal } from './deliveries';
import { gather, type OutboxNeeds } from './outbox';
import { sendDue } from './send';
import {
  type NewSubscription,
  subscribe,
  type Subscription,
  type SubscriptionRefusal,
  subscriptions,
  unsubscribe,
} from './subscriptions';

const LOOK_EVERY_MS = 1_000;

/** News sent to programs of the office that asked for it. */
export class Webhooks {
  constructor(
    private readonly needs: OutboxNeeds & { readonly onFailure: (error: unknown) => void },
  ) {}

  /** Gathers and sends until the signal aborts; several processes may. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await gather(this.needs);
        // What is due beyond the first handful goes at once, without a pause between.
        while (!signal.aborted && (await sendDue(this.needs)) > 0);
      } catch (error) {
        if (!absenceIn(error)) this.needs.onFailure(error);
      }
      await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  subscribe(
    wanted: NewSubscription,
    scope: DivisionCode,
    by: string,
  ): Promise<
    { readonly subscription: Subscription; readonly secret: string } | Refusal<SubscriptionRefusal>
  > {
    return subscribe(this.needs, wanted, scope, by);
  }

  list(scope: DivisionCode): Promise<readonly Subscription[]> {
    return subscriptions(this.needs, scope);
  }

  /** Undefined: there is none of that id in the scope. */
  async find(scope: DivisionCode, id: string): Promise<Subscription | undefined> {
    return (await subscriptions(this.needs, scope, id))[0];
  }

  unsubscribe(id: string, by: string): Promise<void> {
    return unsubscribe(this.needs, id, by);
  }

  deliveries(subscription: string): Promise<readonly Delivery[]> {
    return deliveries(this.needs, subscription);
  }

  redeliver(
    subscription: string,
    delivery: string,
  ): Promise<Delivery | Refusal<RedeliveryRefusal>> {
    return redeliver(this.needs, subscription, delivery);
  }
}
