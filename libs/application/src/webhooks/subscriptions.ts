import { randomUUID } from 'node:crypto';
import {
  covers,
  type DivisionCode,
  type Instant,
  instant,
  type Refusal,
  refuse,
} from '@ledger/kernel';
import type { Box } from '@ledger/people';
import type { Pool } from 'pg';
import type { Clock } from '../clock';
import type { NewsType } from '../exchange/news';
import { isUuid } from '../accounts/account';
import { newSecret } from './signature';

/** Where news of a division is sent, and which. */
export interface Subscription {
  readonly id: string;
  readonly url: string;
  readonly division: DivisionCode;
  readonly types: readonly NewsType[];
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly waiting: number;
  /** Given up after too many tries: to be sent again by hand. */
  readonly dead: number;
}

export interface NewSubscription {
  readonly url: string;
  readonly division: DivisionCode;
  readonly types: readonly NewsType[];
}

export type SubscriptionRefusal = 'not-an-address' | 'outside-scope';

export interface SubscriptionNeeds {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly box: Box;
}

const ADDRESS_MAX = 2_000;

/** Where a receiver may be: an office has its receivers in its own network, so any host will do. */
export const isAddress = (text: string): boolean => {
  if (text.length > ADDRESS_MAX || !URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
};

export const secretOwner = (id: string): string => `webhook/${id}`;

/** The secret is handed out here and never again. */
export const subscribe = async (
  { pool, clock, box }: SubscriptionNeeds,
  wanted: NewSubscription,
  scope: DivisionCode,
  by: string,
): Promise<
  { readonly subscription: Subscription; readonly secret: string } | Refusal<SubscriptionRefusal>
> => {
  const { url, division, types } = wanted;
  if (!isAddress(url)) return refuse('not-an-address');
  if (!covers(scope, division)) return refuse('outside-scope');
  const [id, secret, now] = [randomUUID(), newSecret(), clock.now()];
  await pool.query(
    `insert into exchange.subscription (id, url, division, types, secret, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, url, division, types, box.seal(secret, secretOwner(id)), by, now],
  );
  const subscription = { id, url, division, types, madeBy: by, madeAt: now, waiting: 0, dead: 0 };
  return { subscription, secret };
};

interface Stored {
  readonly id: string;
  readonly url: string;
  readonly division: DivisionCode;
  readonly types: readonly NewsType[];
  readonly made_by: string;
  readonly made_at: Date;
  readonly waiting: number;
  readonly dead: number;
}

const subscriptionFrom = (row: Stored): Subscription => ({
  id: row.id,
  url: row.url,
  division: row.division,
  types: row.types,
  madeBy: row.made_by,
  madeAt: instant(row.made_at.toISOString()),
  waiting: row.waiting,
  dead: row.dead,
});

/** Those that last, the newest first; of one alone when its id is given. */
export const subscriptions = async (
  { pool }: Pick<SubscriptionNeeds, 'pool'>,
  scope: DivisionCode,
  id?: string,
): Promise<readonly Subscription[]> => {
  if (id !== undefined && !isUuid(id)) return [];
  const { rows } = await pool.query<Stored>(
    `select id, url, division, types, made_by, made_at,
       (select count(*)::int from exchange.delivery
        where subscription_id = subscription.id and status = 'waiting') as waiting,
       (select count(*)::int from exchange.delivery
        where subscription_id = subscription.id and status = 'dead') as dead
     from exchange.subscription
     where ended_at is null and division like $1 || '%' and ($2::uuid is null or id = $2)
     order by made_at desc, id`,
    [scope, id ?? null],
  );
  return rows.map(subscriptionFrom);
};

/** What is still waiting to be sent is given up with it. */
export const unsubscribe = async (
  { pool, clock }: Pick<SubscriptionNeeds, 'pool' | 'clock'>,
  id: string,
  by: string,
): Promise<void> => {
  await pool.query(
    `with ended as (update exchange.subscription set ended_by = $2, ended_at = $3
                    where id = $1 and ended_at is null returning id)
     update exchange.delivery set status = 'dead', problem = 'unsubscribed', ended_at = $3
     where status = 'waiting' and subscription_id in (select id from ended)`,
    [id, by, clock.now()],
  );
};
