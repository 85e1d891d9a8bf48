import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each household ought to have got for a month and did not, from a day until another. */
export class Arrears1700000000004 implements MigrationInterface {
  readonly name = 'Arrears1700000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table read.arrears (
      cell text not null, known_from date not null, known_until date, household text not null,
      village text not null, division text not null, benefit_month text not null,
      certain bigint not null, possible bigint not null, payload text not null,
      primary key (cell, known_from))`);
    await runner.query(`create index arrears_known on read.arrears (known_from, known_until)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table read.arrears`);
  }
}
