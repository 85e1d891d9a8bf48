import { kindOf, loggableKey, maskName, maskNumber, type ParsedFile } from '@ledger/intake';
import type { FileDifference, FilesCompared } from '../answers';

type Row = ParsedFile['rows'][number];
type Cells = Row['cells'];
type Column = ReturnType<typeof kindOf>['columns'][number];

/** As it may be shown; free words may name anybody, so of them only that they changed is told. */
const shown = ({ type }: Column, value: string | number | undefined): string | null => {
  const text = String(value ?? '');
  if (type === 'text') return null;
  if (type === 'name') return maskName(text);
  if (type === 'id' || type === 'account' || type === 'phone') return maskNumber(text);
  return loggableKey(text);
};

const saidOf = (columns: readonly Column[], cells: Cells): string =>
  JSON.stringify(columns.map(({ header }) => cells[header] ?? ''));

/** Rows of the one that the other has not, each as often as it stands there too seldom. */
const rowsBeyond = (
  columns: readonly Column[],
  rows: readonly Row[],
  others: readonly Row[],
): readonly Row[] => {
  const held = new Map<string, number>();
  for (const { cells } of others) {
    const said = saidOf(columns, cells);
    held.set(said, (held.get(said) ?? 0) + 1);
  }
  return rows.filter(({ cells }) => {
    const said = saidOf(columns, cells);
    const times = held.get(said) ?? 0;
    held.set(said, times - 1);
    return times <= 0;
  });
};

const byKey = (rows: readonly Row[], key: string): ReadonlyMap<string, readonly Row[]> => {
  const all = new Map<string, Row[]>();
  for (const row of rows) {
    const name = String(row.cells[key] ?? '');
    all.set(name, [...(all.get(name) ?? []), row]);
  }
  return all;
};

const differenceOf = (
  columns: readonly Column[],
  key: string,
  before: Row | undefined,
  after: Row | undefined,
): FileDifference => ({
  what: !before ? 'only-in-new' : !after ? 'only-in-old' : 'changed',
  key: loggableKey(key),
  oldRow: before?.sheetRow ?? null,
  newRow: after?.sheetRow ?? null,
  cells:
    before && after
      ? columns
          .filter(({ header }) => before.cells[header] !== after.cells[header])
          .map((column) => ({
            column: column.header,
            before: shown(column, before.cells[column.header]),
            after: shown(column, after.cells[column.header]),
          }))
      : [],
});

const blockDifferences = (old: ParsedFile, better: ParsedFile): FilesCompared['block'] =>
  [...new Set([...Object.keys(old.block), ...Object.keys(better.block)])]
    .map((label) => ({
      label,
      before: old.block[label] ?? null,
      after: better.block[label] ?? null,
    }))
    .filter(({ before, after }) => before !== after);

/**
 * What a better file says otherwise than the one it is to replace. Rows are told apart by what names
 * them to the office; where several are called the same, the first is held against the first.
 */
export const compareFiles = (old: ParsedFile, better: ParsedFile): FilesCompared => {
  const { columns: all, key } = kindOf(old.kind);
  // The number of a row says where it stands and nothing about anybody.
  const columns = all.filter(({ type }) => type !== 'line');
  const left = byKey(rowsBeyond(columns, old.rows, better.rows), key);
  const right = byKey(rowsBeyond(columns, better.rows, old.rows), key);
  const isComparable = old.kind === better.kind;
  const keys = isComparable ? new Set([...left.keys(), ...right.keys()]) : new Set<string>();
  const differences = [...keys].flatMap((name) => {
    const [before, after] = [left.get(name) ?? [], right.get(name) ?? []];
    const pairs = Array.from({ length: Math.max(before.length, after.length) });
    return pairs.map((_, at) => differenceOf(columns, name, before[at], after[at]));
  });
  return {
    kind: old.kind,
    newKind: better.kind,
    oldRows: old.rows.length,
    newRows: better.rows.length,
    rejectedRows: better.rejected.length,
    block: isComparable ? blockDifferences(old, better) : [],
    differences,
  };
};
