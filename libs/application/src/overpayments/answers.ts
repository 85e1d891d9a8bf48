import type { SettlementKind } from '@ledger/ledger';
import type { OverpaymentRule } from '@ledger/views';

/** What is demanded, when it has to come, and how that stands on the day. Fen. */
export interface RecoveryPlanAnswer {
  readonly demandedOn: string;
  readonly amountFen: number;
  readonly instalments: readonly { readonly dueOn: string; readonly amountFen: number }[];
  /** What has to have come by now and has not; `lateFen` is that of days gone by. */
  readonly dueFen: number;
  readonly lateFen: number;
  readonly nextDueOn: string | null;
}

/** What one household got too much for a month, and what became of it. Fen. */
export interface OverpaymentAnswer {
  /** Household and month, as the addresses of acts name it. */
  readonly overpayment: string;
  readonly householdNo: string;
  readonly headName: string | null;
  readonly benefitMonth: string;
  readonly village: string | null;
  readonly division: string;
  /** `found`: nobody has taken it up. */
  readonly status: 'found' | 'established' | 'demanded' | 'closed';
  /** As the facts have it on the day. */
  readonly overpaidFen: number;
  readonly possibleFen: number;
  /** As it was established, and by how much the facts say more by now. */
  readonly establishedFen: number | null;
  readonly establishedOn: string | null;
  readonly differenceFen: number | null;
  readonly recoveredFen: number;
  readonly offsetFen: number;
  readonly writtenOffFen: number;
  /** `overpaidFen` less what came back, was offset or written off; negative: more came back. */
  readonly outstandingFen: number;
  /** The rule it is counted under, and all whose findings name it; null when none does. */
  readonly rule: OverpaymentRule | null;
  readonly rules: readonly string[];
  readonly plan: RecoveryPlanAnswer | null;
}

/** Sums of a register. Fen. */
export interface OverpaymentSums {
  readonly count: number;
  readonly overpaidFen: number;
  readonly recoveredFen: number;
  readonly offsetFen: number;
  readonly writtenOffFen: number;
  readonly outstandingFen: number;
  readonly dueFen: number;
  readonly lateFen: number;
}

export interface VillageSums extends OverpaymentSums {
  readonly village: string | null;
  readonly division: string;
}

export interface RuleSums extends OverpaymentSums {
  readonly rule: OverpaymentRule | null;
}

/** 多发追回台账: every overpaid month, each counted once in every sum. */
export interface OverpaymentsAnswer {
  readonly knowledgeDate: string;
  readonly total: OverpaymentSums;
  readonly byVillage: readonly VillageSums[];
  readonly byRule: readonly RuleSums[];
  readonly overpayments: readonly OverpaymentAnswer[];
}

/** A voucher booked here that stands. */
export interface VoucherAnswer {
  readonly voucher: string;
  readonly kind: SettlementKind;
  readonly amountFen: number;
  readonly againstMonth: string | null;
  /** A register of the street says so (`12 追回缴回台账`). */
  readonly stated: boolean;
}

/** One overpayment with what was done about it, in the order in which it was done. */
export interface OverpaymentCaseAnswer extends OverpaymentAnswer {
  readonly vouchers: readonly VoucherAnswer[];
  readonly steps: readonly {
    readonly knownOn: string;
    readonly event: string;
    readonly zh: string;
    readonly en: string;
  }[];
}
