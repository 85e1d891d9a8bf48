import { type Instant, instant, type Refusal, refuse } from '@ledger/kernel';
import { isUuid } from '../accounts/account';
import type { SubscriptionNeeds } from './subscriptions';

/** One piece of news on its way to one receiver. */
export interface Delivery {
  readonly id: string;
  readonly type: string;
  readonly madeAt: Instant;
  readonly status: 'waiting' | 'delivered' | 'dead';
  readonly attempts: number;
  /** When it is tried next; null once it is over. */
  readonly dueAt: Instant | null;
  readonly answerStatus: number | null;
  readonly problem: string | null;
  readonly body: string;
}

interface Stored {
  readonly id: string;
  readonly type: string;
  readonly made_at: Date;
  readonly status: Delivery['status'];
  readonly attempts: number;
  readonly due_at: Date;
  readonly answer_status: number | null;
  readonly problem: string | null;
  readonly body: string;
}

const COLUMNS = 'id, type, made_at, status, attempts, due_at, answer_status, problem, body';
/** Nobody looks further back; the log itself holds everything. */
const SHOWN_MAX = 1_000;

const deliveryFrom = (row: Stored): Delivery => ({
  id: row.id,
  type: row.type,
  madeAt: instant(row.made_at.toISOString()),
  status: row.status,
  attempts: row.attempts,
  dueAt: row.status === 'waiting' ? instant(row.due_at.toISOString()) : null,
  answerStatus: row.answer_status,
  problem: row.problem,
  body: row.body,
});

/** The newest first. */
export const deliveries = async (
  { pool }: Pick<SubscriptionNeeds, 'pool'>,
  subscription: string,
): Promise<readonly Delivery[]> => {
  const { rows } = await pool.query<Stored>(
    `select ${COLUMNS} from exchange.delivery where subscription_id = $1
     order by made_at desc, id limit ${SHOWN_MAX}`,
    [subscription],
  );
  return rows.map(deliveryFrom);
};

export type RedeliveryRefusal = 'delivery-not-found';

/** By hand, at once, with all its tries before it, whatever came of it before. */
export const redeliver = async (
  { pool, clock }: Pick<SubscriptionNeeds, 'pool' | 'clock'>,
  subscription: string,
  delivery: string,
): Promise<Delivery | Refusal<RedeliveryRefusal>> => {
  if (!isUuid(delivery)) return refuse('delivery-not-found');
  const { rows } = await pool.query<Stored>(
    `update exchange.delivery
     set status = 'waiting', due_at = $3, attempts = 0, problem = null, answer_status = null,
         ended_at = null
     where subscription_id = $1 and id = $2 returning ${COLUMNS}`,
    [subscription, delivery, clock.now()],
  );
  const [row] = rows;
  return row ? deliveryFrom(row) : refuse('delivery-not-found');
};
