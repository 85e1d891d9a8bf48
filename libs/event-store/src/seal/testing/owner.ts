import type { Pool } from 'pg';

/** Does what the database refuses, as only its owner can: the guards are put to sleep for it. */
export const asOwner = async (
  pool: Pool,
  tables: readonly string[],
  ...statements: readonly string[]
): Promise<void> => {
  const all = (does: 'disable' | 'enable always') =>
    tables.map((table) =>
      does === 'disable'
        ? `alter table ${table} disable trigger user;`
        : `do $body$ declare t name; begin
            for t in select tgname from pg_trigger
              where tgrelid = '${table}'::regclass and not tgisinternal loop
              execute format('alter table ${table} enable always trigger %I', t);
            end loop; end $body$;`,
    );
  await pool.query(
    `begin; ${[...all('disable'), ...statements.map((sql) => `${sql};`), ...all('enable always')].join('\n')} commit`,
  );
};
