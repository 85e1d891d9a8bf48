import type { Account } from '@ledger/views';
import type { FundMovement, FundStage, LeftStage } from '@ledger/ledger';

/** One document (文号) of the money chain and what is left of it. Fen. */
export interface FundDocumentAnswer extends Omit<FundMovement, 'relatedDocument' | 'benefitMonth'> {
  readonly stage: FundStage;
  /** The document it was drawn on. */
  readonly relatedDocument: string | null;
  /** Of what was paid back or carried over: at which stage it was left over. */
  readonly relatedStage: LeftStage | null;
  /** The month it is earmarked for. */
  readonly benefitMonth: string | null;
  /** The fiscal year that money was left over of, if it was carried over (结转). */
  readonly carriedOverFrom: string | null;
  readonly arrivedOn: string | null;
  /** What other documents have drawn on it. */
  readonly drawnFen: number;
  readonly leftFen: number;
  /** What is set aside of it for batches. */
  readonly committedFen: number;
}

/** Documents that stand, in the order of stage, business day and number. */
export interface FundsAnswer {
  readonly knowledgeDate: string;
  readonly documents: readonly FundDocumentAnswer[];
}

/** The document after an act; null once it was reversed (冲正). */
export interface FundActAnswer {
  readonly document: FundDocumentAnswer | null;
}

export interface JournalLineAnswer {
  /** The day from which the office knew it. */
  readonly day: string;
  readonly benefitMonth: string | null;
  readonly division: string | null;
  readonly village: string | null;
  readonly what: string;
  readonly debit: Account;
  readonly credit: Account;
  /** Fen; negative takes back what was booked before. */
  readonly amountFen: number;
}

/** The journal (日记账) of a month of knowledge. */
export interface JournalAnswer {
  readonly month: string;
  readonly lines: readonly JournalLineAnswer[];
}

export interface AccountBalanceAnswer {
  readonly account: Account;
  readonly openingFen: number;
  readonly debitFen: number;
  readonly creditFen: number;
  readonly closingFen: number;
}

/** The accounts over a month (试算平衡表). Fen; balances are debit less credit. */
export interface TrialBalanceAnswer {
  readonly month: string;
  readonly accounts: readonly AccountBalanceAnswer[];
  readonly debitFen: number;
  readonly creditFen: number;
  /** Σ of all closing balances: anything but zero is our mistake. */
  readonly differenceFen: number;
}
