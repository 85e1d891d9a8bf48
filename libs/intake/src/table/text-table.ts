import { CsvError, parse } from 'csv-parse/sync';
import { type FileError, fileError } from '../file-error';
import type { Table } from './table';

// oxlint-disable-next-line no-control-regex
const BINARY = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;
const WEB_PAGE = /^\s*(<!doctype|<html|<table|<\?xml|<head|<meta)/i;
const ENCODINGS = ['utf-8', 'gb18030'] as const;
const DELIMITERS = [',', '\t', ';', '|'] as const;

const decoded = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/**
 * UTF-8 is tried first because GB18030 text is almost never valid UTF-8, while UTF-8 text often is
 * valid GB18030 of other characters. A byte order mark tells UTF-16, and is dropped in all.
 */
const textOf = (bytes: Uint8Array): string | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes, 'utf-16be');
  return decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030');
};

/** The sign that parts most of the first lines. */
const delimiterOf = (text: string): string => {
  const start = text.slice(0, 4000);
  const counts = DELIMITERS.map((sign) => start.split(sign).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
};

/** Banks write ="6217…" to keep a spreadsheet from reading the account as a number. */
const unwrapped = (cell: string): string => /^="(.*)"$/.exec(cell)?.[1] ?? cell;

/** A sign takes up to four bytes: what was cut off in the middle of one is short of them. */
const SIGN_BYTES_MAX = 4;

/** Is all of it well written but for its very last sign? Then it was cut off on its way. */
const isCutInSign = (bytes: Uint8Array): boolean =>
  ENCODINGS.some((encoding) =>
    Array.from({ length: SIGN_BYTES_MAX - 1 }, (_, index) => bytes.length - index - 1).some(
      (length) =>
        length > SIGN_BYTES_MAX && decoded(bytes.subarray(0, length), encoding) !== undefined,
    ),
  );

const LINE_END = 0x0a;
const linesIn = (bytes: Uint8Array): number =>
  bytes.reduce((lines, byte) => (byte === LINE_END ? lines + 1 : lines), 1);

/** The first line that is written in none of the encodings; undefined when it is the first. */
const wrongLineOf = (bytes: Uint8Array): number | undefined => {
  const reached = ENCODINGS.map((encoding) => {
    let from = 0;
    for (let line = 1; from < bytes.length; line += 1) {
      const end = bytes.indexOf(LINE_END, from);
      const next = end < 0 ? bytes.length : end + 1;
      if (decoded(bytes.subarray(from, next), encoding) === undefined) return line;
      from = next;
    }
    return 1;
  });
  const line = Math.max(...reached);
  return line > 1 ? line : undefined;
};

const unreadable = (bytes: Uint8Array, named: 'workbook' | 'text'): FileError => {
  if (named === 'workbook') return fileError('NOT_A_WORKBOOK');
  if (isCutInSign(bytes)) return fileError('CUT_SHORT', String(linesIn(bytes)));
  return fileError('ENCODING_UNKNOWN', String(wrongLineOf(bytes) ?? ''));
};

const recordsOf = (text: string): string[][] =>
  parse(text, {
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
  });

const brokenAt = (error: unknown): FileError => {
  if (!(error instanceof CsvError)) throw error;
  return fileError('CSV_BROKEN', String(error['lines'] ?? '?'));
};

const PLAIN = {
  name: null,
  hiddenRows: new Set<number>(),
  hidden: false,
  uncalculated: new Set<string>(),
};

/** Delimited text of any encoding that occurs here. A row is a record, as spreadsheets count. */
export const readText = (bytes: Uint8Array, named: 'workbook' | 'text'): Table | FileError => {
  const text = textOf(bytes);
  if (text === undefined || BINARY.test(text)) {
    return unreadable(bytes, named);
  }
  if (WEB_PAGE.test(text)) return fileError('WEB_PAGE');
  if (text.trim() === '') return fileError('EMPTY_FILE');
  try {
    const rows = recordsOf(text).map((record) => record.map(unwrapped));
    const endsMidLine = !/[\r\n]$/.test(text);
    return { sheets: [{ ...PLAIN, rows, endsMidLine }] };
  } catch (error) {
    return brokenAt(error);
  }
};
