import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By which versions of the rules and by which policies the rows were assessed. */
export class JudgedBy1700000000007 implements MigrationInterface {
  readonly name = 'JudgedBy1700000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table read.judged_by (name text primary key, content text not null)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table read.judged_by`);
  }
}
