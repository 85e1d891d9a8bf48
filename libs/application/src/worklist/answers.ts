import type { FindingStatus, Reopening, Verdict } from '@ledger/ledger';
import type { FindingAnswer } from '../answers';
import type { Words } from './reason-words';

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

/** One thing somebody did with a match. */
export interface FindingActAnswer {
  readonly act: 'assign' | 'verify' | 'pass-on' | 'close' | 'reopen' | 'suppress';
  readonly on: string;
  readonly by: string;
  /** Of an assignment: to whom. */
  readonly assignedTo: string | null;
  /** Of a suppression: who agreed, and the first day on which it is back. */
  readonly approvedBy: string | null;
  readonly until: string | null;
  readonly verdict: Verdict | null;
  readonly reason: Words | null;
  /** Whether the officer wrote something; the words themselves only for a recorded reason. */
  readonly hasNote: boolean;
  readonly note: string | null;
}

/** One match: what it says, where it stands, and what was done with it, the first act first. */
export interface FindingCaseAnswer {
  readonly knowledgeDate: string;
  /** False: by what is known it is a match no more, and is shown as it last stood. */
  readonly holds: boolean;
  readonly finding: WorkItemAnswer;
  readonly acts: readonly FindingActAnswer[];
}

/** Accounts to which a finding can be handed. */
export interface ColleaguesAnswer {
  readonly colleagues: readonly { readonly userName: string; readonly displayName: string }[];
}
