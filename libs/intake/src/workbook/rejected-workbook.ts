import { type Cell, type CellStyle, writeXlsx } from 'hucre';
import { type FileError, isFileError } from '../file-error';
import type { CellType } from '../kinds/kind';
import { headerText } from '../normalise/text';
import { type ParsedFile, parseFile } from '../parse-file';
import { recognise, type Recognised } from '../recognise';
import type { RowError } from '../row-error';
import { openTable } from '../table/open-table';
import type { CellValue, ReadLimits } from '../table/table';
import { body, DAY_FORMAT, heading, looksLikeFormula, marked, plain, TEXT_FORMAT } from './style';

export interface SourceFile {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

const REASON_HEADERS = ['退回原因', 'Reason'] as const;
const REASON_WIDTH = 60;
const WIDTH = 14;

/** Typed again in such a column, a long number stays text and keeps its digits. */
const KEPT_AS_TEXT: ReadonlySet<CellType> = new Set(['key', 'id', 'account', 'phone', 'division']);

const reasonsOf = ({ zh, en, others }: RowError): readonly string[] => [
  [zh, ...others.map((other) => other.zh)].join('\n'),
  [en, ...others.map((other) => other.en)].join('\n'),
];

const badColumns = ({ column, others }: RowError): ReadonlySet<string> =>
  new Set([column, ...others.map((other) => other.column)]);

/** The columns of the file without reasons of an earlier return, which are given anew. */
const keptIndexes = ({ sheet, headerRow, placed }: Recognised): readonly number[] => {
  const header = sheet.rows[headerRow] ?? [];
  const width = Math.max(header.length, ...placed.map(({ index }) => index + 1));
  const reasons = REASON_HEADERS.map(headerText);
  return Array.from({ length: width }, (_, index) => index).filter((index) => {
    const cell = header[index];
    return !(typeof cell === 'string' && reasons.includes(headerText(cell)));
  });
};

interface Sheet {
  readonly rows: readonly (readonly CellValue[])[];
  readonly cells: ReadonlyMap<string, Partial<Cell>>;
}

interface Layout {
  readonly found: Recognised;
  readonly indexes: readonly number[];
  /** By index into the columns that are written. */
  readonly columns: readonly (Recognised['placed'][number] | undefined)[];
}

const layoutOf = (found: Recognised): Layout => {
  const indexes = keptIndexes(found);
  const columns = indexes.map((index) => found.placed.find((one) => one.index === index));
  return { found, indexes, columns };
};

const styleOf = (layout: Layout, position: number, bad: ReadonlySet<string>): CellStyle => {
  const column = layout.columns[position]?.column;
  const base = column && bad.has(column.header) ? marked : body;
  return !column || KEPT_AS_TEXT.has(column.type) ? { ...base, numFmt: TEXT_FORMAT } : base;
};

const textStyle: CellStyle = { ...body, numFmt: TEXT_FORMAT };

/** A value as it came, in a cell that neither turns a day into a number nor runs what is written. */
const formatOf = (value: CellValue | undefined): Partial<CellStyle> => {
  if (value instanceof Date) return { numFmt: DAY_FORMAT };
  return looksLikeFormula(value) ? { numFmt: TEXT_FORMAT } : {};
};

/** Everything above the header and the header itself as they were, then the rows sent back. */
const layOut = (layout: Layout, rejected: readonly RowError[]): Sheet => {
  const { found, indexes } = layout;
  const source = found.sheet.rows;
  const kept = (row: readonly CellValue[] | undefined) =>
    indexes.map((index) => row?.[index] ?? null);
  const rows: (readonly CellValue[])[] = source.slice(0, found.headerRow).map((row) => kept(row));
  const cells = new Map<string, Partial<Cell>>();
  for (const [row, above] of rows.entries()) {
    for (const [position, value] of above.entries()) {
      if (looksLikeFormula(value)) cells.set(`${row},${position}`, { style: textStyle });
    }
  }
  const style = (position: number, value: CellStyle) =>
    cells.set(`${rows.length},${position}`, { style: value });
  for (let position = 0; position < indexes.length + 2; position += 1) style(position, heading);
  rows.push([...kept(source[found.headerRow]), ...REASON_HEADERS]);
  for (const error of rejected) {
    const bad = badColumns(error);
    for (const position of indexes.keys()) {
      const value = source[error.row - 1]?.[indexes[position] ?? -1];
      style(position, { ...styleOf(layout, position, bad), ...formatOf(value) });
    }
    style(indexes.length, textStyle);
    style(indexes.length + 1, textStyle);
    rows.push([...kept(source[error.row - 1]), ...reasonsOf(error)]);
  }
  return { rows, cells };
};

/**
 * The rows sent back, as a workbook for the office to correct: its own header, the rows as they
 * were, the cell to look at marked, and beside each what is wrong and what to do. It is imported
 * again like any file, because the columns of reasons belong to no list.
 */
export const rejectedWorkbook = async (
  { bytes, fileName }: SourceFile,
  parsed: ParsedFile,
  limits?: ReadLimits,
): Promise<Uint8Array> => {
  const table = await openTable(bytes, fileName, limits);
  const found = isFileError(table) ? table : recognise(table);
  if (isFileError(found)) throw new Error(`these are not the bytes that were parsed: ${found.en}`);
  const layout = layoutOf(found);
  const { rows, cells } = layOut(layout, parsed.rejected);
  return writeXlsx({
    sheets: [
      {
        name: '退回行',
        columns: [
          ...layout.indexes.map(() => ({ width: WIDTH, style: plain })),
          ...REASON_HEADERS.map(() => ({ width: REASON_WIDTH, style: plain })),
        ],
        rows: rows.map((row) => [...row]),
        cells: new Map(cells),
      },
    ],
  });
};

/** The same from the file alone. */
export const rejectedWorkbookOf = async (
  source: SourceFile,
  limits?: ReadLimits,
): Promise<Uint8Array | FileError> => {
  const parsed = await parseFile(source.bytes, source.fileName, limits);
  return isFileError(parsed) ? parsed : rejectedWorkbook(source, parsed, limits);
};
