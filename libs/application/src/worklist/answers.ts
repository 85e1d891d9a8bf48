import type { FindingStatus, Reopening, Verdict } from '@ledger/ledger';
import type { FindingAnswer } from '../answers';

/** Where a match stands in the work; `lapsed`: somebody had it, and by what is known it is none. */
export type WorkState = FindingStatus | 'lapsed';

/** What people have done with one match. */
export interface FindingWork {
  readonly findingId: string;
  readonly state: WorkState;
  /** Why what was decided is open again; empty where it stands or nothing was decided. */
  readonly because: readonly Reopening[];
  /** Account of whoever has it. */
  readonly assignedTo: string | null;
  /** The newest word of whoever verified it. */
  readonly verdict: Verdict | null;
  readonly decidedOn: string | null;
  readonly suppressedUntil: string | null;
}

/** One line of the worklist: the match as an office reads it, and the work on it. */
export interface WorkItemAnswer extends FindingAnswer, Omit<FindingWork, 'findingId'> {
  /** Since when it has stood without a break, and for how many days. */
  readonly heldSince: string;
  readonly ageDays: number;
  /** Sent back by whoever judges it: what they were shown. */
  readonly seen: string;
}

/** Matches with the work on them, a page at a time. */
export interface WorklistAnswer {
  readonly knowledgeDate: string;
  /** Of what was asked for, on all pages. */
  readonly total: number;
  /** By state, whatever state was asked for. */
  readonly counts: Readonly<Record<WorkState, number>>;
  readonly items: readonly WorkItemAnswer[];
  /** Asks for the next page; null on the last one. */
  readonly after: string | null;
}

/** What came of matches where somebody looked. */
export interface Precision {
  readonly verified: number;
  readonly true: number;
  readonly false: number;
  readonly undetermined: number;
  /** Hits out of a thousand, true ÷ (true + false); null where neither was found. */
  readonly perThousand: number | null;
}

export interface RulePrecision extends Precision {
  readonly rule: string;
}

/** Of the verdicts given in a time, the newest of each match. */
export interface PrecisionAnswer {
  readonly from: string;
  readonly until: string;
  readonly rules: readonly RulePrecision[];
  readonly all: Precision;
}
