import {
  defaultLimits,
  type ParsedFile,
  parseFile,
  parseInWorker,
  rejectedWorkbookInWorker,
  rejectedWorkbookOf,
  type SourceFile,
  unpackedSize,
} from '@ledger/intake';
import type { Tokens } from '@ledger/people';
import type { FileReport, RejectedRow } from '../answers';

/** Up to here a file is read in a moment; a larger one is read on a thread of its own. */
const SMALL_BYTES = 256 * 1024;
/** A small workbook may unpack to a hundred times its size. */
const SMALL_UNPACKED_BYTES = 4 * 1024 * 1024;

const isSmall = (bytes: Uint8Array): boolean =>
  bytes.length <= SMALL_BYTES &&
  unpackedSize(bytes, defaultLimits.entriesMax) <= SMALL_UNPACKED_BYTES;

/** From bytes to rows, or to why the file cannot be read. */
export const readFile = (bytes: Uint8Array, fileName: string) =>
  isSmall(bytes) ? parseFile(bytes, fileName) : parseInWorker(bytes, fileName);

/** The rows of a file that were sent back, with their reasons, to be corrected. */
export const rejectedWorkbookFrom = (source: SourceFile) =>
  isSmall(source.bytes) ? rejectedWorkbookOf(source) : rejectedWorkbookInWorker(source);

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
  bankForm: null,
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
