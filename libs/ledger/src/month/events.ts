import type { DivisionCode, Fen, LocalDate, YearMonth } from '@ledger/kernel';
import type { Evidence, LedgerEvent } from '../vocabulary';

/** The money of one benefit month that a certificate speaks of. Fen. */
export interface CertifiedMoney {
  raised: Fen;
  allocated: Fen;
  appropriated: Fen;
  appropriatedArrived: Fen;
  used: Fen;
  batched: Fen;
  sentToBank: Fen;
  paid: Fen;
  returned: Fen;
  inFlight: Fen;
  bankAmountDifference: Fen;
  reissued: Fen;
  refundedToTreasury: Fen;
  returnedPending: Fen;
  overpaid: Fen;
  overpaidPossible: Fen;
  recovered: Fen;
  recoveredByOffset: Fen;
  writtenOff: Fen;
  paidByOffset: Fen;
}

/** Of a village in a street's certificate, of a street in a district's; or what is their own. */
export interface CertifiedRow {
  division: DivisionCode;
  /** The village as the files write it. */
  village?: string;
  /** Of a street: the digest of the certificate it closed with. */
  certificate?: string;
  money: CertifiedMoney;
}

/** What was known of a benefit month's money on the day it was closed. */
export interface MonthCertificate {
  /** All that was known by that day … */
  knownOn: LocalDate;
  /** … and stood in the log by that instant: the latest one of the views it was taken from. */
  recordedUntil: string;
  rows: readonly CertifiedRow[];
  /** Counted apart from the rows; it is their sum. */
  total: CertifiedMoney;
  /** SHA-256 over all of this, lower-case hex: short enough to print. */
  digest: string;
}

/**
 * What should be over before a month is closed. `not-conserved`: money of some place is not where
 * the sums say; reports that contradict each other can do that.
 */
export type OpenKind =
  | 'batches-not-closed'
  | 'in-flight-past-deadline'
  | 'returns-past-deadline'
  | 'bank-amounts-differ'
  | 'not-conserved';

export interface OpenItem {
  kind: OpenKind;
  /** Batches, items or places. */
  count: number;
  amountFen: Fen;
}

/**
 * 月结: the month's certificate of conservation, with the signed head of the log it rests on. What
 * becomes known later is a dated difference to it; the certificate never changes.
 */
export type MonthClosed = LedgerEvent<
  'MonthClosed',
  {
    division: DivisionCode;
    month: YearMonth;
    closedOn: LocalDate;
    closedBy: string;
    confirmedBy: string;
    certificate: MonthCertificate;
    /** A signed tree head (C2SP) over the log the certificate was taken from. */
    checkpoint: string;
    /** What was still open, by name. */
    open: readonly OpenItem[];
    /** Why it was closed all the same, in the words of whoever confirmed it. */
    override?: Evidence;
  }
>;

export type MonthEvent = MonthClosed;
