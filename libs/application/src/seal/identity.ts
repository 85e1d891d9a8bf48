import { randomBytes } from 'node:crypto';
import { type DivisionCode, type Instant, instant } from '@ledger/kernel';
import type { Pool } from 'pg';

/** Which log this is: settled once, the same under every key. */
export interface SealIdentity {
  /** First line of every checkpoint and name of the key: `dibao-ledger/<division>/<8 hex digits>`. */
  readonly origin: string;
  /** The division the ledger was begun for; its stream of keys is named after it. */
  readonly division: DivisionCode;
  /** The verifier key of the first key; null until one was made. */
  readonly firstVkey: string | null;
  readonly createdAt: Instant;
}

interface IdentityRow {
  readonly origin: string;
  readonly division: string;
  readonly first_vkey: string | null;
  readonly created_at: Date;
}

const COLUMNS = 'origin, division, first_vkey, created_at';

const identityFrom = (row: IdentityRow): SealIdentity => ({
  origin: row.origin,
  division: row.division as DivisionCode,
  firstVkey: row.first_vkey,
  createdAt: instant(row.created_at.toISOString()),
});

/** The identity of this ledger, settled now if it has none. */
export const sealIdentity = async (
  pool: Pool,
  division: DivisionCode,
  at: Instant,
): Promise<SealIdentity> => {
  // The random part keeps two ledgers of one division (a trial and the real one) apart.
  const origin = `dibao-ledger/${division}/${randomBytes(4).toString('hex')}`;
  await pool.query(
    `insert into seal_key.identity (origin, division, created_at) values ($1, $2, $3)
     on conflict do nothing`,
    [origin, division, at],
  );
  const found = await pool.query<IdentityRow>(`select ${COLUMNS} from seal_key.identity`);
  return identityFrom(found.rows[0]!);
};

/** Says which key is the first, unless one is known: the answer is the one that is. */
export const claimFirstKey = async (pool: Pool, vkey: string): Promise<SealIdentity> => {
  const claimed = await pool.query<IdentityRow>(
    `update seal_key.identity set first_vkey = coalesce(first_vkey, $1) returning ${COLUMNS}`,
    [vkey],
  );
  return identityFrom(claimed.rows[0]!);
};
