import type { FindingAnswer } from '../answers';

/** What was done with a batch: by whom, and when it was written down. */
export interface BatchDeed {
  readonly position: string;
  readonly event: string;
  readonly recordedAt: string;
  readonly actor: string;
  readonly sentence: { readonly zh: string; readonly en: string };
}

/** A batch as it lay before whoever approved it, and as it looks today. */
export interface BatchSeenAnswer {
  readonly batch: string;
  readonly division: string;
  readonly steps: readonly BatchDeed[];
  /** The day of approval; of a batch that was only reported, what its list says. */
  readonly approvedOn: string | null;
  /**
   * `screening`: the list that was on the screen and was recorded then; `ledger`: nothing was shown,
   * and this is what the ledger held of the batch on that day.
   */
  readonly seenBy: 'screening' | 'ledger';
  readonly seen: readonly FindingAnswer[];
  readonly now: readonly FindingAnswer[];
}
