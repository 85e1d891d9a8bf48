import type { DivisionCode, Fen, HouseholdNo, LocalDate, YearMonth } from '@ledger/kernel';
import type { Evidence, LedgerEvent } from '../vocabulary';

/** Which overpayment: what a household got too much for a benefit month (所属月份). */
export type OverpaidMonth = {
  household: HouseholdNo;
  benefitMonth: YearMonth;
};

/** Money paid too much for a household and month came back (追回) or was written off (核销). */
export type RecoveryStated = LedgerEvent<
  'RecoveryStated',
  {
    household: HouseholdNo;
    benefitMonth: YearMonth;
    kind: 'RECOVERED' | 'WRITTEN_OFF';
    amountFen: Fen;
    registeredOn: LocalDate;
    voucher: string;
    evidence: Evidence;
  }
>;

/**
 * 认定: so much was paid too much, as the views had it on that day. What they have later may differ,
 * and then it is established anew.
 */
export type OverpaymentEstablished = LedgerEvent<
  'OverpaymentEstablished',
  OverpaidMonth & {
    division: DivisionCode;
    amountFen: Fen;
    establishedOn: LocalDate;
    establishedBy: string;
    /** Codes of the rules whose findings named the money then. */
    rules: readonly string[];
  }
>;

/** One part of what is demanded and the day by which it has to come (分期). Fen. */
export interface Instalment {
  readonly dueOn: LocalDate;
  readonly amountFen: Fen;
}

/** 催缴: what was still out is demanded, at once or in instalments. A later demand takes its place. */
export type RecoveryDemanded = LedgerEvent<
  'RecoveryDemanded',
  OverpaidMonth & {
    amountFen: Fen;
    demandedOn: LocalDate;
    instalments: readonly Instalment[];
    demandedBy: string;
  }
>;

/** How money came back: 现金, 转账, 代扣. */
export type RecoveryWay = 'CASH' | 'TRANSFER' | 'DEDUCTED_BY_BANK';

/** 追回: money came back. One voucher is one receipt, also if a register names it again. */
export type RecoveryReceived = LedgerEvent<
  'RecoveryReceived',
  OverpaidMonth & {
    voucher: string;
    amountFen: Fen;
    receivedOn: LocalDate;
    way: RecoveryWay;
    receivedBy: string;
  }
>;

/** 抵扣: instead of paying it back the household gets so much less for another month. */
export type RecoveryOffset = LedgerEvent<
  'RecoveryOffset',
  OverpaidMonth & {
    voucher: string;
    amountFen: Fen;
    againstMonth: YearMonth;
    decidedOn: LocalDate;
    decidedBy: string;
  }
>;

export type WriteOffReason =
  'DIED_WITHOUT_ESTATE' | 'HARDSHIP' | 'GOOD_FAITH_ERROR' | 'NOT_TO_BE_FOUND' | 'OTHER';

/** 核销: so much is not demanded any more, on the word of an approver who had no hand in it. */
export type OverpaymentWrittenOff = LedgerEvent<
  'OverpaymentWrittenOff',
  OverpaidMonth & {
    voucher: string;
    amountFen: Fen;
    writtenOffOn: LocalDate;
    reasonCode: WriteOffReason;
    askedBy: string;
    approvedBy: string;
    /** The officer's words. */
    note?: Evidence;
  }
>;

/** What settles a part of an overpayment: 追回, 抵扣, 核销. */
export type SettlementKind = 'RECEIVED' | 'OFFSET' | 'WRITTEN_OFF';

export type RecoveryReversalReason =
  'WRONG_AMOUNT' | 'WRONG_MONTH' | 'BOOKED_TWICE' | 'RETURNED_TO_PAYER' | 'OTHER';

/** 冲正: a receipt, an offset or a write-off made here stands no more from that day on. */
export type RecoveryEntryReversed = LedgerEvent<
  'RecoveryEntryReversed',
  OverpaidMonth & {
    voucher: string;
    kind: SettlementKind;
    amountFen: Fen;
    /** Of an offset: the month that was to be paid less. */
    againstMonth?: YearMonth;
    reversedOn: LocalDate;
    reasonCode: RecoveryReversalReason;
    askedBy: string;
    confirmedBy: string;
    /** The officer's words. */
    note?: Evidence;
  }
>;

/** 结清: nothing is out any more, to the last fen. */
export type OverpaymentClosed = LedgerEvent<
  'OverpaymentClosed',
  OverpaidMonth & {
    closedOn: LocalDate;
    closedBy: string;
  }
>;

export type OverpaymentEvent =
  | RecoveryStated
  | OverpaymentEstablished
  | RecoveryDemanded
  | RecoveryReceived
  | RecoveryOffset
  | OverpaymentWrittenOff
  | RecoveryEntryReversed
  | OverpaymentClosed;
