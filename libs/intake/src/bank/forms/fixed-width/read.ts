import { type FileError, fileError } from '../../../file-error';
import type { SheetTable, Table } from '../../../table/table';
import { type Field, MARKS, resultHead, resultLine } from './layout';

const LINE_END = 0x0a;
const RETURN = 0x0d;
const ZEROS = /^0+(?=\d)/;

const widthOf = (mark: string, fields: readonly Field[]): number =>
  fields.reduce((sum, { width }) => sum + width, mark.length);

const decoded = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** The lines without their ends; the last may have none, which is said beside it. */
const linesOf = (bytes: Uint8Array) => {
  const lines: Uint8Array[] = [];
  let from = 0;
  while (from < bytes.length) {
    const end = bytes.indexOf(LINE_END, from);
    const next = end < 0 ? bytes.length : end;
    const isReturn = next > from && bytes[next - 1] === RETURN;
    lines.push(bytes.subarray(from, isReturn ? next - 1 : next));
    from = next + 1;
  }
  return { lines, endsMidLine: bytes.at(-1) !== LINE_END };
};

const FIGURES: Readonly<Record<Field['kind'], RegExp>> = {
  text: /^.*$/su,
  number: /^\d+$/,
  amount: /^\d+\.\d\d$/,
  day: /^(\d{8})?$/,
  month: /^\d{6}$/,
};

/** As the office writes it: no zeros in front, days and months with hyphens. */
const plain = ({ kind }: Field, text: string): string => {
  if (kind === 'number' || kind === 'amount') return text.replace(ZEROS, '');
  if (kind === 'day') return text && `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  return kind === 'month' ? `${text.slice(0, 4)}-${text.slice(4)}` : text;
};

const fieldsIn = (
  line: Uint8Array,
  mark: string,
  fields: readonly Field[],
  lineNo: number,
): readonly string[] | FileError => {
  const width = widthOf(mark, fields);
  if (line.length !== width) {
    return fileError('BANK_LINE_WIDTH', `${lineNo}/${line.length}/${width}`);
  }
  if (decoded(line.subarray(0, mark.length)) !== mark) {
    return fileError('BANK_LINE_INVALID', `${lineNo}/记录标识`);
  }
  const values: string[] = [];
  let at = mark.length;
  for (const field of fields) {
    const text = decoded(line.subarray(at, at + field.width));
    if (text === undefined) return fileError('ENCODING_UNKNOWN', String(lineNo));
    const value = text.trim();
    if (!FIGURES[field.kind].test(value)) {
      return fileError('BANK_LINE_INVALID', `${lineNo}/${field.name}`);
    }
    values.push(plain(field, value));
    at += field.width;
  }
  return values;
};

export interface FixedRows {
  readonly head: readonly string[];
  readonly lines: readonly (readonly string[])[];
}

/** Every field of every line, or the first that is not what it should be: then nothing is taken. */
export const readFixed = (
  bytes: Uint8Array,
  mark: string,
  head: readonly Field[],
  line: readonly Field[],
): FixedRows | FileError => {
  const { lines, endsMidLine } = linesOf(bytes);
  if (endsMidLine) return fileError('CUT_SHORT', String(lines.length));
  const rows: (readonly string[])[] = [];
  for (const [index, bytesOfLine] of lines.entries()) {
    const isHead = index === 0;
    const read = fieldsIn(bytesOfLine, isHead ? mark : MARKS.line, isHead ? head : line, index + 1);
    if ('code' in read) return read;
    rows.push(read);
  }
  const [first = [], ...rest] = rows;
  return { head: first, lines: rest };
};

const PLAIN = {
  name: null,
  hiddenRows: new Set<number>(),
  hidden: false,
  uncalculated: new Set<string>(),
  endsMidLine: false,
};

/** The same under labels and headers, as a bank that sends a table would write it. */
export const tableOf = (
  { head, lines }: FixedRows,
  headFields: readonly Field[],
  lineFields: readonly Field[],
): SheetTable => ({
  ...PLAIN,
  rows: [
    headFields.flatMap(({ name }, index) => [name, head[index] ?? '']),
    lineFields.map(({ name }) => name),
    ...lines,
  ],
});

const startsWith = (bytes: Uint8Array, mark: string): boolean =>
  decoded(bytes.subarray(0, mark.length)) === mark;

/** A result; a file that was meant for the bank is told by its mark. */
export const readResult = (bytes: Uint8Array): Table | FileError => {
  if (startsWith(bytes, MARKS.order)) return fileError('BANK_ORDER_NOT_RESULT');
  if (!startsWith(bytes, MARKS.result)) return fileError('BANK_LINE_INVALID', '1/记录标识');
  const read = readFixed(bytes, MARKS.result, resultHead, resultLine);
  return 'code' in read ? read : { sheets: [tableOf(read, resultHead, resultLine)] };
};
