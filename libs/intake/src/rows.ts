import type { Cells, Column, Defect } from './kinds/kind';
import { isBlank, readCell } from './normalise/cell';
import { loggableKey } from './normalise/mask';
import { compact, headerText } from './normalise/text';
import type { Recognised } from './recognise';
import { inWords, type RowError } from './row-error';
import { type CellValue, placeOf, type SheetTable } from './table/table';

export interface ParsedRow {
  /** The row of the sheet, 1-based. */
  readonly sheetRow: number;
  /** Every column of the kind: fen, whole numbers, text, and `''` where it is blank. */
  readonly cells: Cells;
}

export interface ParsedRows {
  readonly rows: readonly ParsedRow[];
  readonly rejected: readonly RowError[];
  readonly hiddenRows: number;
  readonly dataRows: number;
}

type Row = readonly CellValue[];

const FOOTER =
  /^(合计|总计|小计|累计|本页小计|本页合计|制表|审核人|审核:|填表|填报人|负责人|复核人:)/;

const isFooter = (row: Row): boolean => {
  const first = row.find((cell) => !isBlank(cell));
  return typeof first === 'string' && FOOTER.test(compact(first));
};

/** Files without such cells, nearly all, are not asked for each of theirs. */
const isUncalculated = ({ uncalculated }: SheetTable, row: number, column: number): boolean =>
  uncalculated.size > 0 && uncalculated.has(placeOf(row, column));

/** A row is data when it says something beside its number, or would if it were calculated. */
const isEmpty = (row: Row, at: number, { sheet, placed }: Recognised): boolean =>
  placed.every(
    ({ column, index }) =>
      column.type === 'line' || (isBlank(row[index]) && !isUncalculated(sheet, at, index)),
  );

/** Long lists repeat their header on every printed page. */
const isHeaderAgain = (row: Row, { sheet, headerRow, placed }: Recognised): boolean => {
  const header = sheet.rows[headerRow] ?? [];
  return placed.every(({ index }) => {
    const cell = row[index];
    const title = header[index];
    if (isBlank(title)) return true;
    return typeof cell === 'string' && headerText(cell) === headerText(String(title));
  });
};

const isData = (row: Row, at: number, found: Recognised): boolean =>
  !isFooter(row) && !isEmpty(row, at, found) && !isHeaderAgain(row, found);

/**
 * Text that stops in a row of data before its last column was cut off on its way. Some programs
 * leave out blank cells at the end of a row; in their files others rows are short as well.
 */
export const isCutShort = (found: Recognised): boolean => {
  const { rows, endsMidLine } = found.sheet;
  const at = rows.length - 1;
  if (!endsMidLine || at <= found.headerRow) return false;
  const width = rows[found.headerRow]?.length ?? 0;
  const isShort = (row: Row) => row.length < width && row.length > 1;
  const last = rows[at] ?? [];
  return (
    last.length < width &&
    isData(last, at, found) &&
    !rows.slice(found.headerRow + 1, at).some(isShort)
  );
};

interface ReadRow {
  readonly cells: Record<string, string | number>;
  readonly defects: readonly Defect[];
}

type Reader = readonly { readonly column: Column; readonly index: number | undefined }[];

/** In the order of the kind's columns, so that every row has the same shape. */
const readerOf = ({ kind, placed }: Recognised): Reader => {
  const indexOf = new Map(placed.map(({ column, index }) => [column, index]));
  return kind.columns.map((column) => ({ column, index: indexOf.get(column) }));
};

const UNCALCULATED = { code: 'FORMULA_NOT_CALCULATED', hint: '' } as const;

const valueAt = (
  row: Row,
  at: number,
  index: number | undefined,
  column: Column,
  sheet: SheetTable,
) => {
  if (index === undefined) return '';
  return isUncalculated(sheet, at, index) ? UNCALCULATED : readCell(row[index], column);
};

const readRow = (row: Row, at: number, sheet: SheetTable, reader: Reader): ReadRow => {
  const cells: Record<string, string | number> = {};
  const defects: Defect[] = [];
  for (const { column, index } of reader) {
    const value = valueAt(row, at, index, column, sheet);
    if (typeof value === 'object') {
      cells[column.header] = '';
      defects.push({ ...value, column: column.header });
    } else {
      cells[column.header] = value;
      if (value === '' && column.need === 'value') {
        defects.push({ code: 'REQUIRED_MISSING', column: column.header });
      }
    }
  }
  return { cells, defects };
};

/** What holds between cells is asked only of rows whose cells are in order. */
const defectsOf = ({ kind }: Recognised, { cells, defects }: ReadRow): readonly Defect[] =>
  defects.length > 0 ? defects : kind.checkRow(cells);

const keyOf = (found: Recognised, row: Row, cells: Cells): string => {
  const { key } = found.kind;
  const raw = row[found.placed.find(({ column }) => column.header === key)?.index ?? -1];
  return loggableKey(String(cells[key] || compact(String(raw ?? ''))));
};

const rowError = (
  found: Recognised,
  row: Row,
  sheetRow: number,
  { cells }: ReadRow,
  defects: readonly Defect[],
): RowError | undefined => {
  const [first, ...others] = defects.map((defect) => inWords(defect, found.kind.columns));
  const key = keyOf(found, row, cells);
  return first && { ...first, sheet: found.sheet.name, row: sheetRow, key, others };
};

/** Reads what stands below the header. A bad row is sent back; the others go on. */
export const readRows = (found: Recognised): ParsedRows => {
  const reader = readerOf(found);
  const rows: ParsedRow[] = [];
  const rejected: RowError[] = [];
  let hiddenRows = 0;
  for (let index = found.headerRow + 1; index < found.sheet.rows.length; index += 1) {
    const row = found.sheet.rows[index] ?? [];
    if (!isData(row, index, found)) continue;
    if (found.sheet.hiddenRows.has(index)) hiddenRows += 1;
    const read = readRow(row, index, found.sheet, reader);
    const error = rowError(found, row, index + 1, read, defectsOf(found, read));
    if (error) rejected.push(error);
    else rows.push({ sheetRow: index + 1, cells: read.cells });
  }
  return { rows, rejected, hiddenRows, dataRows: rows.length + rejected.length };
};
