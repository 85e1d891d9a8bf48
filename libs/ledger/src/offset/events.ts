import type { Fen, HouseholdNo, LocalDate, YearMonth } from '@ledger/kernel';
import type { LedgerEvent } from '../vocabulary';

/** Which part of a month is spoken for: for which overpaid month, on which voucher. */
export type OffsetShare = {
  household: HouseholdNo;
  /** The month that is paid less. */
  againstMonth: YearMonth;
  /** The month that was overpaid. */
  benefitMonth: YearMonth;
  voucher: string;
  amountFen: Fen;
};

/** 占用: so much of a month is spoken for, before the offset is booked with the overpayment. */
export type OffsetCommitted = LedgerEvent<
  'OffsetCommitted',
  OffsetShare & { committedOn: LocalDate; committedBy: string }
>;

/** 释放: the offset was not booked after all, or was reversed. */
export type OffsetCommitmentReleased = LedgerEvent<
  'OffsetCommitmentReleased',
  OffsetShare & { releasedOn: LocalDate }
>;

export type OffsetEvent = OffsetCommitted | OffsetCommitmentReleased;
