import type { BatchNo, DivisionCode, Fen, FileId, PaymentRef } from '@ledger/kernel';
import type { BankStatus, LedgerEvent } from '../vocabulary';

/** Which items of one batch a file says the same of: serial numbers as `1-300,305`. */
export interface LinesSaid {
  batch: BatchNo;
  status: BankStatus;
  serials: string;
}

/** A line under a reference that is not a batch number and a serial number. */
export interface OtherLineSaid {
  ref: PaymentRef;
  status: BankStatus;
}

/**
 * A result file of the bank (回盘) came, and what it says of whole: which lines, and what its head
 * says of them. A line that another file had said is no second fact, but that this file says it
 * again is one; and a file that says less than its head is one as well.
 */
export type BankResultStated = LedgerEvent<
  'BankResultStated',
  {
    file: FileId;
    division: DivisionCode;
    /** In which bank's form it came. */
    form: string;
    /** 批次号, 笔数, 合计金额 at its head, where it has one. */
    batch?: BatchNo;
    statedCount?: number;
    statedFen?: Fen;
    /** Lines that were read, their sum, and lines that were sent back. */
    lines: number;
    sumFen: Fen;
    unread: number;
    said: readonly LinesSaid[];
    others: readonly OtherLineSaid[];
    /** Lines that say again, in the same file, what stands of the same item: one entry each. */
    again: readonly OtherLineSaid[];
  }
>;

export type BankEvent = BankResultStated;
