import { fen, yuanText } from '@ledger/kernel';
import { isFileError } from '../../../file-error';
import { gb18030 } from '../../../normalise/gb18030';
import { readTable } from '../../../table/read-table';
import type { CellValue } from '../../../table/table';
import type { BankForm } from '../../form';
import {
  type Labelled,
  orderAbove,
  orderFrom,
  orderHeaders,
  orderRows,
  resultAbove,
  resultHeaders,
  resultRows,
} from '../../table-rows';

const NEEDS_QUOTES = /[",;|\t\r\n]/;

const cellText = (value: CellValue): string => {
  const text = value === null ? '' : String(value);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Amounts in yuan with two decimals, lines that end as on Windows. */
const written = (
  above: Labelled,
  headers: readonly string[],
  rows: readonly (readonly CellValue[])[],
): Uint8Array => {
  const amountAt = headers.indexOf('金额');
  const lines = [
    above.flat(),
    headers,
    ...rows.map((row) =>
      row.map((cell, at) => (at === amountAt ? yuanText(fen(Number(cell))) : cell)),
    ),
  ];
  return gb18030(lines.map((line) => `${line.map(cellText).join(',')}\r\n`).join(''));
};

/** What most rural banks take: a CSV in GB18030, the totals in its first line. */
export const csvGb18030: BankForm = {
  name: 'csv-gb18030',
  zh: 'CSV 文本（GB18030）：首行为批次号、笔数、合计金额、校验和，次行为表头',
  en: 'CSV text (GB18030): batch, count, sum and hash total in the first line, headers in the second',
  needs: {
    zh: '逗号分隔的文本，表头含“客户流水号”“金额”“状态”“入账日期”',
    en: 'text parted by commas whose header names 客户流水号, 金额, 状态 and 入账日期',
  },
  extension: 'csv',
  mediaType: 'text/csv; charset=gb18030',
  writeOrder: (order) =>
    Promise.resolve(written(orderAbove(order), orderHeaders, orderRows(order))),
  readOrder: async (bytes) => {
    const table = await readTable(bytes, 'order.csv');
    return isFileError(table) ? { problem: table } : orderFrom(table.sheets[0]?.rows ?? []);
  },
  writeResult: (result) =>
    Promise.resolve(written(resultAbove(result), resultHeaders, resultRows(result))),
  claims: () => true,
  open: readTable,
};
