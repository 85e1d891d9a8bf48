import { type BatchNo, type Fen, type LocalDate, type PaymentRef, sumFen } from '@ledger/kernel';
import type { YearMonth } from '@ledger/kernel';
import type { BankStatus } from '@ledger/ledger';
import { hashTotal } from './hash-total';

/** One payment asked of the bank (代发明细). */
export interface BankOrderLine {
  readonly serial: number;
  readonly ref: PaymentRef;
  readonly account: string;
  readonly holder: string;
  readonly amountFen: Fen;
  /** 开户银行, where the office knows it. */
  readonly bankName: string;
  /** 用途, as the bank shows it to the payee. */
  readonly purpose: string;
}

/** What goes to the bank with a batch (送盘文件), whatever the form of the file. */
export interface BankOrder {
  readonly batch: BatchNo;
  readonly benefitMonth: YearMonth;
  readonly sentOn: LocalDate;
  readonly lines: readonly BankOrderLine[];
}

/** What the bank says became of one payment. */
export interface BankResultLine {
  readonly serial: number;
  readonly ref: PaymentRef;
  readonly account: string;
  readonly holder: string;
  readonly amountFen: Fen;
  readonly status: BankStatus;
  readonly bankSerial: string;
  readonly creditedOn?: LocalDate;
  readonly failureCode: string;
  readonly failureReason: string;
}

/** What comes back (回盘文件): one batch or a part of it, and returns of earlier ones. */
export interface BankResult {
  readonly batch: BatchNo;
  readonly lines: readonly BankResultLine[];
}

/** What the head of a bank file says of its lines, in either direction. */
export interface BankTotals {
  readonly count: number;
  readonly sumFen: Fen;
  readonly hashTotal: string;
}

export const totalsOf = ({ lines }: BankOrder | BankResult): BankTotals => ({
  count: lines.length,
  sumFen: sumFen(lines.map(({ amountFen }) => amountFen)),
  hashTotal: hashTotal(lines),
});
