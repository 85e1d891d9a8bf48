import type { BankStatus } from '@ledger/ledger';
import { type FileError, fileError } from '../file-error';
import type { ParsedRows } from '../rows';
import type { SheetTable, Table } from '../table/table';
import { bankForms } from './forms';
import { hashTotal } from './hash-total';
import { orderHeaderIn, statusWords } from './table-rows';

const statusOf = new Map<string | number | undefined, BankStatus>(
  Object.entries(statusWords).map(([status, word]) => [word, status as BankStatus]),
);

/**
 * A result that brings a hash total is taken in whole or not at all: where one of its lines cannot
 * be read nobody can say whether the others are what the bank wrote.
 */
export const hashTotalProblem = (
  block: Readonly<Record<string, string>>,
  { rows, rejected }: Pick<ParsedRows, 'rows' | 'rejected'>,
): FileError | undefined => {
  const stated = block['校验和'];
  if (stated === undefined) return undefined;
  const [unread] = rejected;
  if (unread) return fileError('BANK_LINES_UNREAD', `${unread.row}/${unread.column}`);
  const computed = hashTotal(
    rows.map(({ cells }) => {
      const status = statusOf.get(cells['状态']);
      return {
        ref: String(cells['客户流水号']),
        account: String(cells['账号'] ?? ''),
        amountFen: Number(cells['金额']),
        creditedOn: String(cells['入账日期'] ?? ''),
        ...(status && { status }),
      };
    }),
  );
  if (computed === stated) return undefined;
  const count = block['笔数'] ?? '';
  return fileError('BANK_HASH_TOTAL', [stated, computed, rows.length, count].join('/'));
};

const isUndivided = ({ name, rows }: SheetTable): boolean =>
  name === null && rows.length > 1 && rows.every((row) => row.length < 2);

/** Of a file that is no list we know: is it the bank's all the same, and why was it not taken? */
export const bankProblem = ({ sheets }: Table): FileError | undefined => {
  if (sheets.some(({ rows }) => orderHeaderIn(rows) !== undefined)) {
    return fileError('BANK_ORDER_NOT_RESULT');
  }
  if (!sheets.some(isUndivided)) return undefined;
  const tried = (language: 'zh' | 'en') =>
    bankForms.map((form) => `${form.name}: ${form.needs[language]}`);
  return fileError('BANK_FORM_UNKNOWN', `${tried('zh').join('；')}\n${tried('en').join('; ')}`);
};
