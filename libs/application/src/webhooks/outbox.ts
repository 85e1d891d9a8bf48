import { uuidFrom, type Position } from '@ledger/event-store';
import { covers, type DivisionCode } from '@ledger/kernel';
import type { PoolClient } from 'pg';
import { later } from '../accounts/sessions';
import { inTransaction } from '../accounts/transaction';
import { newsBetween, type NewsSource, type PlacedNews } from '../exchange/news-pages';
import type { SubscriptionNeeds } from './subscriptions';

export interface OutboxNeeds extends SubscriptionNeeds {
  readonly source: NewsSource;
}

export interface Wanted {
  readonly id: string;
  readonly division: DivisionCode;
  readonly types: readonly string[];
  readonly made_at: Date;
}

/** What arrived is shown for so long; what did not stays until somebody sees to it. */
const DELIVERED_KEPT_MS = 30 * 24 * 60 * 60_000;

/** Is a receiver told of this? */
export const isWanted = ({ division, types, made_at }: Wanted, { news }: PlacedNews): boolean =>
  covers(division, news.division) &&
  types.includes(news.type) &&
  // Whoever subscribes is told what comes, and not all that was.
  Date.parse(news.at) >= made_at.getTime();

/** What a receiver is sent: what, when, where, and the number to ask for more by. */
const bodyOf = ({ news: { type, at, division, about } }: PlacedNews): string =>
  JSON.stringify({ type, timestamp: at, data: { division, ...about } });

/** The same event to the same receiver is the same delivery, however often it is gathered. */
const deliveriesOf = (subscriptions: readonly Wanted[], news: readonly PlacedNews[]) =>
  news.flatMap((placed) =>
    subscriptions
      .filter((subscription) => isWanted(subscription, placed))
      .map(({ id }) => ({
        id: uuidFrom(`${id}/${placed.eventId}`),
        subscription: id,
        type: placed.news.type,
        body: bodyOf(placed),
      })),
  );

/** Where gathering stopped; undefined when another process gathers. At first, where the log ends. */
const lockPlace = async (client: PoolClient, end: Position): Promise<Position | undefined> => {
  await client.query(
    'insert into exchange.gathered (position) values ($1) on conflict do nothing',
    [end],
  );
  const { rows } = await client.query<{ position: Position }>(
    'select position from exchange.gathered for update skip locked',
  );
  return rows[0]?.position;
};

const subscribed = async (client: PoolClient): Promise<readonly Wanted[]> =>
  (
    await client.query<Wanted>(
      'select id, division, types, made_at from exchange.subscription where ended_at is null',
    )
  ).rows;

/**
 * Puts what is new into the outbox. The deliveries and the place in the log move in one
 * transaction, so that a crash forgets nothing and repeats nothing.
 */
export const gather = async ({ pool, clock, source }: OutboxNeeds): Promise<void> => {
  const until = await source.shownUntil();
  if (until === undefined) return;
  await inTransaction(pool, async (client) => {
    const place = await lockPlace(client, until);
    if (place === undefined || place === until) return;
    const wanted = await subscribed(client);
    // When the log is another one, its past is told to nobody: it begins where it ends.
    const news = wanted.length === 0 ? [] : ((await newsBetween(source, place, until)) ?? []);
    const deliveries = deliveriesOf(wanted, news);
    await client.query(
      `insert into exchange.delivery (id, subscription_id, type, body, made_at, status, due_at)
       select id, subscription, type, body, $5, 'waiting', $5
       from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[])
         as made (id, subscription, type, body)
       on conflict (id) do nothing`,
      [
        deliveries.map(({ id }) => id),
        deliveries.map(({ subscription }) => subscription),
        deliveries.map(({ type }) => type),
        deliveries.map(({ body }) => body),
        clock.now(),
      ],
    );
    await client.query('update exchange.gathered set position = $1', [until]);
    await client.query(
      `delete from exchange.delivery where status = 'delivered' and ended_at < $1`,
      [later(clock.now(), -DELIVERED_KEPT_MS)],
    );
  });
};
