import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A worklist begins with what is most at risk, has waited longest, or rule by rule: its first page is
 * read in order. How long it has waited depends on the rows that ended before.
 */
export class FindingOrder1700000000060 implements MigrationInterface {
  readonly name = 'FindingOrder1700000000060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index finding_risk on read.finding ((-(certain + possible)), finding_id)`,
    );
    await runner.query(
      `create index finding_rule on read.finding ((rule collate "C"), finding_id)`,
    );
    await runner.query(`create index finding_since on read.finding (known_from, finding_id)`);
    await runner.query(`create index finding_ended on read.finding (known_until, finding_id)
      where known_until is not null`);
    // Of one benefit month few are left, and they are sorted when they are read.
    await runner.query(`create index finding_month on read.finding (benefit_month)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index read.finding_month`);
    await runner.query(`drop index read.finding_ended`);
    await runner.query(`drop index read.finding_since`);
    await runner.query(`drop index read.finding_rule`);
    await runner.query(`drop index read.finding_risk`);
  }
}
