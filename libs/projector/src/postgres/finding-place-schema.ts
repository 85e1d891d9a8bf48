import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Findings are asked for by place and rule, and counted without being read. By days alone nothing is
 * asked: on most days most of them hold.
 */
export class FindingPlace1700000000010 implements MigrationInterface {
  readonly name = 'FindingPlace1700000000010';

  async up(runner: QueryRunner): Promise<void> {
    // By the bytes of the code, so that the beginning of a division is a range.
    await runner.query(`create index finding_place on read.finding
      (division text_pattern_ops, rule, known_from, known_until) include (village)`);
    await runner.query(`drop index read.finding_known`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`create index finding_known on read.finding (known_from, known_until)`);
    await runner.query(`drop index read.finding_place`);
  }
}
