import {
  type CellValue,
  isFileError,
  type ParsedFile,
  parseFile,
  readTable,
  type SheetTable,
} from '@ledger/intake';
import type { Upload } from '@ledger/application';
import { writeXlsx } from 'hucre';

type Row = readonly CellValue[];

/** A file taken apart: what stands above its rows, its rows, and how it is written. */
interface Parts {
  readonly name: string;
  readonly sheet: string | null;
  readonly head: readonly Row[];
  readonly rows: readonly Row[];
  /** The whole sheet, with the rows that are sent back and those below. */
  readonly whole: readonly Row[];
}

/** The file as it is read, when it must be readable. */
export const parsedOf = async ({ name, bytes }: Upload): Promise<ParsedFile> => {
  const parsed = await parseFile(bytes, name);
  if (isFileError(parsed)) throw new Error(`${name}: ${parsed.en}`);
  return parsed;
};

const partsOf = async (file: Upload): Promise<Parts> => {
  const [parsed, table] = [await parsedOf(file), await readTable(file.bytes, file.name)];
  if (isFileError(table)) throw new Error(`${file.name}: ${table.en}`);
  const { rows } = table.sheets.find(({ name }) => name === parsed.sheet) as SheetTable;
  return {
    name: file.name,
    sheet: parsed.sheet,
    head: rows.slice(0, parsed.headerRow),
    rows: parsed.rows.map(({ sheetRow }) => rows[sheetRow - 1] ?? []),
    whole: rows,
  };
};

const quoted = (cell: CellValue): string => `"${String(cell ?? '').replaceAll('"', '""')}"`;

/** Text as another bank would send it: UTF-8 with its mark, every cell in quotes. */
const asText = (rows: readonly Row[]): Uint8Array =>
  Buffer.from(`\ufeff${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`);

const written = async ({ name, sheet }: Parts, rows: readonly Row[]): Promise<Upload> => {
  const all = rows.map((row) => [...row]);
  const bytes =
    sheet === null ? asText(all) : await writeXlsx({ sheets: [{ name: sheet, rows: all }] });
  return { name, bytes };
};

const named = (name: string, mark: string): string => name.replace(/(\.\w+)$/, `${mark}$1`);

/** The same cells, saved again by another program: other bytes, the same content. */
export const savedAgain = async (file: Upload, mark = '-另存'): Promise<Upload> => {
  const parts = await partsOf(file);
  return written({ ...parts, name: named(parts.name, mark) }, parts.whole);
};

/** A file with the same header that holds the first row alone. */
export const firstRowOf = async (file: Upload): Promise<Upload> => {
  const parts = await partsOf(file);
  return written(parts, [...parts.head, ...parts.rows.slice(0, 1)]);
};

/**
 * Two files with the same header that hold the rows of one; the second may begin a few rows
 * early, so that those stand in both. A file of one row stays whole.
 */
export const splitAt = async (
  file: Upload,
  share: number,
  overlap: number,
): Promise<readonly Upload[]> => {
  const parts = await partsOf(file);
  if (parts.rows.length < 2) return [file];
  const at = 1 + Math.floor(share * (parts.rows.length - 1));
  const half = (mark: string, rows: readonly Row[]) =>
    written({ ...parts, name: named(parts.name, mark) }, [...parts.head, ...rows]);
  return [
    await half('-上', parts.rows.slice(0, at)),
    await half('-下', parts.rows.slice(Math.max(0, at - overlap))),
  ];
};
