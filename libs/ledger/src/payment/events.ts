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

export type PaymentEvent = PaymentInstructed | BankLineReported | RefundRecorded;
