import type { BatchNo, DivisionCode, DocumentNo, Fen, LocalDate, YearMonth } from '@ledger/kernel';
import type { FundSource, LedgerEvent } from '../vocabulary';

/** Where money of a document is on its way: 筹集, 分配, 拨付, 使用. */
export type ChainStage = 'RAISED' | 'ALLOCATED' | 'APPROPRIATED' | 'USED';

/** What becomes of a surplus (结余): paid back to the treasury (缴回国库), or carried over (结转). */
export type SurplusStage = 'RETURNED' | 'CARRIED_OVER';

export type FundStage = ChainStage | SurplusStage;

/** Where money can be left over: of what was raised, allocated or appropriated. */
export type LeftStage = Exclude<ChainStage, 'USED'>;

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

/** A source of a year: what the levels above gave, or what the year before left over (结转). */
export interface RaisedMovement extends FundMovement {
  /** The fiscal year it was left over of. */
  carriedOverFrom?: string;
}

/** What is left of a document leaves the fund: no benefit month has it any more. */
export interface SurplusMovement extends Omit<FundMovement, 'benefitMonth'> {
  relatedStage: LeftStage;
  relatedDocument: DocumentNo;
}

/** 筹集: money was raised for the programme. */
export type FundsRaised = LedgerEvent<'FundsRaised', RaisedMovement>;
/** 分配: a quota document allotted it. */
export type FundsAllocated = LedgerEvent<'FundsAllocated', FundMovement>;
/** 拨付: the treasury paid it out towards the agent bank. */
export type FundsAppropriated = LedgerEvent<'FundsAppropriated', FundMovement>;
/** 使用: what was made of an appropriation was accounted for (支出明细、决算). */
export type FundsUseReported = LedgerEvent<'FundsUseReported', FundMovement>;
/** 缴回国库: what was left of a document was paid back to the treasury. */
export type FundsReturnedToTreasury = LedgerEvent<'FundsReturnedToTreasury', SurplusMovement>;
/** 结转: what was left of a document goes on in the fund of the next year, as a source there. */
export type FundsCarriedOver = LedgerEvent<'FundsCarriedOver', SurplusMovement>;
/** 到账: the money of a document arrived. */
export type FundsArrived = LedgerEvent<
  'FundsArrived',
  {
    document: DocumentNo;
    stage: LeftStage;
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
    /** Of a surplus: at which stage its money was left over. */
    relatedStage?: LeftStage;
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
  | FundsReturnedToTreasury
  | FundsCarriedOver
  | FundsArrived
  | FundEntryReversed
  | FundsCommitted
  | FundsCommitmentReleased;
