import type { CellType, Column, RowDefectCode } from '../kinds/kind';
import type { CellValue } from '../table/table';
import { dayFrom, factDateText, monthOfCell } from './dates';
import { maskNumber } from './mask';
import { amountFen } from './money';
import { accountPrecisionLost, idPrecisionLost } from './resident-id';
import { compact, plainText } from './text';

/** A cell that is not what its column asks for. */
export interface Unreadable {
  readonly code: RowDefectCode;
  readonly hint: string;
}

type Read = (value: string | number | Date, column: Column) => string | number | Unreadable;

const unreadable = (code: RowDefectCode, hint = ''): Unreadable => ({ code, hint });

const textOf = (value: string | number | Date): string => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : (dayFrom(value) ?? '');
};

/** Excel's mark for "this is text" stays in front of numbers that came through other programs. */
const numberText = (value: string | number | Date): string =>
  compact(textOf(value)).replace(/^['‘’`]/, '');

const key: Read = (value) => compact(textOf(value));
const text: Read = (value) => plainText(textOf(value));

const id: Read = (value) => {
  const written = numberText(value).toUpperCase();
  return idPrecisionLost(written, typeof value === 'number')
    ? unreadable('ID_PRECISION_LOST', maskNumber(written))
    : written;
};

const account: Read = (value) => {
  const written = numberText(value);
  return accountPrecisionLost(written, typeof value === 'number')
    ? unreadable('ACCOUNT_PRECISION_LOST', maskNumber(written))
    : written;
};

const money =
  (quotient: boolean): Read =>
  (value) =>
    (value instanceof Date ? undefined : amountFen(value, quotient)) ?? unreadable('NOT_AN_AMOUNT');

const WHOLE = /^-?\d+(\.0+)?$/;
const wholeOf = (value: string | number | Date): number | undefined => {
  const written = value instanceof Date ? '' : compact(String(value));
  return WHOLE.test(written) ? Number(written) : undefined;
};

const read: Record<CellType, Read> = {
  line: (value, column) => wholeOf(value) ?? text(value, column),
  text,
  key,
  name: key,
  division: key,
  id,
  account,
  phone: numberText,
  money: money(false),
  quotient: money(true),
  integer: (value) => wholeOf(value) ?? unreadable('NOT_AN_INTEGER'),
  date: (value) => dayFrom(value) ?? unreadable('NOT_A_DATE'),
  factDate: (value) => factDateText(value) ?? unreadable('NOT_A_DATE'),
  month: (value) => monthOfCell(value) ?? unreadable('NOT_A_MONTH'),
  code: (value, { values }) => {
    const word = compact(textOf(value));
    return values.includes(word) ? word : unreadable('UNKNOWN_CODE');
  },
};

const FORMULA_ERROR = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|ERR!)$/;

export const isBlank = (value: CellValue | undefined): boolean =>
  value === null || value === undefined || (typeof value === 'string' && compact(value) === '');

const TEXT_MAX = 1_000;
const KEY_MAX = 100;
// Half of a surrogate pair: a character that was cut in two on its way.
const CUT_CHARACTER = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** The log takes whole characters and short keys only; what it cannot hold is sent back here. */
const writable = (value: string | number | Unreadable, { type }: Column) => {
  if (typeof value !== 'string') return value;
  const longest = type === 'text' || type === 'line' ? TEXT_MAX : KEY_MAX;
  return value.length > longest || CUT_CHARACTER.test(value) ? unreadable('NOT_TEXT') : value;
};

/** The value of a cell as its column means it; `''` when it is blank. */
export const readCell = (
  value: CellValue | undefined,
  column: Column,
): string | number | Unreadable => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return read[column.type](value ? '是' : '否', column);
  if (typeof value === 'string') {
    if (isBlank(value)) return '';
    if (value.startsWith('#') && FORMULA_ERROR.test(value)) return unreadable('CELL_ERROR');
  }
  return writable(read[column.type](value, column), column);
};
