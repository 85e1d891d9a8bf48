import { type BatchNo, fen, localDate, type PaymentRef, yearMonth, yuanText } from '@ledger/kernel';
import type { BankStatus } from '@ledger/ledger';
import { blockIn } from '../block';
import { type BlockField, column, LINE } from '../kinds/kind';
import { result as resultKind } from '../kinds/result';
import { readCell } from '../normalise/cell';
import { headerText } from '../normalise/text';
import type { CellValue } from '../table/table';
import { type OrderProblem, orderProblem } from './form';
import { type BankOrder, type BankOrderLine, type BankResult, totalsOf } from './model';

type Rows = readonly (readonly CellValue[])[];

/** A label and its value above the header row. */
export type Labelled = readonly (readonly [label: string, value: string])[];

export const statusWords = {
  CREDITED: '成功',
  FAILED: '失败',
  RETURNED: '退票',
} as const satisfies Record<BankStatus, string>;

const orderColumns = [
  LINE,
  column('客户流水号', 'key'),
  column('收款账号', 'account'),
  column('收款户名', 'name'),
  column('金额', 'money'),
  column('开户银行', 'text'),
  column('用途', 'text'),
];

export const orderHeaders = orderColumns.map(({ header }) => header);
export const resultHeaders = resultKind.columns.map(({ header }) => header);

const field = (label: string, type: BlockField['type']): BlockField => ({
  label,
  also: [],
  type,
  required: true,
});

const orderBlock: readonly BlockField[] = [
  field('批次号', 'key'),
  field('所属月份', 'month'),
  field('送银行日期', 'date'),
  field('笔数', 'count'),
  field('合计金额', 'money'),
  field('校验和', 'key'),
];

const totalsAbove = (file: BankOrder | BankResult): Labelled => {
  const { count, sumFen, hashTotal } = totalsOf(file);
  return [
    ['笔数', String(count)],
    ['合计金额', yuanText(sumFen)],
    ['校验和', hashTotal],
  ];
};

export const orderAbove = (order: BankOrder): Labelled => [
  ['批次号', order.batch],
  ['所属月份', order.benefitMonth],
  ['送银行日期', order.sentOn],
  ...totalsAbove(order),
];

export const resultAbove = (result: BankResult): Labelled => [
  ['批次号', result.batch],
  ...totalsAbove(result),
];

/** Amounts stay fen: each form writes them in its own way. */
export const orderRows = ({ lines }: BankOrder): Rows =>
  lines.map(({ serial, ref, account, holder, amountFen, bankName, purpose }) => [
    serial,
    ref,
    account,
    holder,
    amountFen,
    bankName,
    purpose,
  ]);

export const resultRows = ({ lines }: BankResult): Rows =>
  lines.map((line) => [
    line.serial,
    line.ref,
    line.account,
    line.holder,
    line.amountFen,
    statusWords[line.status],
    line.bankSerial,
    line.creditedOn ?? '',
    line.failureCode,
    line.failureReason,
  ]);

const NO_ORDER = orderProblem(
  '没有找到送盘文件的表头（客户流水号、收款账号、收款户名、金额）。',
  'The header of a file to the bank (客户流水号, 收款账号, 收款户名, 金额) was not found.',
);

const totalsDiffer = (): OrderProblem =>
  orderProblem(
    '送盘文件首部的笔数、合计或校验和与明细不符。',
    'Count, sum or hash total at the head of the file to the bank are not those of its lines.',
  );

/** The row that holds every header of an order; undefined: the rows are no order. */
export const orderHeaderIn = (rows: Rows): number | undefined => {
  const at = rows.findIndex((row) => {
    const headers = row.map((cell) => (typeof cell === 'string' ? headerText(cell) : ''));
    return orderHeaders.every((header) => headers.includes(header));
  });
  return at < 0 ? undefined : at;
};

const lineFrom = (header: readonly CellValue[], row: readonly CellValue[]) => {
  const cells = orderColumns.map((one) => {
    const at = header.findIndex((cell) => typeof cell === 'string' && cell === one.header);
    return readCell(row[at] ?? null, one);
  });
  if (cells.some((cell) => typeof cell === 'object')) return undefined;
  const [serial, ref, account, holder, amount, bankName, purpose] = cells.map(String);
  const line: BankOrderLine = {
    serial: Number(serial),
    ref: ref as PaymentRef,
    account: account!,
    holder: holder!,
    amountFen: fen(Number(amount)),
    bankName: bankName!,
    purpose: purpose!,
  };
  return line;
};

/** An order from the rows of a table; its totals must be those at its head. */
export const orderFrom = (rows: Rows): BankOrder | OrderProblem => {
  const at = orderHeaderIn(rows);
  if (at === undefined) return NO_ORDER;
  const { block, invalid } = blockIn(orderBlock, rows.slice(0, at));
  const isWhole = orderBlock.every(({ label }) => label in block);
  const lines = rows.slice(at + 1).map((row) => lineFrom(rows[at]!, row));
  if (invalid.length > 0 || !isWhole || lines.includes(undefined)) return NO_ORDER;
  const order: BankOrder = {
    batch: block['批次号'] as BatchNo,
    benefitMonth: yearMonth(block['所属月份']!),
    sentOn: localDate(block['送银行日期']!),
    lines: lines.filter((line) => line !== undefined),
  };
  const { count, sumFen, hashTotal } = totalsOf(order);
  const isSame =
    block['笔数'] === String(count) &&
    block['合计金额'] === String(sumFen) &&
    block['校验和'] === hashTotal;
  return isSame ? order : totalsDiffer();
};
