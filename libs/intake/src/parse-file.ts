import { readPreface } from './block';
import { bankProblem, hashTotalProblem } from './bank/check-result';
import { formOf } from './bank/forms';
import { atHeader, type FileError, fileError, isFileError } from './file-error';
import type { KindName } from './kinds/kind';
import { recognise } from './recognise';
import { isCutShort, type ParsedRows, readRows } from './rows';
import { openTable } from './table/open-table';
import type { ReadLimits } from './table/table';

/** A file as a list we know, each row normalised or sent back. */
export interface ParsedFile extends ParsedRows {
  readonly kind: KindName;
  /** Of a bank's result: the form of the bank's it came in. */
  readonly form: string | null;
  /** The name of the sheet that was read; a CSV has none. */
  readonly sheet: string | null;
  /** Sheets of the workbook that were not read (填报说明 and the like). */
  readonly otherSheets: readonly string[];
  /** The row of the header, 1-based. */
  readonly headerRow: number;
  readonly title: string;
  /** The labelled values above the header: 批次号, 冻结日期 …. */
  readonly block: Readonly<Record<string, string>>;
}

/**
 * From the bytes of a file to normalised rows. It never looks at what the file is called to know
 * what it is, never mends a value, and one bad row never stops the others.
 */
export const parseFile = async (
  bytes: Uint8Array,
  fileName: string,
  limits?: ReadLimits,
): Promise<ParsedFile | FileError> => {
  const table = await openTable(bytes, fileName, limits);
  if (isFileError(table)) return table;
  const found = recognise(table);
  if (isFileError(found)) {
    return (found.code === 'UNKNOWN_KIND' ? bankProblem(table) : undefined) ?? found;
  }
  const preface = readPreface(found);
  const { kind, sheet } = found;
  if (isFileError(preface)) return atHeader(preface, sheet.name, found.headerRow + 1);
  if (isCutShort(found)) return fileError('CUT_SHORT', String(sheet.rows.length));
  const read = readRows(found);
  const isResult = kind.name === 'RESULT';
  const problem = isResult ? hashTotalProblem(preface.block, read) : undefined;
  if (problem) return problem;
  return {
    kind: kind.name,
    form: isResult ? formOf(bytes).name : null,
    sheet: sheet.name,
    otherSheets: table.sheets.flatMap(({ name }) => (name === sheet.name ? [] : (name ?? []))),
    headerRow: found.headerRow + 1,
    ...preface,
    ...read,
  };
};
