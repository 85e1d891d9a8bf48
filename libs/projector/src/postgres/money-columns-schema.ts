import { MONEY_COLUMNS } from '@ledger/views';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MoneyByDay1700000000009 } from './money-by-day-schema';
import { columnName } from './put-rows';
import { LIVE } from './sql';

/** 使用 came later: money gets what columns it lacks, and its sums by day are made anew with them. */
export class MoneyColumns1700000000011 implements MigrationInterface {
  readonly name = 'MoneyColumns1700000000011';

  async up(runner: QueryRunner): Promise<void> {
    const missing = MONEY_COLUMNS.map(
      (column) => `add column if not exists ${columnName(column)} bigint not null default 0`,
    );
    await runner.query(`alter table ${LIVE}.money ${missing.join(', ')}`);
    const sums = new MoneyByDay1700000000009();
    await sums.down(runner);
    await sums.up(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await new MoneyByDay1700000000009().down(runner);
    await runner.query(`alter table ${LIVE}.money drop column used`);
  }
}
