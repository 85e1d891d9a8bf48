import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each batch moves through its street's clearing account, from a day until another. */
export class BatchFlow1700000000003 implements MigrationInterface {
  readonly name = 'BatchFlow1700000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table read.flow (
      cell text not null, known_from date not null, known_until date, account text not null,
      payload text not null, primary key (cell, known_from))`);
    await runner.query(`create index flow_account on read.flow (account)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table read.flow`);
  }
}
