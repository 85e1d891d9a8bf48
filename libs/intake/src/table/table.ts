/** A cell as the file holds it. Numbers stay numbers, so that a numeric ID can be told. */
export type CellValue = string | number | boolean | Date | null;

export interface SheetTable {
  /** The name of the sheet; a CSV has none. */
  readonly name: string | null;
  /** Row 1 of the sheet is `rows[0]`, hidden rows included. */
  readonly rows: readonly (readonly CellValue[])[];
  /** The hidden rows, by index into `rows`. */
  readonly hiddenRows: ReadonlySet<number>;
  readonly hidden: boolean;
  /** Cells with a formula whose result is not in the file, as `placeOf` names them. */
  readonly uncalculated: ReadonlySet<string>;
  /** The text stops before the end of its last line: it may have been cut off there. */
  readonly endsMidLine: boolean;
}

/** A cell by its row and column, both from 0. */
export const placeOf = (row: number, column: number): string => `${row},${column}`;

export interface Table {
  readonly sheets: readonly SheetTable[];
}

export interface ReadLimits {
  /** Bytes of the file itself. */
  readonly bytesMax: number;
  /** Bytes of everything in a workbook once it is unpacked. */
  readonly unpackedBytesMax: number;
  /** Unpacked bytes for each packed byte, asked only of files that unpack to a lot. */
  readonly ratioMax: number;
  readonly entriesMax: number;
}

const MIB = 1024 * 1024;

/** A roster of 40 000 rows is 5 MB and unpacks to 60 MB, so there is room for ten of them. */
export const defaultLimits: ReadLimits = {
  bytesMax: 64 * MIB,
  unpackedBytesMax: 384 * MIB,
  ratioMax: 150,
  entriesMax: 2_000,
};
