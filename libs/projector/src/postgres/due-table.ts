import type { LocalDate } from '@ledger/kernel';
import { compare } from '@ledger/views';
import type { DueList, DueRow } from '../read-side';
import type { Sql } from './sql';

const DUE_ROWS_MAX = 2_000;

const put = async ({ schema, tx }: Sql, rows: readonly DueRow[]): Promise<void> => {
  if (rows.length === 0) return;
  // In one order for all, so that two transactions never wait for each other.
  const sorted = [...rows].sort((a, b) => compare(a.cell, b.cell));
  await tx.query(
    `insert into ${schema}.due as old (cell, owner, due_on, from_day)
     select * from unnest($1::text[], $2::text[], $3::date[], $4::date[])
     on conflict (cell) do update set due_on = excluded.due_on,
       from_day = least(old.from_day, excluded.from_day)`,
    [
      sorted.map(({ cell }) => cell),
      sorted.map(({ owner }) => owner),
      sorted.map(({ dueOn }) => dueOn),
      sorted.map(({ fromDay }) => fromDay),
    ],
  );
};

interface Row {
  readonly cell: string;
  readonly owner: string;
  readonly due_on: LocalDate;
  readonly from_day: LocalDate;
}

const take = async ({ schema, tx }: Sql, today: LocalDate): Promise<readonly DueRow[]> => {
  for (const derived of [false, true]) {
    const [rows]: [readonly Row[]] = await tx.query(
      `delete from ${schema}.due where cell in
         (select cell from ${schema}.due
          where due_on <= $1 and starts_with(owner, 'clearing/') = $2
          order by due_on, cell limit ${DUE_ROWS_MAX})
       returning cell, owner, due_on::text, from_day::text`,
      [today, derived],
    );
    if (rows.length === 0) continue;
    return rows.map(({ cell, owner, due_on, from_day }) => ({
      cell,
      owner,
      dueOn: due_on,
      fromDay: from_day,
    }));
  }
  return [];
};

export const dueIn = (sql: Sql): DueList => ({
  put: (rows) => put(sql, rows),
  take: (today) => take(sql, today),
  forget: async (cells) => {
    if (cells.length === 0) return;
    await sql.tx.query(`delete from ${sql.schema}.due where cell = any($1::text[])`, [cells]);
  },
});
