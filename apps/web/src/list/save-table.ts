import { saveFile } from '../save-file';
import { type Column, textOf } from './column';

/** Excel and WPS take a file without this mark for one in the encoding of the machine. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A cell that begins like a formula is told apart from one, and quotes are doubled. */
const cell = (text: string): string => {
  const plain = /^[=+\-@\t\r]/.test(text) && !/^-?[\d,.]+$/.test(text) ? `'${text}` : text;
  return `"${plain.replace(/"/g, '""')}"`;
};

export const asCsv = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string => {
  const head = columns.map(({ title }) => cell(title)).join(',');
  const lines = rows.map((row) =>
    columns
      .map((column) => {
        const text = textOf(column, row);
        // Amounts without the comma of thousands, so that a sum can be made of them.
        return cell(
          typeof column.of(row) === 'number' ? text.replace(/,/g, '').replace('−', '-') : text,
        );
      })
      .join(','),
  );
  return `${BYTE_ORDER_MARK}${[head, ...lines].join('\r\n')}\r\n`;
};

/** Saves what stands in a list, as it is narrowed and ordered, and masked as it is shown. */
export const saveTable = <Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): void => {
  saveFile(new Blob([asCsv(columns, rows)], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
};
