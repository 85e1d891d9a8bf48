import type {
  BatchNo,
  DivisionCode,
  Fen,
  HouseholdNo,
  LocalDate,
  PaymentRef,
  PersonId,
  Token,
  YearMonth,
} from '@ledger/kernel';
import type { ReversalReason } from '../fund/events';
import type { BankStatus, Evidence, IdDefect, LedgerEvent, PaymentKind } from '../vocabulary';

/** One line of a disbursement roster (发放花名册): pay this household for this benefit month. */
export type PaymentInstructed = LedgerEvent<
  'PaymentInstructed',
  {
    ref: PaymentRef;
    batch: BatchNo;
    household: HouseholdNo;
    division: DivisionCode;
    village: string;
    head: PersonId;
    beneficiary: PersonId;
    kind: PaymentKind;
    benefitMonth: YearMonth;
    householdSize: number;
    coveredCount: number;
    baseAmountFen: Fen;
    supplementFen: Fen;
    otherFen: Fen;
    totalFen: Fen;
    accountToken?: Token;
    accountHolderToken?: Token;
    /** The returned item this one sends again (重发). */
    reissueOf?: PaymentRef;
    idDefect?: IdDefect;
    evidence: Evidence;
  }
>;

/** What the bank says became of an item (回盘); also of an item not known here. */
export type BankLineReported = LedgerEvent<
  'BankLineReported',
  {
    ref: PaymentRef;
    status: BankStatus;
    amountFen: Fen;
    creditedOn?: LocalDate;
    bankSerial?: string;
    failureCode?: string;
    accountToken?: Token;
    accountHolderToken?: Token;
    evidence: Evidence;
  }
>;

/** A returned item was paid back to the treasury (退票缴回). */
export type RefundRecorded = LedgerEvent<
  'RefundRecorded',
  {
    ref: PaymentRef;
    household: HouseholdNo;
    amountFen: Fen;
    registeredOn: LocalDate;
    voucher: string;
    evidence: Evidence;
  }
>;

/** 冲正: a refund was entered wrongly. From that day on it stands no more. */
export type RefundReversed = LedgerEvent<
  'RefundReversed',
  {
    ref: PaymentRef;
    household: HouseholdNo;
    voucher: string;
    reversedOn: LocalDate;
    reasonCode: ReversalReason;
    confirmedBy: string;
    /** The officer's words. */
    evidence: Evidence;
  }
>;

/** A returned item goes out again as another one (重发). */
export type PaymentReissued = LedgerEvent<
  'PaymentReissued',
  {
    ref: PaymentRef;
    household: HouseholdNo;
    /** The item that sends it again, and its batch. */
    reissuedAs: PaymentRef;
    batch: BatchNo;
    /** The item that was to send it again and was reversed before it went out. */
    insteadOf?: PaymentRef;
  }
>;

/** An item never went out, because its batch did not (冲正): from here on it counts nowhere. */
export type PaymentReversed = LedgerEvent<
  'PaymentReversed',
  {
    ref: PaymentRef;
    household: HouseholdNo;
    division: DivisionCode;
    batch: BatchNo;
    reversedOn: LocalDate;
    /** The account the item named: what is said of it no longer counts there either. */
    accountToken?: Token;
  }
>;

export type PaymentEvent =
  | PaymentInstructed
  | BankLineReported
  | RefundRecorded
  | RefundReversed
  | PaymentReissued
  | PaymentReversed;
