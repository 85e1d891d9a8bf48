import type { DivisionCode, Fen, LocalDate, YearMonth } from '@ledger/kernel';
import type {
  Instalment,
  OffsetRefusal,
  OverpaymentRefusal,
  RecoveryReversalReason,
  RecoveryWay,
  WriteOffReason,
} from '@ledger/ledger';
import type { OverpaidMonth } from './taken-up';

/** Who acts on which overpayment, and where they may. */
export interface OverpaymentOrder {
  readonly actor: string;
  readonly scope: DivisionCode;
  readonly of: OverpaidMonth;
}

export interface DemandOrder extends OverpaymentOrder {
  readonly instalments: readonly Instalment[];
}

export interface ReceiptOrder extends OverpaymentOrder {
  readonly voucher: string;
  readonly amountFen: Fen;
  readonly receivedOn: LocalDate;
  readonly way: RecoveryWay;
}

export interface OffsetOrder extends OverpaymentOrder {
  readonly voucher: string;
  readonly amountFen: Fen;
  readonly againstMonth: YearMonth;
}

export interface WriteOffOrder extends OverpaymentOrder {
  readonly voucher: string;
  readonly amountFen: Fen;
  readonly reasonCode: WriteOffReason;
  readonly approvedBy: string;
  /** The officer's words; they go to the vault. */
  readonly note?: string;
}

export interface RecoveryReversalOrder extends OverpaymentOrder {
  readonly voucher: string;
  readonly reasonCode: RecoveryReversalReason;
  readonly confirmedBy: string;
  readonly note?: string;
}

/** `day-ahead`: money that has not come yet. */
export type AnyOverpaymentRefusal =
  OverpaymentRefusal | OffsetRefusal | 'overpayment-not-known' | 'day-ahead';
