import { readPreface } from './block';
import { type FileError, isFileError } from './file-error';
import type { KindName } from './kinds/kind';
import { recognise } from './recognise';
import { type ParsedRows, readRows } from './rows';
import { readTable } from './table/read-table';
import type { ReadLimits } from './table/table';

/** A file as a list we know, each row normalised or sent back. */
export interface ParsedFile extends ParsedRows {
  readonly kind: KindName;
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
  const table = await readTable(bytes, fileName, limits);
  if (isFileError(table)) return table;
  const found = recognise(table);
  if (isFileError(found)) return found;
  const preface = readPreface(found);
  if (isFileError(preface)) return preface;
  const { kind, sheet } = found;
  return {
    kind: kind.name,
    sheet: sheet.name,
    otherSheets: table.sheets.flatMap(({ name }) => (name === sheet.name ? [] : (name ?? []))),
    headerRow: found.headerRow + 1,
    ...preface,
    ...readRows(found),
  };
};
