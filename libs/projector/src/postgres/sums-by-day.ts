import type { EntityManager, QueryRunner } from 'typeorm';
import { LIVE } from './sql';

type Runs = Pick<EntityManager | QueryRunner, 'query'>;

/** What is summed up of a table of intervals: by how much it changed on each knowledge day. */
export interface SumsByDay {
  /** The table; its sums stand in `<table>_by_day`. */
  readonly table: string;
  /** What the sums are kept apart by; any of it may be null. */
  readonly key: readonly string[];
  /** Each sum, and what a row adds to it while it holds. */
  readonly values: Readonly<Record<string, string>>;
}

const textsOf = ({ table, key, values }: SumsByDay) => {
  const columns = Object.keys(values);
  const listed = (of: (column: string) => string, between = ', ') => columns.map(of).join(between);
  const keys = [...key, 'day'].join(', ');
  const moved = listed((column) => `${values[column]} as ${column}`);
  return {
    listed,
    keys,
    byDay: `${table}_by_day`,
    keeper: `add_to_${table}_by_day`,
    nothing: listed((column) => `${column} = 0`, ' and '),
    /** The rows of a table as what they add on the day they begin and take away when they end. */
    changes: (rows: string) => `select ${keys},
      ${listed((column) => `sum(sign * ${column})::bigint as ${column}`)}
      from (select ${key.join(', ')}, known_from as day, 1 as sign, ${moved} from ${rows}
            union all
            select ${key.join(', ')}, known_until, -1, ${moved}
            from ${rows} where known_until is not null) changed
      group by ${keys}`,
  };
};

/** Rows that came count once, rows that went count once less; what became nothing is no row. */
const keeperOf = (schema: string, sums: SumsByDay): string => {
  const { listed, keys, byDay, keeper, nothing, changes } = textsOf(sums);
  return `create function ${schema}.${keeper}() returns trigger language plpgsql as $keep$
  begin
    if tg_op = 'TRUNCATE' then
      execute format('truncate %I.${byDay}', tg_table_schema);
      return null;
    end if;
    -- Views in the making take the place of the live ones by a rename: the schema is asked for.
    execute format($sql$
      insert into %1$I.${byDay} as kept (${keys}, ${listed((column) => column)})
      select ${keys}, ${listed((column) => `%2$s * ${column}`)} from (${changes('moved')}) moved
      on conflict (${keys}) do update set
        ${listed((column) => `${column} = kept.${column} + excluded.${column}`)}
    $sql$, tg_table_schema, tg_argv[0]);
    execute format('delete from %I.${byDay} where ${nothing}', tg_table_schema);
    return null;
  end $keep$`;
};

/**
 * Sums up a table of a schema as it stands, and has the database keep the sums from then on: with
 * every statement that writes the table, whoever sends it.
 */
export const keepSums = async (runner: Runs, schema: string, sums: SumsByDay): Promise<void> => {
  const { listed, keys, byDay, keeper, nothing, changes } = textsOf(sums);
  const { table } = sums;
  const trigger = (event: string, rows: 'old' | 'new', times: 1 | -1) =>
    runner.query(`create trigger ${table}_${event}_${rows} after ${event} on ${schema}.${table}
      referencing ${rows} table as moved for each statement
      execute function ${schema}.${keeper}('${times}')`);
  await runner.query(
    `insert into ${schema}.${byDay} (${keys}, ${listed((column) => column)})
     select * from (${changes(`${schema}.${table}`)}) changed where not (${nothing})`,
  );
  await runner.query(keeperOf(schema, sums));
  await trigger('insert', 'new', 1);
  await trigger('delete', 'old', -1);
  await trigger('update', 'old', -1);
  await trigger('update', 'new', 1);
  await runner.query(
    `create trigger ${table}_truncate after truncate on ${schema}.${table} for each statement
     execute function ${schema}.${keeper}()`,
  );
};

export const createSums = async (runner: Runs, sums: SumsByDay): Promise<void> => {
  const { listed, keys, byDay, nothing } = textsOf(sums);
  await runner.query(`create table ${LIVE}.${byDay} (
    ${sums.key.map((column) => `${column} text`).join(', ')}, day date not null,
    ${listed((column) => `${column} bigint not null`)})`);
  // Not a primary key: what belongs to a district names no village, and a bank line alone no month.
  await runner.query(`create unique index ${byDay}_key on ${LIVE}.${byDay} (${keys})
    nulls not distinct`);
  await runner.query(`create index ${byDay}_nothing on ${LIVE}.${byDay} (day) where ${nothing}`);
  await keepSums(runner, LIVE, sums);
};

export const dropSums = async (runner: Runs, sums: SumsByDay): Promise<void> => {
  const { byDay, keeper } = textsOf(sums);
  await runner.query(`drop function ${LIVE}.${keeper} cascade`);
  await runner.query(`drop table ${LIVE}.${byDay}`);
};
