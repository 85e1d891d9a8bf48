import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was published of policy, in the order of the log. */
export class PublishedPolicy1700000000008 implements MigrationInterface {
  readonly name = 'PublishedPolicy1700000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table read.policy (
      serial bigint generated always as identity, position text primary key, type text not null,
      known_on date not null, clock_high text not null, data text not null)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table read.policy`);
  }
}
