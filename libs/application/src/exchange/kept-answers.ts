import { randomUUID } from 'node:crypto';
import type { Box } from '@ledger/people';
import type { Pool } from 'pg';
import type { AccountId } from '../accounts/account';
import { later } from '../accounts/sessions';
import type { Clock } from '../clock';

/** A request that may come twice: whose it is, the key they gave it, and what it asks. */
export interface RepeatableRequest {
  readonly account: AccountId;
  readonly key: string;
  /** Keyed, for a request may hold a password. */
  readonly fingerprint: string;
}

export interface KeptAnswer {
  readonly status: number;
  /** The `ETag` it came with. */
  readonly tag: string | null;
  /** Null: the answer has no body. */
  readonly body: unknown;
}

/** The right to carry a request out. It lapses by itself when its process has died. */
export interface Claim {
  readonly id: string;
  readonly request: RepeatableRequest;
}

export type Claimed =
  | { readonly outcome: 'claimed'; readonly claim: Claim }
  | { readonly outcome: 'answered'; readonly answer: KeptAnswer }
  | { readonly outcome: 'under-way' }
  | { readonly outcome: 'other-request' };

/** The answers of acts, kept a day under the key their sender gave (`Idempotency-Key`). */
export interface KeptAnswers {
  claim(request: RepeatableRequest): Promise<Claimed>;
  /** To be called more often than the lease is long, for as long as the work lasts. */
  renew(claim: Claim): Promise<void>;
  keep(claim: Claim, answer: KeptAnswer): Promise<void>;
  /** Nothing was done: the same key may be tried again. */
  release(claim: Claim): Promise<void>;
}

const LEASE_MS = 30_000;
export const RENEW_EVERY_MS = 10_000;
const KEPT_MS = 24 * 60 * 60_000;

interface Needs {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly box: Box;
}

interface Stored {
  readonly fingerprint: string;
  readonly answer: Buffer | null;
}

const ownerOf = ({ account, key }: RepeatableRequest): string => `answer/${account}/${key}`;

/** Undefined when somebody else has it: then the row says how far they are. */
const tryToClaim = async ({ pool, clock }: Needs, request: RepeatableRequest) => {
  const now = clock.now();
  const id = randomUUID();
  await pool.query('delete from exchange.kept_answer where expires_at <= $1', [now]);
  const { rowCount } = await pool.query(
    `insert into exchange.kept_answer as held
       (account_id, key, fingerprint, claim, leased_until, expires_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (account_id, key) do update
       set claim = excluded.claim, leased_until = excluded.leased_until
       where held.answer is null and held.leased_until <= $7
         and held.fingerprint = excluded.fingerprint`,
    [
      request.account,
      request.key,
      request.fingerprint,
      id,
      later(now, LEASE_MS),
      later(now, KEPT_MS),
      now,
    ],
  );
  return rowCount === 1 ? { id, request } : undefined;
};

const heldBy = async (needs: Needs, request: RepeatableRequest): Promise<Claimed> => {
  const { rows } = await needs.pool.query<Stored>(
    'select fingerprint, answer from exchange.kept_answer where account_id = $1 and key = $2',
    [request.account, request.key],
  );
  const [held] = rows;
  // Let go in the meantime: whoever asks again may have it.
  if (!held) return { outcome: 'under-way' };
  if (held.fingerprint !== request.fingerprint) return { outcome: 'other-request' };
  if (!held.answer) return { outcome: 'under-way' };
  const text = needs.box.open(held.answer, ownerOf(request));
  if (text === undefined) throw new Error('a kept answer does not open: it was altered');
  return { outcome: 'answered', answer: JSON.parse(text) as KeptAnswer };
};

/** `migrateExchange` comes first, at every start. */
export const openKeptAnswers = (needs: Needs): KeptAnswers => {
  const { pool, clock, box } = needs;
  return {
    claim: async (request) => {
      const claim = await tryToClaim(needs, request);
      return claim ? { outcome: 'claimed', claim } : heldBy(needs, request);
    },
    renew: async ({ id }) => {
      await pool.query(
        'update exchange.kept_answer set leased_until = $2 where claim = $1 and answer is null',
        [id, later(clock.now(), LEASE_MS)],
      );
    },
    keep: async ({ id, request }, answer) => {
      await pool.query('update exchange.kept_answer set answer = $2 where claim = $1', [
        id,
        box.seal(JSON.stringify(answer), ownerOf(request)),
      ]);
    },
    release: async ({ id }) => {
      await pool.query('delete from exchange.kept_answer where claim = $1 and answer is null', [
        id,
      ]);
    },
  };
};
