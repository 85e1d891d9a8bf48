// `always`: also for a session that plays a replica, where ordinary triggers sleep.
const trigger = (table: string, name: string, when: string, each: string, does: string) => `
  create or replace trigger ${name} before ${when} on ${table}
    for each ${each} execute function ${does}();
  alter table ${table} enable always trigger ${name};`;

/** The functions that refuse; once a schema. */
export const refusals = (schema: string): string => `
  create or replace function ${schema}.refuse_change() returns trigger language plpgsql as $body$
  begin
    raise exception 'the log is append-only: % on % is refused', tg_op, tg_table_name
      using errcode = 'insufficient_privilege';
  end $body$;
  create or replace function ${schema}.refuse_shrinking() returns trigger
    language plpgsql as $body$
  begin
    if new.size > old.size then return new; end if;
    raise exception 'the log is append-only: % on % from % to % is refused',
        tg_op, tg_table_name, old.size, new.size
      using errcode = 'insufficient_privilege';
  end $body$;`;

/** Rows are added to it and that is all. */
export const neverChanges = (schema: string, table: string): string =>
  trigger(
    `${schema}.${table}`,
    `${table}_never_change`,
    'update or delete or truncate',
    'statement',
    `${schema}.refuse_change`,
  );

/** Rows stay, and are changed only as `judge`, a row trigger's function, lets pass. */
export const onlyGrows = (schema: string, table: string, judge = 'refuse_shrinking'): string =>
  trigger(
    `${schema}.${table}`,
    `${table}_never_goes`,
    'delete or truncate',
    'statement',
    `${schema}.refuse_change`,
  ) + trigger(`${schema}.${table}`, `${table}_only_grows`, 'update', 'row', `${schema}.${judge}`);
