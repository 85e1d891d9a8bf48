import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who holds whose card, from a knowledge day until another. */
export class CustodyRegister1700000000005 implements MigrationInterface {
  readonly name = 'CustodyRegister1700000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table read.custody (
      cell text not null, known_from date not null, known_until date, household text not null,
      village text not null, division text not null, payload text not null,
      primary key (cell, known_from))`);
    await runner.query(`create index custody_known on read.custody (known_from, known_until)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table read.custody`);
  }
}
