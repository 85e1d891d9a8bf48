import type { FileError } from './file-error';
import { kindOf } from './kinds/all';
import type { KindName } from './kinds/kind';
import type { ParsedFile } from './parse-file';
import type { ParsedRow } from './rows';

/** Rows without their headers: those are the same in all and cost more than the values. */
export type Page = readonly (readonly (string | number)[])[];

export type FromWorker =
  | { readonly type: 'refused'; readonly error: FileError }
  | { readonly type: 'file'; readonly file: Omit<ParsedFile, 'rows'> }
  | { readonly type: 'page'; readonly page: Page }
  | { readonly type: 'end' }
  | { readonly type: 'workbook'; readonly bytes: Uint8Array };

export const packed = (kind: KindName, rows: readonly ParsedRow[]): Page => {
  const { columns } = kindOf(kind);
  return rows.map(({ sheetRow, cells }) => [
    sheetRow,
    ...columns.map(({ header }) => cells[header] ?? ''),
  ]);
};

export const unpacked = (kind: KindName, page: Page): readonly ParsedRow[] => {
  const { columns } = kindOf(kind);
  return page.map((values) => {
    const cells: Record<string, string | number> = {};
    for (const [index, { header }] of columns.entries()) cells[header] = values[index + 1] ?? '';
    return { sheetRow: Number(values[0]), cells };
  });
};
