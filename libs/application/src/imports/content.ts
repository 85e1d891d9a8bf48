import { type ParsedFile, parseFile, parseInWorker } from '@ledger/intake';
import type { Tokens } from '@ledger/people';
import type { FileReport, RejectedRow } from '../answers';

/** Up to here a file is read in a moment; a larger one is read on a thread of its own. */
const SMALL_BYTES = 256 * 1024;

/** From bytes to rows, or to why the file cannot be read. */
export const readFile = (bytes: Uint8Array, fileName: string) =>
  bytes.length <= SMALL_BYTES ? parseFile(bytes, fileName) : parseInWorker(bytes, fileName);

/** The same content, also saved again by another program or in another order, is one file. */
export const contentIdOf = (parsed: ParsedFile, tokens: Tokens): string => {
  const rows = parsed.rows.map(({ cells }) => JSON.stringify(cells)).sort();
  const rejected = parsed.rejected.map(({ row, code }) => `${row} ${code}`);
  const said = [parsed.kind, parsed.title, parsed.block, rows, rejected];
  return tokens.contentToken(JSON.stringify(said));
};

export const rejectedRows = (parsed: ParsedFile): readonly RejectedRow[] =>
  parsed.rejected.map(({ sheet, row, column, code, key, zh, en }) => ({
    sheet,
    row,
    column,
    code,
    key: key || null,
    zh,
    en,
  }));

export const reportOf = (
  fileName: string,
  outcome: FileReport['outcome'],
  said: Partial<FileReport> = {},
): FileReport => ({
  fileName,
  fileId: null,
  kind: null,
  outcome,
  sheet: null,
  headerRow: null,
  dataRows: 0,
  accepted: 0,
  rejected: [],
  problem: null,
  ...said,
});

/** Where the vault keeps the bytes of an upload with this digest. */
export const uploadIdOf = (digest: string): string => `upload-${digest}`;
