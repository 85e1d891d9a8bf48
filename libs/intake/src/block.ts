import { type FileError, fileError } from './file-error';
import type { BlockField } from './kinds/kind';
import { dayFrom, monthOfCell } from './normalise/dates';
import { amountFen } from './normalise/money';
import { compact, plainText } from './normalise/text';
import type { Recognised } from './recognise';
import type { CellValue } from './table/table';

export interface Preface {
  /** The text of the title rows, as one line. */
  readonly title: string;
  readonly block: Readonly<Record<string, string>>;
}

/** A block is one line; what goes on longer is a note. */
const BLOCK_LENGTH_MAX = 1_000;

interface Labelled {
  readonly field: BlockField;
  readonly value: CellValue;
}

const nameOf = (field: BlockField, text: string): string | undefined =>
  [field.label, ...field.also].find((name) => text === name || text === `${name}:`);

/** Label and value in two cells side by side, blank cells between them left out. */
const fromPair = (
  fields: readonly BlockField[],
  cell: CellValue,
  next: CellValue,
): Labelled | undefined => {
  const field = fields.find((one) => typeof cell === 'string' && nameOf(one, compact(cell)));
  return field && { field, value: next };
};

/** All in one merged cell, parted by wide spaces: 批次号：… 所属月份：2021年6月 冻结日期：…. */
const fromText = (fields: readonly BlockField[], cell: CellValue): readonly Labelled[] => {
  if (typeof cell !== 'string') return [];
  const text = compact(cell.slice(0, BLOCK_LENGTH_MAX));
  const starts = fields
    .flatMap((field) =>
      [field.label, ...field.also].map((name) => ({ field, name, at: text.indexOf(`${name}:`) })),
    )
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  return starts.map(({ field, name, at }, index) => ({
    field,
    value: text.slice(at + name.length + 1, starts[index + 1]?.at).replace(/[,;，；、]+$/, ''),
  }));
};

const filled = (row: readonly CellValue[]): readonly CellValue[] =>
  row.filter((cell) => cell !== null && compact(String(cell)) !== '');

const labelledIn = (fields: readonly BlockField[], row: readonly CellValue[]) => {
  const cells = filled(row);
  return cells.flatMap((cell, index) => {
    const pair = fromPair(fields, cell, cells[index + 1] ?? null);
    return pair ? [pair] : fromText(fields, cell);
  });
};

const valueOf = ({ field, value }: Labelled): string | undefined => {
  if (value === null || typeof value === 'boolean' || value === '') return '';
  return readers[field.type](value);
};

const COUNT = /^\d{1,9}(笔|条|户)?$/;

/** How a label's value is read; undefined: it is not what the label asks for. */
const readers: Readonly<
  Record<BlockField['type'], (value: string | number | Date) => string | undefined>
> = {
  key: (value) => compact(String(value)),
  date: dayFrom,
  month: monthOfCell,
  count: (value) => {
    const text = compact(String(value));
    return COUNT.test(text) ? String(Number.parseInt(text, 10)) : undefined;
  },
  money: (value) => {
    const amount = value instanceof Date ? undefined : amountFen(value);
    return amount === undefined ? undefined : String(amount);
  },
};

const titleText = (row: readonly CellValue[]): string =>
  filled(row)
    .filter((cell) => typeof cell === 'string')
    .map((cell) => plainText(cell as string))
    .join(' ');

const names = (fields: readonly BlockField[]) => fields.map(({ label }) => label).join('、');

/** The labelled values in some rows, by label, and the labels whose values cannot be read. */
export const blockIn = (
  fields: readonly BlockField[],
  rows: readonly (readonly CellValue[])[],
): {
  readonly block: Readonly<Record<string, string>>;
  readonly invalid: readonly BlockField[];
} => {
  const block: Record<string, string> = {};
  const invalid: BlockField[] = [];
  for (const one of rows.flatMap((row) => labelledIn(fields, row))) {
    const value = valueOf(one);
    if (value === undefined) invalid.push(one.field);
    else if (value !== '') block[one.field.label] = value;
  }
  return { block, invalid };
};

/** What stands above the header row: titles, and the block that says which batch it is. */
export const readPreface = (found: Recognised): Preface | FileError => {
  const { kind, sheet, headerRow, headerRows } = found;
  const above = sheet.rows.slice(0, headerRow - headerRows + 1);
  const title = above
    .filter((row) => labelledIn(kind.block, row).length === 0)
    .map(titleText)
    .filter((text) => text !== '')
    .join(' ');
  const { block, invalid } = blockIn(kind.block, above);
  if (invalid.length > 0) return fileError('BLOCK_INVALID', names(invalid));
  const missing = kind.block.filter(({ label, required }) => required && !(label in block));
  return missing.length > 0 ? fileError('BLOCK_MISSING', names(missing)) : { title, block };
};
