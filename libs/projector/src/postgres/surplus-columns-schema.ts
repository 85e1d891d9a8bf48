import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MoneyByDay1700000000009 } from './money-by-day-schema';
import { MoneyColumns1700000000011 } from './money-columns-schema';
import { LIVE } from './sql';

/** 缴回国库 and 结转 came later: money gets what columns it lacks, and its sums are made anew. */
export class SurplusColumns1700000000050 implements MigrationInterface {
  readonly name = 'SurplusColumns1700000000050';

  async up(runner: QueryRunner): Promise<void> {
    await new MoneyColumns1700000000011().up(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await new MoneyByDay1700000000009().down(runner);
    await runner.query(`alter table ${LIVE}.money
      drop column raised_returned, drop column allocated_returned,
      drop column appropriated_returned, drop column raised_carried_over,
      drop column allocated_carried_over, drop column appropriated_carried_over,
      drop column carried_in`);
  }
}
