import type { FileKind } from '@ledger/ledger';

export type KindName = FileKind;

/**
 * How a cell is read. `key` is a number of ours or of a document, without white space; `quotient`
 * is money that spreadsheets compute by a division; `line` is the row number, as it is.
 */
export type CellType =
  | 'line'
  | 'text'
  | 'key'
  | 'name'
  | 'id'
  | 'account'
  | 'phone'
  | 'division'
  | 'money'
  | 'quotient'
  | 'integer'
  | 'date'
  | 'factDate'
  | 'month'
  | 'code';

export interface Column {
  readonly header: string;
  readonly type: CellType;
  /** Other headers seen for it, in the form of `headerText`. */
  readonly also: readonly string[];
  /** `column`: the file must have it; `value`: every row must fill it. */
  readonly need: 'nothing' | 'column' | 'value';
  /** The words a `code` may be. */
  readonly values: readonly string[];
}

/** A label with its value above the header row (批次号：…). */
export interface BlockField {
  readonly label: string;
  readonly also: readonly string[];
  /** `count` and `money` are whole numbers as text: of lines, of fen. */
  readonly type: 'key' | 'month' | 'date' | 'count' | 'money';
  readonly required: boolean;
}

export type Cells = Readonly<Record<string, string | number>>;

export type RowDefectCode =
  | 'ID_PRECISION_LOST'
  | 'ACCOUNT_PRECISION_LOST'
  | 'TOTAL_MISMATCH'
  | 'REQUIRED_MISSING'
  | 'CELL_ERROR'
  | 'FORMULA_NOT_CALCULATED'
  | 'NOT_TEXT'
  | 'NOT_A_DATE'
  | 'NOT_A_MONTH'
  | 'NOT_AN_AMOUNT'
  | 'NOT_AN_INTEGER'
  | 'UNKNOWN_CODE';

/** Something wrong in one cell of a row, before it has words. */
export interface Defect {
  readonly code: RowDefectCode;
  readonly column: string;
  /** What a reader may be told of the value; never a full number or name. */
  readonly hint?: string;
}

export interface Kind {
  readonly name: KindName;
  /** What the office calls the list. */
  readonly zh: string;
  readonly en: string;
  readonly columns: readonly Column[];
  /** Headers that together are found in no other kind. */
  readonly signature: readonly string[];
  /** The column that names a row to the office. */
  readonly key: string;
  readonly block: readonly BlockField[];
  /** What must hold between the cells of a row whose cells are each in order. */
  readonly checkRow: (cells: Cells) => readonly Defect[];
}

type ColumnOptions = Partial<Omit<Column, 'header' | 'type'>>;

const NONE: readonly string[] = [];

export const column = (header: string, type: CellType, options: ColumnOptions = {}): Column => ({
  header,
  type,
  also: NONE,
  need: 'nothing',
  values: NONE,
  ...options,
});

export const LINE = column('序号', 'line');
export const nothingMore = (): readonly Defect[] => [];

/** The rows of one list where some cells must be filled because another says so. */
export const missing = (cells: Cells, columns: readonly string[]): readonly Defect[] =>
  columns
    .filter((header) => cells[header] === '')
    .map((header) => ({ code: 'REQUIRED_MISSING', column: header }));
