import { type Instant, instant } from '@ledger/kernel';
import type { Pool } from 'pg';
import type { Clock } from '../clock';

const HOURS_OPEN = 24;

/** While a back-fill (补录) is open, declared days of receipt are accepted. */
export class Backfill {
  constructor(
    private readonly pool: Pool,
    private readonly clock: Clock,
  ) {}

  async state(): Promise<{ readonly open: boolean; readonly until: Instant | null }> {
    const found = await this.pool.query<{ until: Date }>('select until from imports.backfill');
    const until = found.rows[0]?.until;
    if (!until || until.toISOString() <= this.clock.now()) return { open: false, until: null };
    return { open: true, until: instant(until.toISOString()) };
  }

  async set(actor: string, open: boolean): Promise<void> {
    const end = Date.parse(this.clock.now()) + (open ? HOURS_OPEN * 3_600_000 : 0);
    await this.pool.query(
      `insert into imports.backfill (opened_by, until) values ($1, to_timestamp($2))
       on conflict (singleton) do update set opened_by = excluded.opened_by, until = excluded.until`,
      [actor, end / 1000],
    );
  }
}
