import { EncryptedFileError, ParseError, readXls, readXlsx, type Workbook } from 'hucre';
import { type FileError, fileError } from '../file-error';
import { firstRecordOf, hiddenSheetsOf } from './old-sheets';
import type { CellValue, ReadLimits, SheetTable, Table } from './table';
import { guardZip } from './zip-guard';

const hiddenRowsOf = (rowDefs: Workbook['sheets'][number]['rowDefs']): ReadonlySet<number> =>
  new Set([...(rowDefs ?? [])].filter(([, row]) => row.hidden).map(([index]) => index));

/**
 * Formulas are never computed here: what the file holds as their result is what they say. Programs
 * that write workbooks without computing them leave no result, and that must not look like blank.
 */
const uncalculatedOf = (cells: Workbook['sheets'][number]['cells']): ReadonlySet<string> =>
  new Set(
    [...(cells ?? [])].flatMap(([place, { formula, value }]) =>
      formula !== undefined && value === null ? [place] : [],
    ),
  );

const NO_CELLS: readonly CellValue[] = [];

const tableOf = (workbook: Workbook): Table => ({
  sheets: workbook.sheets.map((sheet): SheetTable => ({
    name: sheet.name,
    // The old format leaves holes where a row has no cells.
    rows: Array.from(sheet.rows, (row) => row ?? NO_CELLS),
    hiddenRows: hiddenRowsOf(sheet.rowDefs),
    hidden: sheet.hidden === true || sheet.veryHidden === true,
    uncalculated: uncalculatedOf(sheet.cells),
    endsMidLine: false,
  })),
});

const unreadable = (error: unknown): FileError => {
  if (error instanceof EncryptedFileError) return fileError('ENCRYPTED');
  if (error instanceof ParseError && /over the \d+ limit/.test(error.message)) {
    return fileError('TOO_MANY_CELLS');
  }
  if (error instanceof ParseError && /^(Invalid XLS|Unsupported)/.test(error.message)) {
    return fileError('NOT_A_WORKBOOK');
  }
  return fileError('DAMAGED');
};

const read = async (open: () => Promise<Workbook>): Promise<Table | FileError> => {
  try {
    return tableOf(await open());
  } catch (error) {
    return unreadable(error);
  }
};

export const readZipped = async (bytes: Uint8Array, limits: ReadLimits) =>
  guardZip(bytes, limits) ?? (await read(() => readXlsx(bytes)));

const PACKAGE_OF_A_PASSWORD = Buffer.from('EncryptedPackage', 'utf16le');
const FILEPASS = 0x002f;
const WRITE_PROTECTION = 0x0086;

/** In the old format a password is a record right after the start of the workbook. */
const hasFilePass = (bytes: Buffer): boolean => {
  let at = firstRecordOf(bytes);
  if (at === undefined || at + 4 > bytes.length) return false;
  if (bytes.readUInt16LE(at) === WRITE_PROTECTION) at += 4 + bytes.readUInt16LE(at + 2);
  return at + 2 <= bytes.length && bytes.readUInt16LE(at) === FILEPASS;
};

const withHidden = (workbook: Workbook, hidden: ReadonlySet<string>): Workbook => ({
  ...workbook,
  sheets: workbook.sheets.map((sheet) => ({ ...sheet, hidden: hidden.has(sheet.name) })),
});

/** The old container: a BIFF8 workbook (.xls), or any workbook locked by a password. */
export const readCompound = async (bytes: Uint8Array): Promise<Table | FileError> => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.includes(PACKAGE_OF_A_PASSWORD) || hasFilePass(buffer)) return fileError('ENCRYPTED');
  return read(async () => withHidden(await readXls(bytes), hiddenSheetsOf(buffer)));
};
