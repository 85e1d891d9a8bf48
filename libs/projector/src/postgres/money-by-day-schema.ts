import { MONEY_COLUMNS } from '@ledger/views';
import type { EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import { columnName } from './put-rows';
import { LIVE } from './sql';

type Runs = Pick<EntityManager | QueryRunner, 'query'>;

/** Of each cell: that it says something, whether a household was paid, and how much. */
const valueOf: Readonly<Record<string, string>> = {
  cells: '1',
  households_paid: '(household is not null and paid > 0)::int',
};
const COLUMNS = [...Object.keys(valueOf), ...MONEY_COLUMNS.map(columnName)];
const KEY = 'division, village, benefit_month, day';
const SUMS = COLUMNS.map((column) => `sum(sign * ${column})::bigint as ${column}`).join(', ');
const listed = (of: (column: string) => string, between = ', ') => COLUMNS.map(of).join(between);
const nothing = listed((column) => `${column} = 0`, ' and ');

/** The rows of a table as what they add on the day they begin and take away on the day they end. */
const changes = (rows: string) => {
  const moved = listed((column) => `${valueOf[column] ?? column} as ${column}`);
  return `select ${KEY}, ${SUMS}
    from (select division, village, benefit_month, known_from as day, 1 as sign, ${moved}
          from ${rows}
          union all
          select division, village, benefit_month, known_until, -1, ${moved}
          from ${rows} where known_until is not null) changed
    group by ${KEY}`;
};

/** Rows that came count once, rows that went count once less; what became nothing is no row. */
const keeper = (schema: string) => `create function ${schema}.add_to_money_by_day()
  returns trigger language plpgsql as $keep$
  begin
    if tg_op = 'TRUNCATE' then
      execute format('truncate %I.money_by_day', tg_table_schema);
      return null;
    end if;
    -- Views in the making take the place of the live ones by a rename: the schema is asked for.
    execute format($sql$
      insert into %1$I.money_by_day as kept (${KEY}, ${listed((column) => column)})
      select ${KEY}, ${listed((column) => `%2$s * ${column}`)} from (${changes('moved')}) moved
      on conflict (${KEY}) do update set
        ${listed((column) => `${column} = kept.${column} + excluded.${column}`)}
    $sql$, tg_table_schema, tg_argv[0]);
    execute format('delete from %I.money_by_day where ${nothing}', tg_table_schema);
    return null;
  end $keep$`;

const trigger = (schema: string, event: string, table: 'old' | 'new', times: 1 | -1) =>
  `create trigger money_${event}_${table} after ${event} on ${schema}.money
   referencing ${table} table as moved for each statement
   execute function ${schema}.add_to_money_by_day('${times}')`;

/**
 * Sums up the money of a schema as it stands, and has the database keep the sums from then on: with
 * every statement that writes money, whoever sends it.
 */
export const keepMoneyByDay = async (runner: Runs, schema: string): Promise<void> => {
  await runner.query(
    `insert into ${schema}.money_by_day (${KEY}, ${listed((column) => column)})
     select * from (${changes(`${schema}.money`)}) changed where not (${nothing})`,
  );
  await runner.query(keeper(schema));
  await runner.query(trigger(schema, 'insert', 'new', 1));
  await runner.query(trigger(schema, 'delete', 'old', -1));
  await runner.query(trigger(schema, 'update', 'old', -1));
  await runner.query(trigger(schema, 'update', 'new', 1));
  await runner.query(
    `create trigger money_truncate after truncate on ${schema}.money for each statement
     execute function ${schema}.add_to_money_by_day()`,
  );
};

/**
 * By how much the money of a division, village and benefit month changed on each knowledge day. The
 * sums on a day are those of all changes until then: a question adds thousands of rows and not the
 * million that `money` has.
 */
export class MoneyByDay1700000000009 implements MigrationInterface {
  readonly name = 'MoneyByDay1700000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table ${LIVE}.money_by_day (
      division text, village text, benefit_month text, day date not null,
      ${listed((column) => `${column} bigint not null`)})`);
    // Not a primary key: money of a district names no village, and a bank line alone no month.
    await runner.query(`create unique index money_by_day_key on ${LIVE}.money_by_day (${KEY})
      nulls not distinct`);
    await runner.query(`create index money_by_day_nothing on ${LIVE}.money_by_day (day)
      where ${nothing}`);
    await keepMoneyByDay(runner, LIVE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function ${LIVE}.add_to_money_by_day cascade`);
    await runner.query(`drop table ${LIVE}.money_by_day`);
  }
}
