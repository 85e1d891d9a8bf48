import { type Instant, instant } from '@ledger/kernel';
import type { Pool } from 'pg';

/** A key of somebody else whose cosignatures are taken: the committee's, a superior office's. */
export interface Cosigner {
  readonly vkey: string;
  /** Whose it is, in the words of who trusted it. */
  readonly label: string;
  readonly trustedAt: Instant;
  readonly trustedBy: string;
}

interface CosignerRow {
  readonly vkey: string;
  readonly label: string;
  readonly trusted_at: Date;
  readonly trusted_by: string;
}

/** In the order they were trusted. */
export const cosigners = async (pool: Pool): Promise<readonly Cosigner[]> => {
  const { rows } = await pool.query<CosignerRow>(
    'select * from seal_key.cosigner order by trusted_at, vkey',
  );
  return rows.map((row) => ({
    vkey: row.vkey,
    label: row.label,
    trustedAt: instant(row.trusted_at.toISOString()),
    trustedBy: row.trusted_by,
  }));
};

/** Trusts a key from now on; one that is trusted already stays as it was trusted. */
export const trustCosigner = async (
  pool: Pool,
  { vkey, label, trustedAt, trustedBy }: Cosigner,
): Promise<void> => {
  await pool.query(
    `insert into seal_key.cosigner (vkey, label, trusted_at, trusted_by)
     values ($1, $2, $3, $4) on conflict do nothing`,
    [vkey, label, trustedAt, trustedBy],
  );
};
