import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A worklist begins with what is most at risk, or rule by rule: its first page is read in order. */
export class FindingOrder1700000000060 implements MigrationInterface {
  readonly name = 'FindingOrder1700000000060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index finding_risk on read.finding ((-(certain + possible)), finding_id)`,
    );
    await runner.query(
      `create index finding_rule on read.finding ((rule collate "C"), finding_id)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index read.finding_rule`);
    await runner.query(`drop index read.finding_risk`);
  }
}
