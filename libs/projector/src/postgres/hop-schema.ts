import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each cell says of waits at the hops (环节), from a knowledge day until another. */
export class HopWaits1700000000006 implements MigrationInterface {
  readonly name = 'HopWaits1700000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table read.hop (
      cell text not null, known_from date not null, known_until date, division text not null,
      payload text not null, primary key (cell, known_from))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table read.hop`);
  }
}
