import { atHeader, type FileError, fileError } from './file-error';
import { kinds } from './kinds/all';
import type { Column, Kind } from './kinds/kind';
import { headerText } from './normalise/text';
import type { CellValue, SheetTable, Table } from './table/table';

/** Titles, notes and header blocks above a header row are never longer than this. */
const HEADER_ROW_MAX = 40;

export interface Placed {
  readonly column: Column;
  readonly index: number;
}

/** A sheet whose header row was found. */
export interface Recognised {
  readonly kind: Kind;
  readonly sheet: SheetTable;
  /** By index into the rows of the sheet; of two header rows, the lower. */
  readonly headerRow: number;
  /** The rows the headers stand in: one, or two when some are merged over both. */
  readonly headerRows: number;
  readonly placed: readonly Placed[];
}

const headerOf = (value: CellValue | undefined): string =>
  typeof value === 'string' ? headerText(value) : '';

interface Names {
  readonly column: Column;
  readonly exact: string;
  readonly also: readonly string[];
}

const namesOf: ReadonlyMap<Kind, readonly Names[]> = new Map(
  kinds.map((kind) => [
    kind,
    kind.columns.map((column) => ({
      column,
      exact: headerText(column.header),
      also: [...new Set(column.also.map(headerText))],
    })),
  ]),
);

/** Where each header stands; empty cells have no name. */
type Headers = ReadonlyMap<string, readonly number[]>;

const headersOf = (row: readonly string[]): Headers => {
  const headers = new Map<string, number[]>();
  for (const [index, header] of row.entries()) {
    const held = headers.get(header);
    if (held) held.push(index);
    else if (header !== '') headers.set(header, [index]);
  }
  return headers;
};

const NOWHERE: readonly number[] = [];

/** Every column of the kind with the places it could be at; its own name wins over others. */
const placesOf = (kind: Kind, headers: Headers) =>
  (namesOf.get(kind) ?? []).flatMap(({ column, exact, also }) => {
    const named = headers.get(exact);
    const indexes = named ?? also.flatMap((name) => headers.get(name) ?? NOWHERE);
    return indexes.length > 0 ? [{ column, indexes: [...indexes].sort((a, b) => a - b) }] : [];
  });

interface Match {
  readonly kind: Kind;
  readonly places: ReturnType<typeof placesOf>;
}

/** The kind whose signature is all there; of several, the one with the most columns. */
const matchOf = (row: readonly string[]): Match | undefined => {
  const headers = headersOf(row);
  const matches = kinds
    .map((kind) => ({ kind, places: placesOf(kind, headers) }))
    .filter(({ kind, places }) =>
      kind.signature.every((header) => places.some(({ column }) => column.header === header)),
    );
  return matches.sort((a, b) => b.places.length - a.places.length)[0];
};

/** Headers merged over two rows: below where there is something below, else above. */
const joined = (upper: readonly string[], lower: readonly string[]): readonly string[] =>
  Array.from(
    { length: Math.max(upper.length, lower.length) },
    (_, index) => lower[index] || upper[index] || '',
  );

interface Found extends Match {
  readonly headerRow: number;
  readonly headerRows: number;
}

const columnsOf = (match: Match | undefined) => match?.places.length ?? 0;

/** The first row that is a header, with the row below it when they only together name it all. */
const findHeader = (sheet: SheetTable): Found | undefined => {
  const rows = sheet.rows.slice(0, HEADER_ROW_MAX).map((row) => Array.from(row, headerOf));
  for (const [index, row] of rows.entries()) {
    const below = rows[index + 1] ?? [];
    const one = matchOf(row);
    const two = matchOf(joined(row, below));
    if (two && columnsOf(two) > columnsOf(one) && columnsOf(two) > columnsOf(matchOf(below))) {
      return { ...two, headerRow: index + 1, headerRows: 2 };
    }
    if (one) return { ...one, headerRow: index, headerRows: 1 };
  }
  return undefined;
};

const recogniseSheet = (sheet: SheetTable): Recognised | FileError | undefined => {
  const found = findHeader(sheet);
  if (!found) return undefined;
  const refused = (error: FileError) => atHeader(error, sheet.name, found.headerRow + 1);
  const repeated = found.places.filter(({ indexes }) => indexes.length > 1);
  if (repeated.length > 0) return refused(fileError('COLUMN_REPEATED', listed(repeated)));
  const missing = found.kind.columns.filter(
    (column) => column.need !== 'nothing' && !found.places.some((place) => place.column === column),
  );
  if (missing.length > 0) {
    const columns = listed(missing.map((column) => ({ column })));
    return refused(fileError('COLUMNS_MISSING', columns));
  }
  const placed = found.places.map(({ column, indexes }) => ({ column, index: indexes[0] ?? 0 }));
  const { kind, headerRow, headerRows } = found;
  return { kind, sheet, headerRow, headerRows, placed };
};

const listed = (columns: readonly { readonly column: Column }[]) =>
  columns.map(({ column }) => column.header).join('、');

const hasData = ({ sheet, headerRow }: Recognised) => sheet.rows.length > headerRow + 1;

/**
 * Finds the one sheet that holds a list we know. Hidden sheets, often old copies, are looked at
 * only when no other will do. Two sheets with data are refused, so that none is left out unseen.
 */
export const recognise = (table: Table): Recognised | FileError => {
  for (const hidden of [false, true]) {
    const sheets = table.sheets.filter((sheet) => sheet.hidden === hidden);
    const found = sheets.flatMap((sheet) => recogniseSheet(sheet) ?? []);
    const good = found.filter((one): one is Recognised => 'sheet' in one);
    const withData = good.filter(hasData);
    if (withData.length > 1) {
      return fileError('SEVERAL_SHEETS', withData.map(({ sheet }) => sheet.name ?? '').join('、'));
    }
    const first = withData[0] ?? good[0] ?? found[0];
    if (first) return first;
  }
  return fileError('UNKNOWN_KIND');
};
