import { MONEY_COLUMNS } from '@ledger/views';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnName } from './put-rows';

/** Of today: an older read side gets what is missing by `MoneyColumns`. */
const money = MONEY_COLUMNS.map((column) => `${columnName(column)} bigint not null`).join(', ');

/** The read side. It holds nothing that the log cannot give again. */
export class ReadSide1700000000001 implements MigrationInterface {
  readonly name = 'ReadSide1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create schema if not exists read`);
    await runner.query(`create table read.checkpoint (
      view text primary key, version integer not null, position text not null,
      clock_high text not null)`);
    await runner.query(`create table read.fact (
      position text not null, subject text not null, type text not null, stream text not null,
      statement text not null, file text, known_on date not null, received_on date not null,
      withdrawn_on date, declared boolean not null, row_no integer not null, data text not null,
      clock_high text not null,
      primary key (subject, position))`);
    await runner.query(`create index fact_file on read.fact (file)`);
    await runner.query(`create table read.membership (
      subject text not null, owner text not null, primary key (subject, owner))`);
    await runner.query(`create index membership_owner on read.membership (owner)`);
    await runner.query(`create table read.due (
      cell text primary key, owner text not null, due_on date not null, from_day date not null)`);
    await runner.query(`create index due_on on read.due (due_on)`);
    await runner.query(`create table read.finding (
      cell text not null, finding_id uuid not null, known_from date not null, known_until date,
      rule text not null, household text, person uuid, benefit_month text, batch text, ref text,
      village text, division text, certain bigint not null, possible bigint not null,
      exposure bigint not null, payload text not null, primary key (finding_id, known_from))`);
    await runner.query(`create index finding_cell on read.finding (cell)`);
    await runner.query(`create index finding_known on read.finding (known_from, known_until)`);
    await runner.query(`create table read.money (
      cell text not null, known_from date not null, known_until date, household text,
      village text, division text, benefit_month text, ${money},
      primary key (cell, known_from))`);
    await runner.query(`create table read.delay (
      cell text not null, known_from date not null, known_until date, division text not null,
      benefit_month text not null, payload text not null, primary key (cell, known_from))`);
    await runner.query(`create table read.file (
      file_id text primary key, position text not null, kind text not null, digest text not null,
      division text not null, received_on date not null, declared boolean not null,
      status text not null, rows integer not null, rejected_rows integer not null,
      accepted integer, statements integer, already_stated integer, actor text not null,
      recorded_at timestamptz not null, ended_on date, replaced_by text, reason_code text)`);
    await runner.query(`create table read.rejected_row (
      file_id text not null, position text not null, sheet text, row_no integer,
      column_name text, code text not null, primary key (file_id, position))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop schema read cascade`);
  }
}

/** A position is known by the event that stands there: in another log it means something else. */
export class CheckpointMark1700000000002 implements MigrationInterface {
  readonly name = 'CheckpointMark1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table read.checkpoint
      add column stream text, add column revision bigint, add column leaf text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table read.checkpoint
      drop column stream, drop column revision, drop column leaf`);
  }
}
