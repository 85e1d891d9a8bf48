import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the bank's answers leave to do (回盘异常), from a knowledge day until another. */
export class BankQueues1700000000030 implements MigrationInterface {
  readonly name = 'BankQueues1700000000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table read.bank (
      cell text not null, known_from date not null, known_until date, division text,
      payload text not null, primary key (cell, known_from))`);
    await runner.query(`create index bank_known on read.bank (known_from, known_until)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table read.bank`);
  }
}
