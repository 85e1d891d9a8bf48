import type {
  BatchNo,
  DivisionCode,
  Fen,
  HouseholdNo,
  LocalDate,
  PaymentRef,
  YearMonth,
} from '@ledger/kernel';
import type { Evidence, LedgerEvent, PaymentKind } from '../vocabulary';

/** What the head of a roster says of its batch, whoever drew it up. */
export interface BatchHeader {
  batch: BatchNo;
  /** The street whose roster it is. */
  division: DivisionCode;
  benefitMonth: YearMonth;
  frozenOn: LocalDate;
  approvedOn?: LocalDate;
  sentToBankOn: LocalDate;
  /** Accepted lines and their sum. */
  count: number;
  sumFen: Fen;
}

/** The header of a disbursement roster: when the batch was frozen, approved and sent. */
export type BatchStated = LedgerEvent<'BatchStated', BatchHeader>;

/** Why a line is not paid as it is due (修改原因); the words of it stand in the vault. */
export type EditReason =
  'SUPPLEMENT' | 'CORRECTION' | 'DECISION_PENDING' | 'DEATH_PENDING' | 'OTHER';

/** Which line of a batch: what one household gets for one month, and of what kind. */
export interface LineKey {
  household: HouseholdNo;
  benefitMonth: YearMonth;
  kind: PaymentKind;
  /** The returned item the line sends again (重发). */
  reissueOf?: PaymentRef;
}

/** The month's batch (批次) was opened here. */
export type BatchOpened = LedgerEvent<
  'BatchOpened',
  { batch: BatchNo; division: DivisionCode; benefitMonth: YearMonth; openedBy: string }
>;

/** A list of a batch that is kept beside the log, and SHA-256 over it, lower-case hex. */
export interface KeptListing {
  list: string;
  digest: string;
}

/** The office's own roster (花名册) says who is paid what; what was edited before counts no more. */
export type BatchRosterTaken = LedgerEvent<
  'BatchRosterTaken',
  { batch: BatchNo; roster: KeptListing; count: number; sumFen: Fen; takenBy: string }
>;

/** A line is to be paid otherwise than it is due, or not with this batch. Fen. */
export type BatchLineEdited = LedgerEvent<
  'BatchLineEdited',
  LineKey & {
    batch: BatchNo;
    /** What is paid now; all zero: the line is left out. */
    baseAmountFen: Fen;
    supplementFen: Fen;
    otherFen: Fen;
    /** What was due when it was edited: when more becomes known the two are compared again. */
    dueFen: Fen;
    reasonCode: EditReason;
    reason: Evidence;
    editedBy: string;
  }
>;

/** How many items, their sum, and SHA-256 over them in order of reference, lower-case hex. */
export interface ItemsTotal {
  count: number;
  sumFen: Fen;
  digest: string;
}

/** From here on nothing is edited: these items are written, each to its payment. */
export type BatchListFixed = LedgerEvent<
  'BatchListFixed',
  ItemsTotal & {
    batch: BatchNo;
    /** Where the list is kept until each of its items stands in the log. */
    list: string;
    fixedBy: string;
  }
>;

/** Every item stands in its own stream (冻结). */
export type BatchFrozen = LedgerEvent<
  'BatchFrozen',
  ItemsTotal & { batch: BatchNo; frozenOn: LocalDate; frozenBy: string }
>;

/** What one rule said of the batch. */
export interface RuleShown {
  rule: string;
  version: number;
  blocking: number;
  warning: number;
}

/** The rules looked at the batch as if it were sent and credited today (发放前筛查). */
export type BatchScreened = LedgerEvent<
  'BatchScreened',
  {
    batch: BatchNo;
    screenedOn: LocalDate;
    screenedBy: string;
    /** Every rule that was asked, also those that said nothing. */
    rules: readonly RuleShown[];
    /** SHA-256 over the policy of the day, lower-case hex. */
    policyDigest: string;
    blocking: number;
    warning: number;
    /** What was shown, finding by finding, and SHA-256 over it. */
    shown: { list: string; digest: string };
  }
>;

/** An approver takes it on themselves that money goes out in spite of what was found. */
export interface ScreeningOverride {
  by: string;
  reason: Evidence;
}

export type BatchSubmitted = LedgerEvent<
  'BatchSubmitted',
  {
    batch: BatchNo;
    submittedBy: string;
    /** By the policy of the benefit month, for this sum. */
    approversNeeded: number;
    override?: ScreeningOverride;
  }
>;

/** One approver's word (审批通过); the batch is approved once there are as many as it needs. */
export type BatchApproved = LedgerEvent<
  'BatchApproved',
  {
    batch: BatchNo;
    approvedBy: string;
    approvedOn: LocalDate;
    approvals: number;
    approversNeeded: number;
  }
>;

export type RejectReason =
  'WRONG_LINES' | 'FINDINGS' | 'NEW_FACTS' | 'NO_FUNDS' | 'GIVEN_UP' | 'OTHER';

/** It goes no further (退回), and its number is spent: its items are reversed. */
export type BatchRejected = LedgerEvent<
  'BatchRejected',
  { batch: BatchNo; rejectedBy: string; reasonCode: RejectReason; reason?: Evidence }
>;

/** It says all that a roster's header says, so that whoever reads either knows the batch. */
export type BatchSentToBank = LedgerEvent<'BatchSentToBank', BatchHeader & { sentBy: string }>;

/** How the bank answered a batch. Fen. */
export interface BankAnswer {
  creditedCount: number;
  creditedFen: Fen;
  returnedCount: number;
  returnedFen: Fen;
}

/** The bank has answered every item, and with the amounts that were sent (对账). */
export type BatchReconciled = LedgerEvent<
  'BatchReconciled',
  BankAnswer & { batch: BatchNo; reconciledOn: LocalDate; reconciledBy: string }
>;

/** Nothing of it is left to do: what came back was sent again or paid back. */
export type BatchClosed = LedgerEvent<
  'BatchClosed',
  BankAnswer & { batch: BatchNo; closedOn: LocalDate; closedBy: string }
>;

export type BatchEvent =
  | BatchStated
  | BatchOpened
  | BatchRosterTaken
  | BatchLineEdited
  | BatchListFixed
  | BatchFrozen
  | BatchScreened
  | BatchSubmitted
  | BatchApproved
  | BatchRejected
  | BatchSentToBank
  | BatchReconciled
  | BatchClosed;
