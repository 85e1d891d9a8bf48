import type { SupplementKind, SupplementShare } from '@ledger/ledger';

/** An order of supplements (补助) after an act. */
export interface SupplementActAnswer {
  readonly division: string;
  readonly benefitMonth: string;
  /** Its number within the street and month. */
  readonly order: number;
  readonly stands: boolean;
}

/** One order as known on a day. Fen. */
export interface SupplementAnswer {
  readonly division: string;
  readonly benefitMonth: string;
  readonly order: number;
  readonly kind: SupplementKind;
  readonly document: string;
  readonly per: SupplementShare;
  readonly amountFen: number;
  /** Null: all of the division that are due the benefit of the month. */
  readonly households: readonly string[] | null;
  readonly orderedOn: string;
  readonly confirmedBy: string;
}

/** The orders that stand (补助台账), by month, street and number. */
export interface SupplementsAnswer {
  readonly knowledgeDate: string;
  readonly supplements: readonly SupplementAnswer[];
}

/** Who would get what by an order of a supplement; nothing is written. Fen. */
export interface SupplementPreviewAnswer {
  readonly division: string;
  readonly benefitMonth: string;
  readonly knowledgeDate: string;
  readonly households: readonly {
    readonly householdNo: string;
    readonly village: string;
    /** Masked. */
    readonly beneficiaryName: string | null;
    readonly coveredCount: number;
    readonly givenFen: number;
  }[];
  readonly sumFen: number;
  /** Meant by the order, and due no benefit of the month: they get nothing. */
  readonly withoutBenefit: readonly string[];
}
