import { fen, yuanText } from '@ledger/kernel';
import { gb18030 } from '../../../normalise/gb18030';
import type { CellValue } from '../../../table/table';
import { type OrderProblem, orderProblem } from '../../form';
import type { Field } from './layout';

const SPACE = 0x20;
const ZERO = 0x30;

const textOf = ({ kind }: Field, value: CellValue): string => {
  const text = value === null ? '' : String(value);
  if (kind === 'amount') return yuanText(fen(Number(value)));
  return kind === 'day' || kind === 'month' ? text.replaceAll('-', '') : text;
};

const isOfFigures = ({ kind }: Field): boolean => kind === 'number' || kind === 'amount';

const tooLong = (field: Field, place: string): OrderProblem =>
  orderProblem(
    `${place}“${field.name}”超过定长格式的 ${field.width} 字节，未截断。请改用 CSV 或 Excel 格式，或缩短后重试。`,
    `${place} "${field.name}" does not fit the ${field.width} bytes of the fixed-width form and is not cut. Take the CSV or Excel form, or shorten it.`,
  );

const written = (field: Field, value: CellValue, place: string): Uint8Array | OrderProblem => {
  const bytes = gb18030(textOf(field, value));
  if (bytes.length > field.width) return tooLong(field, place);
  const padded = new Uint8Array(field.width).fill(isOfFigures(field) ? ZERO : SPACE);
  padded.set(bytes, isOfFigures(field) ? field.width - bytes.length : 0);
  return padded;
};

/** One line of a file: its mark, its fields each in its width, and the end of a line. */
export const lineOf = (
  mark: string,
  fields: readonly Field[],
  values: readonly CellValue[],
  place: string,
): Uint8Array | OrderProblem => {
  const parts: Uint8Array[] = [gb18030(mark)];
  for (const [index, field] of fields.entries()) {
    const part = written(field, values[index] ?? null, place);
    if ('problem' in part) return part;
    parts.push(part);
  }
  return Buffer.concat([...parts, gb18030('\r\n')]);
};
