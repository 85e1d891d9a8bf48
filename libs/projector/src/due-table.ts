import type { LocalDate } from '@ledger/kernel';
import { compare } from '@ledger/views';
import type { EntityManager } from 'typeorm';

/** Before every day: due at once. */
const AT_ONCE = '0001-01-01' as LocalDate;

const DUE_CELLS_MAX = 2_000;

export interface DueCell {
  readonly cell: string;
  readonly owner: string;
  readonly fromDay: LocalDate;
}

/** Whole cases that wait until the log is read to its end, each from the earliest day it is told. */
export const defer = async (
  tx: EntityManager,
  waiting: readonly (readonly [owner: string, from: LocalDate])[],
): Promise<void> => {
  if (waiting.length === 0) return;
  const from = new Map<string, LocalDate>();
  for (const [owner, day] of waiting) {
    const known = from.get(owner);
    if (!known || day < known) from.set(owner, day);
  }
  // In one order for all, so that two transactions never wait for each other.
  const rows = [...from].sort(([a], [b]) => compare(a, b));
  await tx.query(
    `insert into read.due (cell, owner, due_on, from_day)
     select owner, owner, $3::date, from_day
     from unnest($1::text[], $2::date[]) as waiting(owner, from_day)
     on conflict (cell) do update set due_on = excluded.due_on,
       from_day = least(read.due.from_day, excluded.from_day)`,
    [rows.map(([owner]) => owner), rows.map(([, day]) => day), AT_ONCE],
  );
};

/**
 * Takes cells that are due by `today` off the list. What is made of other cells' answers waits
 * until none of those is due.
 */
export const takeDue = async (tx: EntityManager, today: LocalDate): Promise<readonly DueCell[]> => {
  for (const derived of [false, true]) {
    const [rows]: [readonly { cell: string; owner: string; from_day: LocalDate }[]] =
      await tx.query(
        `delete from read.due where cell in
           (select cell from read.due where due_on <= $1 and (owner like 'clearing/%') = $2
            order by due_on, cell limit ${DUE_CELLS_MAX})
         returning cell, owner, from_day::text`,
        [today, derived],
      );
    if (rows.length > 0) {
      return rows.map(({ cell, owner, from_day }) => ({ cell, owner, fromDay: from_day }));
    }
  }
  return [];
};

/** Cells that are assessed now are no longer due. */
export const forget = (tx: EntityManager, cells: readonly string[]): Promise<unknown> =>
  tx.query(`delete from read.due where cell = any($1::text[])`, [cells]);

/** Cells whose answer changes by itself on a day. */
export const rememberDue = async (
  tx: EntityManager,
  cells: readonly {
    readonly owner: string;
    readonly cell: string;
    readonly on: LocalDate | undefined;
  }[],
): Promise<void> => {
  const due = cells.filter(({ on }) => on !== undefined);
  if (due.length === 0) return;
  await tx.query(
    `insert into read.due (cell, owner, due_on, from_day)
     select cell, owner, due_on, due_on from unnest($1::text[], $2::text[], $3::date[])
       as due(cell, owner, due_on)`,
    [due.map(({ cell }) => cell), due.map(({ owner }) => owner), due.map(({ on }) => on)],
  );
};
