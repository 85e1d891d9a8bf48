import type { BatchNo, DivisionCode, DocumentNo, Fen, LocalDate, YearMonth } from '@ledger/kernel';
import type { FundSource, LedgerEvent } from '../vocabulary';

/** Where money of a document is on its way: 筹集, 分配, 拨付, 使用. */
export type FundStage = 'RAISED' | 'ALLOCATED' | 'APPROPRIATED' | 'USED';

/**
 * One money movement, as the living money ledger (资金台账) states it or as it was booked here.
 * Amounts in fen.
 */
export interface FundMovement {
  document: DocumentNo;
  amountFen: Fen;
  businessOn: LocalDate;
  division: DivisionCode;
  programme: string;
  fiscalYear: string;
  source: FundSource;
  fromUnit: string;
  toUnit: string;
  /** The document this money comes out of: an appropriation names its allocation, and so on. */
  relatedDocument?: DocumentNo;
  /** The benefit month it serves; supplementary money names none. */
  benefitMonth?: YearMonth;
}

/** 筹集: money was raised for the programme. */
export type FundsRaised = LedgerEvent<'FundsRaised', FundMovement>;
/** 分配: a quota document allotted it. */
export type FundsAllocated = LedgerEvent<'FundsAllocated', FundMovement>;
/** 拨付: the treasury paid it out towards the agent bank. */
export type FundsAppropriated = LedgerEvent<'FundsAppropriated', FundMovement>;
/** 使用: what was made of an appropriation was accounted for (支出明细、决算). */
export type FundsUseReported = LedgerEvent<'FundsUseReported', FundMovement>;
/** 到账: the money of a document arrived. */
export type FundsArrived = LedgerEvent<
  'FundsArrived',
  {
    document: DocumentNo;
    stage: 'RAISED' | 'ALLOCATED' | 'APPROPRIATED';
    arrivedOn: LocalDate;
    division: DivisionCode;
    programme: string;
    fiscalYear: string;
  }
>;

export type ReversalReason =
  'WRONG_AMOUNT' | 'WRONG_DOCUMENT' | 'BOOKED_TWICE' | 'WITHDRAWN_BY_SENDER' | 'OTHER';

/** 冲正: an entry no longer stands from that day on. Nothing is edited; it stays in history. */
export type FundEntryReversed = LedgerEvent<
  'FundEntryReversed',
  Pick<
    FundMovement,
    | 'document'
    | 'amountFen'
    | 'division'
    | 'programme'
    | 'fiscalYear'
    | 'relatedDocument'
    | 'benefitMonth'
  > & {
    stage: FundStage;
    reversedOn: LocalDate;
    reasonCode: ReversalReason;
    confirmedBy: string;
    /** The vault document with the officer's words. */
    note?: string;
  }
>;

/** How much is taken out of one appropriation. Fen. */
export interface TakenOut {
  document: DocumentNo;
  amountFen: Fen;
}

/** Money was set aside for a batch before it is approved (占用): no other batch gets it. */
export type FundsCommitted = LedgerEvent<
  'FundsCommitted',
  Pick<FundMovement, 'division' | 'programme' | 'fiscalYear' | 'amountFen'> & {
    batch: BatchNo;
    benefitMonth: YearMonth;
    committedOn: LocalDate;
    outOf: readonly TakenOut[];
    /** What other batches had drawn by then without a commitment, less all that had come back. */
    drawnOtherwiseFen: number;
  }
>;

/** A batch that was rejected needs its money no longer (释放占用). */
export type FundsCommitmentReleased = LedgerEvent<
  'FundsCommitmentReleased',
  Pick<FundMovement, 'division' | 'programme' | 'fiscalYear' | 'amountFen'> & {
    batch: BatchNo;
    releasedOn: LocalDate;
    outOf: readonly TakenOut[];
  }
>;

export type FundEvent =
  | FundsRaised
  | FundsAllocated
  | FundsAppropriated
  | FundsUseReported
  | FundsArrived
  | FundEntryReversed
  | FundsCommitted
  | FundsCommitmentReleased;
