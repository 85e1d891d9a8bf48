import { MONEY_COLUMNS } from '@ledger/views';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnName } from './put-rows';
import { createSums, dropSums, type SumsByDay } from './sums-by-day';

/**
 * By how much the money of a division, village and benefit month changed on each knowledge day. The
 * sums on a day are those of all changes until then: a question adds thousands of rows and not the
 * million that `money` has.
 */
export const moneyByDay: SumsByDay = {
  table: 'money',
  key: ['division', 'village', 'benefit_month'],
  values: {
    // Of each cell: that it says something, whether a household was paid, and how much.
    cells: '1',
    households_paid: '(household is not null and paid > 0)::int',
    ...Object.fromEntries(MONEY_COLUMNS.map(columnName).map((column) => [column, column])),
  },
};

export class MoneyByDay1700000000009 implements MigrationInterface {
  readonly name = 'MoneyByDay1700000000009';

  up(runner: QueryRunner): Promise<void> {
    return createSums(runner, moneyByDay);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropSums(runner, moneyByDay);
  }
}
