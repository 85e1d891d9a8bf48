import type { BatchStatus, EditReason, RejectReason, SupplementShare } from '@ledger/ledger';
import type { Arithmetic, NotCounted } from '@ledger/views';
import type { FindingAnswer } from '../answers';
import type { Paid } from './draft';

/** Where a batch that was opened here stands, and what can be done next. */
export interface BatchAnswer {
  readonly batch: string;
  readonly division: string;
  readonly benefitMonth: string;
  readonly status: BatchStatus;
  /** The way on, by the name of the act. */
  readonly next: string;
  /** Everybody who had a hand in it. */
  readonly makers: readonly string[];
  /** Once the list is fixed. Fen. */
  readonly count: number | null;
  readonly sumFen: number | null;
  readonly digest: string | null;
  readonly frozenOn: string | null;
  readonly screening: {
    readonly screenedOn: string;
    readonly blocking: number;
    readonly warning: number;
  } | null;
  /** The approver who let it go on in spite of what blocks, and why. */
  readonly override: { readonly by: string; readonly reason: string | null } | null;
  /** Once it goes no further: who said so, and why. */
  readonly rejection: RejectionAnswer | null;
  readonly approvedBy: readonly string[];
  readonly approversNeeded: number | null;
  readonly approvedOn: string | null;
  readonly sentToBankOn: string | null;
  /** Once the last approver set money aside for it. */
  readonly funds: SetAsideAnswer | null;
  /** Once it was sent: how the bank has answered so far. */
  readonly bank: BankAnswerSoFar | null;
}

export interface RejectionAnswer {
  readonly by: string;
  readonly reasonCode: RejectReason;
  readonly reason: string | null;
}

/** Money set aside for a batch (占用): of which fund, and out of which appropriations. Fen. */
export interface SetAsideAnswer {
  readonly division: string;
  readonly fiscalYear: string;
  readonly amountFen: number;
  readonly outOf: readonly { readonly document: string; readonly amountFen: number }[];
  /** Documents whose money has not arrived: until then the batch is not sent. */
  readonly outstanding: readonly string[];
}

export interface BankAnswerSoFar {
  readonly creditedCount: number;
  readonly creditedFen: number;
  readonly returnedCount: number;
  readonly returnedFen: number;
  readonly inFlightCount: number;
  readonly inFlightFen: number;
  readonly pendingCount: number;
  readonly pendingFen: number;
}

/** A line of a batch: whom it pays what, and why. Names are masked. */
export interface BatchLineAnswer extends Paid {
  readonly householdNo: string;
  readonly headName: string | null;
  readonly village: string;
  readonly division: string;
  readonly benefitMonth: string;
  readonly kind: string;
  readonly reissueOf: string | null;
  /** What is due today. */
  readonly dueFen: number;
  /** Paid less due. */
  readonly differenceFen: number;
  readonly arithmetic: Omit<Arithmetic, 'notCounted' | 'ifDeadFen' | 'offsetFen'> & {
    readonly notCounted: readonly {
      readonly name: string | null;
      readonly because: NotCounted['because'];
    }[];
    readonly ifDeadFen: number | null;
    /** What is kept back because another month was overpaid (抵扣). */
    readonly offsetFen: number;
  };
  /** Of a past month (补发, 调标补差): what it ought to have got in all, and what came. Fen. */
  readonly owed: {
    readonly shouldFen: number;
    readonly creditedFen: number;
    /** Of 调标补差: the standard by which the month was paid. */
    readonly standardThenFen: number | null;
  } | null;
  readonly cause: string | null;
  readonly payTo: string | null;
  /** Of a supplement (补助): the documents that give it, with what was said of why. */
  readonly ordered: readonly SupplementLineAnswer[] | null;
  readonly returnedOn: string | null;
  readonly failureCode: string | null;
  readonly edit: BatchEditAnswer | null;
  /** Rows of the roster the batch was drafted from; null when it was not. */
  readonly rosterRows: readonly number[] | null;
}

export interface SupplementLineAnswer {
  readonly document: string;
  readonly orderedOn: string;
  readonly per: SupplementShare;
  readonly amountFen: number;
  /** To this household. */
  readonly givenFen: number;
  readonly reason: string | null;
}

export interface BatchEditAnswer {
  readonly reasonCode: EditReason;
  readonly reason: string | null;
  readonly editedBy: string;
  /** What was due when it was edited: more may have become known since. */
  readonly dueThenFen: number;
}

/** The batch as it would be frozen now. */
export interface BatchDraftAnswer {
  readonly batch: string;
  readonly knowledgeDate: string;
  readonly draftedFrom: 'entitlements' | 'roster';
  readonly count: number;
  readonly sumFen: number;
  readonly lines: readonly BatchLineAnswer[];
  /** Edits of lines that are not due any more: they do nothing. */
  readonly editsWithoutLine: number;
}

/** A line as it was fixed by the freeze, with the bank's last word on it. Fen; names are masked. */
export interface BatchItemAnswer extends Paid {
  readonly ref: string;
  readonly householdNo: string;
  readonly headName: string | null;
  readonly village: string;
  readonly division: string;
  readonly benefitMonth: string;
  readonly kind: string;
  readonly reissueOf: string | null;
  readonly householdSize: number;
  readonly coveredCount: number;
  readonly totalFen: number;
  /** Before it was fixed: who changed it, and why. */
  readonly edit: BatchEditAnswer | null;
  /** `none`: no file of the bank has it so far. */
  readonly bank: 'none' | 'credited' | 'returned';
  readonly creditedFen: number;
  readonly creditedOn: string | null;
  readonly returnedOn: string | null;
  readonly failureCode: string | null;
}

export interface BatchItemsAnswer {
  readonly batch: string;
  readonly knowledgeDate: string;
  readonly items: readonly BatchItemAnswer[];
}

/** What a screening showed. */
export interface ScreeningAnswer {
  readonly batch: string;
  readonly blocking: number;
  readonly warning: number;
  readonly findings: readonly (FindingAnswer & {
    readonly blocking: boolean;
    readonly ruleVersion: number;
  })[];
}

/** What the office's own roster and the draft say differently of one household and month. */
export interface RosterDifference {
  readonly what: 'only-in-draft' | 'only-in-roster' | 'other-amount';
  readonly householdNo: string;
  readonly benefitMonth: string;
  readonly kind: string;
  readonly draftFen: number | null;
  readonly rosterFen: number | null;
  /** Rows of the sheet. */
  readonly rows: readonly number[];
}

export interface RosterComparisonAnswer {
  readonly batch: string;
  readonly draftFen: number;
  readonly rosterFen: number;
  /** Rows that an import would send back; they are compared with nothing. */
  readonly rejectedRows: number;
  readonly differences: readonly RosterDifference[];
}
