import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createSums, dropSums, type SumsByDay } from './sums-by-day';

/**
 * How many matches began and ended to hold on each knowledge day, by place, rule and benefit month:
 * a first page counts them without reading one.
 */
export const findingByDay: SumsByDay = {
  table: 'finding',
  key: ['division', 'village', 'rule', 'benefit_month'],
  values: { findings: '1' },
};

export class FindingByDay1700000000061 implements MigrationInterface {
  readonly name = 'FindingByDay1700000000061';

  up(runner: QueryRunner): Promise<void> {
    return createSums(runner, findingByDay);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropSums(runner, findingByDay);
  }
}
