import type { BenefitMeans } from '@ledger/kernel';
import type { ChangeGround, ChangeKind } from '@ledger/ledger';
import type { EntitlementStanding, MemberStanding, MonthFollowing } from '@ledger/views';

/** A decision that was made here, as it stands in the log. Money in fen. */
export interface DecisionMadeAnswer {
  readonly householdNo: string;
  readonly change: ChangeKind;
  readonly effectiveMonth: string;
  readonly previousAmountFen: number;
  readonly newAmountFen: number;
  /** Null where a household is stopped whatever it would be due. */
  readonly arithmetic: BenefitMeans | null;
  /** The arithmetic as it is written on paper, in yuan. */
  readonly arithmeticText: string | null;
  readonly confirmedBy: string | null;
}

/** What would follow of a decision; nothing is written. */
export interface DecisionPreviewAnswer extends DecisionMadeAnswer {
  /** Months that would stand otherwise. */
  readonly months: readonly MonthFollowing[];
}

/** A decision in the register, by a list or made here. Personal keys are masked unless revealed. */
export interface DecisionAnswer {
  readonly householdNo: string;
  readonly village: string | null;
  readonly division: string;
  readonly personId: string | null;
  readonly personName: string | null;
  readonly change: ChangeKind;
  readonly ground: ChangeGround;
  /** A day or a month. */
  readonly fact: string | null;
  readonly learnedOn: string | null;
  readonly decidedOn: string;
  readonly effectiveMonth: string;
  readonly previousAmountFen: number;
  readonly newAmountFen: number;
  readonly arithmeticText: string | null;
  readonly confirmedBy: string | null;
  /** Made here, or stated by a list of the deciding office. */
  readonly madeHere: boolean;
  readonly knownOn: string;
}

export interface DecisionsAnswer {
  readonly knowledgeDate: string;
  readonly decisions: readonly DecisionAnswer[];
}

/** What an act on a household's account or filings came to. */
export interface HouseholdActAnswer {
  readonly householdNo: string;
  readonly done: 'account-changed' | 'relative-filed' | 'relative-visited';
  readonly on: string;
}

/** What a household is entitled to from a month on (待遇核定). Money in fen. */
export interface EntitlementAnswer {
  readonly householdNo: string;
  readonly fromMonth: string;
  readonly previousAmountFen: number;
  readonly newAmountFen: number;
  readonly arithmetic: BenefitMeans;
  /** The arithmetic as it is written on paper, in yuan. */
  readonly arithmeticText: string;
  readonly confirmedBy: string | null;
}

/** What would follow of it; nothing is written. */
export interface EntitlementPreviewAnswer extends EntitlementAnswer {
  /** Somebody would count newly or with less income, so that a month may be paid more. */
  readonly needsSecondPerson: boolean;
  /** Months that would stand otherwise. */
  readonly months: readonly MonthFollowing[];
}

/** What a household is entitled to in a month, as known on a day. Money in fen. */
export interface EntitlementStandingAnswer {
  readonly householdNo: string;
  readonly village: string;
  readonly division: string;
  readonly knowledgeDate: string;
  readonly benefitMonth: string;
  readonly status: EntitlementStanding['status'];
  readonly startMonth: string;
  /** Null where no standard is in force. */
  readonly benefitFen: number | null;
  /** What it would be if whoever may be dead is; null when nobody may be. */
  readonly ifDeadFen: number | null;
  /** What is kept back because another month was overpaid (抵扣). */
  readonly offsetFen: number;
  readonly arithmetic: BenefitMeans;
  /** The arithmetic as it is written on paper, in yuan. */
  readonly arithmeticText: string;
  /** Names and ID numbers are masked. */
  readonly members: readonly {
    readonly personId: string | null;
    readonly personName: string | null;
    readonly covered: boolean;
    readonly monthlyIncomeFen: number;
    /** Why the member does not count; null: counts. */
    readonly notCounted: NonNullable<MemberStanding['notCounted']> | null;
  }[];
  /** What was ordered beside the benefit (补助). */
  readonly ordered: EntitlementStanding['ordered'];
}
