import {
  type Cell,
  type CellStyle,
  type ColumnDef,
  type NamedRange,
  type PageSetup,
  type RowDef,
  writeXlsx,
  type WriteSheet,
} from 'hucre';
import type { CellValue } from '../table/table';
import {
  AMOUNT_FORMAT,
  beneath,
  body,
  DAY_FORMAT,
  heading,
  looksLikeFormula,
  plain,
  TEXT_FORMAT,
  titleLine,
} from './style';

export interface SheetColumn {
  readonly header: string;
  /** In characters of half width; a Chinese character is two. */
  readonly width?: number;
  /** `fen` is written in yuan with two decimals. Text is the default. */
  readonly type?: 'text' | 'number' | 'fen' | 'date';
}

export interface PrintSetup {
  readonly paper: 'A4' | 'A3';
  readonly landscape: boolean;
  /** Print the header row on every page. */
  readonly repeatHeader: boolean;
  /** Shrink the sheet so that all columns fit on the width of a page. */
  readonly fitToWidth: boolean;
  /** With `&P` for the page and `&N` for how many there are; in Chinese by default. */
  readonly pageNumbers?: string;
}

export interface SheetContent {
  readonly name: string;
  readonly title?: string;
  /** Lines between title and header: who made it, from what, when. */
  readonly lines?: readonly string[];
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly CellValue[])[];
  /** Lines beneath the rows: remarks, and who signs. */
  readonly after?: readonly string[];
  readonly print?: PrintSetup;
}

const WIDTH = 12;

const formats = { text: TEXT_FORMAT, number: 'General', fen: AMOUNT_FORMAT, date: DAY_FORMAT };

const columnStyle = ({ type = 'text' }: SheetColumn): CellStyle => ({
  ...body,
  numFmt: formats[type],
});

const columnDef = (column: SheetColumn): ColumnDef => ({
  width: column.width ?? WIDTH,
  style: columnStyle(column),
});

const written = (value: CellValue, { type }: SheetColumn): CellValue =>
  type === 'fen' && typeof value === 'number' ? value / 100 : value;

/** What a sheet may be called: at most 31 characters, none of seven. */
const sheetName = (name: string): string => name.replace(/[[\]:*?/\\]/g, '_').slice(0, 31);

const above = ({ title, lines = [] }: SheetContent): readonly string[] =>
  title === undefined ? lines : [title, ...lines];

/** Styles that differ from those of the column: titles, headers, and text like a formula. */
const overrides = (sheet: SheetContent, headerRow: number): Map<string, Partial<Cell>> => {
  const cells = new Map<string, Partial<Cell>>();
  for (let row = 0; row < headerRow; row += 1) {
    cells.set(`${row},0`, { style: row === 0 && sheet.title !== undefined ? titleLine : beneath });
  }
  for (const index of sheet.columns.keys()) cells.set(`${headerRow},${index}`, { style: heading });
  for (const [index, row] of sheet.rows.entries()) {
    for (const [column, value] of row.entries()) {
      if (!looksLikeFormula(value)) continue;
      const style = { ...body, numFmt: TEXT_FORMAT };
      cells.set(`${headerRow + 1 + index},${column}`, { style });
    }
  }
  for (const index of (sheet.after ?? []).keys()) {
    cells.set(`${headerRow + 1 + sheet.rows.length + index},0`, { style: beneath });
  }
  return cells;
};

const pageSetup = ({ paper, landscape, fitToWidth }: PrintSetup): PageSetup => ({
  paperSize: paper === 'A4' ? 'a4' : 'a3',
  orientation: landscape ? 'landscape' : 'portrait',
  // Height 0 means as many pages as it takes.
  ...(fitToWidth ? { fitToPage: true, fitToWidth: 1, fitToHeight: 0 } : {}),
  margins: { top: 0.6, right: 0.4, bottom: 0.6, left: 0.4, header: 0.3, footer: 0.3 },
  horizontalCentered: true,
});

const LINE_POINTS = 14;
const TITLE_POINTS = 26;
const FIRST_WIDE = '\u2e80';

/** In characters of half width, as columns are measured. */
const wideOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character >= FIRST_WIDE ? 2 : 1), 0);

/** Lines over all columns: no program makes a row of merged cells as high as its text is. */
const heights = (sheet: SheetContent, firstAfter: number): Map<number, RowDef> => {
  const width = sheet.columns.reduce((sum, column) => sum + (column.width ?? WIDTH), 0);
  const heightOf = (text: string) => ({
    height: LINE_POINTS * Math.max(1, Math.ceil(wideOf(text) / width)),
  });
  const from = sheet.title === undefined ? 0 : 1;
  return new Map([
    ...(sheet.title === undefined ? [] : [[0, { height: TITLE_POINTS }] as const]),
    ...(sheet.lines ?? []).map((line, index) => [from + index, heightOf(line)] as const),
    ...(sheet.after ?? []).map((line, index) => [firstAfter + index, heightOf(line)] as const),
  ]);
};

const toSheet = (sheet: SheetContent): WriteSheet => {
  const top = above(sheet);
  const { after = [] } = sheet;
  const firstAfter = top.length + 1 + sheet.rows.length;
  const last = Math.max(sheet.columns.length - 1, 0);
  return {
    name: sheetName(sheet.name),
    columns: sheet.columns.map(columnDef),
    rows: [
      ...top.map((line) => [line]),
      sheet.columns.map(({ header }) => header),
      ...sheet.rows.map((row) =>
        sheet.columns.map((column, index) => written(row[index] ?? null, column)),
      ),
      ...after.map((line) => [line]),
    ],
    cells: overrides(sheet, top.length),
    rowDefs: heights(sheet, firstAfter),
    merges: [...top.keys(), ...after.map((_, index) => firstAfter + index)].map((row) => ({
      startRow: row,
      startCol: 0,
      endRow: row,
      endCol: last,
    })),
    freezePane: { rows: top.length + 1 },
    ...(sheet.print && {
      pageSetup: pageSetup(sheet.print),
      headerFooter: { oddFooter: `&C${sheet.print.pageNumbers ?? '第 &P 页 共 &N 页'}` },
    }),
  };
};

/** The name spreadsheets keep the repeated rows under; the sheet in it needs its quotes. */
const repeatedRows = (sheet: SheetContent): readonly NamedRange[] => {
  if (!sheet.print?.repeatHeader) return [];
  const name = sheetName(sheet.name);
  const row = above(sheet).length + 1;
  const range = `'${name.replaceAll("'", "''")}'!$${row}:$${row}`;
  return [{ name: '_xlnm.Print_Titles', range, scope: name }];
};

/** A workbook of lists to be read and printed: titles, header rows, borders, page setup. */
export const workbook = (content: {
  readonly sheets: readonly SheetContent[];
}): Promise<Uint8Array> =>
  writeXlsx({
    sheets: content.sheets.map(toSheet),
    namedRanges: content.sheets.flatMap(repeatedRows),
    ...(plain.font ? { defaultFont: plain.font } : {}),
  });
