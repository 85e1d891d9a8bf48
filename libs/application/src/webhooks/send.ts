import { later } from '../accounts/sessions';
import { secretOwner, type SubscriptionNeeds } from './subscriptions';
import { signatureOf } from './signature';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long to wait after each failed try; after the last one it is given up. */
export const BACK_OFF_MS: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  10 * HOUR,
];

const ANSWER_WITHIN_MS = 15 * SECOND;
/** A process that dies while it sends leaves the delivery to be tried again after this. */
const CLAIM_MS = MINUTE;
const AT_ONCE = 10;

interface Due {
  readonly id: string;
  readonly subscription_id: string;
  readonly body: string;
  readonly attempts: number;
  readonly url: string;
  readonly secret: Buffer;
}

/** What came of a try. */
interface Tried {
  readonly status: number | null;
  readonly problem: string | null;
}

const claimDue = async ({ pool, clock }: SubscriptionNeeds): Promise<readonly Due[]> => {
  const now = clock.now();
  const { rows } = await pool.query<Due>(
    `with due as (
       select id from exchange.delivery where status = 'waiting' and due_at <= $1
       order by due_at, id limit ${AT_ONCE} for update skip locked)
     update exchange.delivery sent
     set due_at = $2, attempts = attempts + 1, problem = null, answer_status = null
     from due, exchange.subscription to_whom
     where sent.id = due.id and to_whom.id = sent.subscription_id
     returning sent.id, sent.subscription_id, sent.body, sent.attempts, to_whom.url, to_whom.secret`,
    [now, later(now, CLAIM_MS)],
  );
  return rows;
};

const problemOf = (error: unknown): string => {
  if (error instanceof Error && error.name === 'TimeoutError') return 'no-answer-in-time';
  return 'not-reached';
};

const post = async ({ box, clock }: SubscriptionNeeds, due: Due): Promise<Tried> => {
  const secret = box.open(due.secret, secretOwner(due.subscription_id));
  if (secret === undefined) return { status: null, problem: 'secret-not-readable' };
  const timestamp = Math.floor(Date.parse(clock.now()) / SECOND);
  const signature = signatureOf(secret, { id: due.id, timestamp, body: due.body });
  try {
    const response = await fetch(due.url, {
      method: 'POST',
      // Sent on elsewhere, it would reach somebody nobody named.
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      headers: {
        'content-type': 'application/json',
        'webhook-id': due.id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signature,
      },
      body: due.body,
    });
    await response.body?.cancel();
    return { status: response.status, problem: response.ok ? null : 'not-accepted' };
  } catch (error) {
    return { status: null, problem: problemOf(error) };
  }
};

const settle = async (
  { pool, clock }: SubscriptionNeeds,
  { id, attempts }: Due,
  { status, problem }: Tried,
): Promise<void> => {
  const now = clock.now();
  const wait = BACK_OFF_MS[attempts - 1];
  const outcome = problem === null ? 'delivered' : wait === undefined ? 'dead' : 'waiting';
  await pool.query(
    `update exchange.delivery
     set status = $2, answer_status = $3, problem = $4, due_at = $5, ended_at = $6
     where id = $1 and status = 'waiting'`,
    [id, outcome, status, problem, later(now, wait ?? 0), outcome === 'waiting' ? null : now],
  );
};

/** Sends what is due, each at its own pace; says how many there were. */
export const sendDue = async (needs: SubscriptionNeeds): Promise<number> => {
  const due = await claimDue(needs);
  await Promise.all(due.map(async (one) => settle(needs, one, await post(needs, one))));
  return due.length;
};
