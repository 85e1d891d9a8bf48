import type { DivisionCode, DocumentNo, Fen, LocalDate, YearMonth } from '@ledger/kernel';
import type { FundSource, LedgerEvent } from '../vocabulary';

/** One money movement as the living money ledger (资金台账) states it. Amounts in fen. */
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

export type FundEvent = FundsRaised | FundsAllocated | FundsAppropriated | FundsArrived;
