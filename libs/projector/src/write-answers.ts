import type { LocalDate } from '@ledger/kernel';
import type { CellAnswers } from '@ledger/views';
import { atOnce } from './due';
import { accountsChanged } from './flows';
import { type Interval, intervalsOf, joined, ROW_KINDS, type RowKind } from './intervals';
import type { ReadTransaction } from './read-side';

/** What a cell says from a day on. */
export interface Assessed {
  readonly owner: string;
  readonly from: LocalDate;
  readonly answers: CellAnswers;
}

/** What each kind of case can say: nothing else is looked for. */
const kindsOf: Readonly<Record<string, readonly RowKind[]>> = {
  household: ['finding', 'money', 'arrears', 'hop'],
  fund: ['finding', 'money', 'hop'],
  payment: ['money'],
  batch: ['finding', 'delay', 'flow', 'hop', 'bank'],
  'bank-file': ['bank'],
  clearing: ['finding'],
  account: ['finding'],
  custody: ['finding', 'custody'],
  proxy: ['finding'],
};

const says = (owner: string, kind: RowKind): boolean =>
  (kindsOf[owner.slice(0, owner.indexOf('/'))] ?? ROW_KINDS).includes(kind);

const byCell = (rows: readonly Interval[]): ReadonlyMap<string, readonly Interval[]> => {
  const cells = new Map<string, Interval[]>();
  for (const row of rows) {
    const list = cells.get(row.cell);
    if (list) list.push(row);
    else cells.set(row.cell, [row]);
  }
  return cells;
};

const textOf = ({ key, knownFrom, knownUntil, payload }: Interval): string =>
  `${key} ${knownFrom} ${knownUntil} ${payload}`;

/** The rows of the first list that are not in the second. */
const without = (rows: readonly Interval[], others: readonly Interval[]): readonly Interval[] => {
  if (others.length === 0) return rows;
  const texts = new Set(others.map(textOf));
  return rows.filter((row) => !texts.has(textOf(row)));
};

/** Puts the rows of one kind in the place of those that changed; flows reach the accounts. */
const writeKind = async (
  { answers, due }: ReadTransaction,
  kind: RowKind,
  assessed: readonly Assessed[],
  fresh: ReadonlyMap<string, readonly Interval[]>,
): Promise<void> => {
  const cells = assessed.map((one) => ({ cell: one.answers.cell, from: one.from }));
  if (cells.length === 0) return;
  const before = byCell(await answers.reaching(kind, cells));
  const gone: Interval[] = [];
  const rows: Interval[] = [];
  const accounts: (readonly [string, LocalDate])[] = [];
  for (const { cell, from } of cells) {
    const earlierRows = before.get(cell) ?? [];
    const later = (fresh.get(cell) ?? []).filter((row) => row.kind === kind);
    const after = joined(earlierRows, later, from);
    gone.push(...without(earlierRows, after));
    rows.push(...without(after, earlierRows));
    if (kind === 'flow') accounts.push(...accountsChanged(earlierRows, after));
  }
  await answers.drop(kind, gone);
  await answers.put(kind, rows);
  await due.put(atOnce(accounts));
};

/** Puts what cells say in the views, and the days on which they must be asked again. */
export const writeAnswers = async (
  tx: ReadTransaction,
  assessed: readonly Assessed[],
): Promise<void> => {
  const fresh = new Map(assessed.map((one) => [one.answers.cell, intervalsOf(one.answers)]));
  for (const kind of ROW_KINDS) {
    const saying = assessed.filter(({ owner }) => says(owner, kind));
    await writeKind(tx, kind, saying, fresh);
  }
  await tx.due.put(
    assessed.flatMap(({ owner, answers: { cell, dueOn } }) =>
      dueOn === undefined ? [] : [{ owner, cell, dueOn, fromDay: dueOn }],
    ),
  );
};
