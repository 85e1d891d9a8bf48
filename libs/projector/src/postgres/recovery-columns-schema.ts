import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MoneyByDay1700000000009 } from './money-by-day-schema';
import { MoneyColumns1700000000011 } from './money-columns-schema';
import { LIVE } from './sql';

/** 抵扣 came later: money gets what columns it lacks, and its sums by day are made anew with them. */
export class RecoveryColumns1700000000035 implements MigrationInterface {
  readonly name = 'RecoveryColumns1700000000035';

  async up(runner: QueryRunner): Promise<void> {
    await new MoneyColumns1700000000011().up(runner);
    // Few of the months that hold on a day were paid too much: the register reads those alone.
    await runner.query(`create index money_overpaid on ${LIVE}.money (known_from, known_until)
      where overpaid > 0 or recovered <> 0 or recovered_by_offset <> 0 or written_off <> 0`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index ${LIVE}.money_overpaid`);
    await new MoneyByDay1700000000009().down(runner);
    await runner.query(`alter table ${LIVE}.money
      drop column recovered_by_offset, drop column paid_by_offset`);
  }
}
