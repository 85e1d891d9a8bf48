import type { LocalDate } from '@ledger/kernel';
import type { DeathClaim } from '../household/death-claims';
import type { KnownAtPayment, RuleCode } from '../result';

/** What happened that the payment should have heeded: a death, a transfer, a stop; or nothing. */
export type Ground = 'death' | 'transfer' | 'stop' | 'own-records';

/**
 * The days of the chain, in the order in which news travels. Signalled: the first body anywhere
 * that had it on record. Arrived: it reached this street. Entered: it was recorded here.
 */
export type StepName =
  | 'happened'
  | 'signalled'
  | 'arrived'
  | 'entered'
  | 'decided'
  | 'stopped'
  | 'frozen'
  | 'sent'
  | 'credited';

/** A day, or the days between which it lies when no source names one. */
export interface Step {
  readonly name: StepName;
  readonly earliest: LocalDate;
  readonly latest: LocalDate;
  /** `range`: nobody named a day; the bounds follow from the reports together. */
  readonly precision: 'day' | 'month' | 'range';
  /** Whose word the day is: a source of the files, or a record of our own. */
  readonly source: string | undefined;
  /** The day was declared in a back-fill and is not proved. */
  readonly declared: boolean;
  /** Facts the day stands in. */
  readonly positions: readonly string[];
}

/** Names of posts (岗位), never of persons. */
export type Post =
  'family-or-village' | 'other-office' | 'street-entry' | 'district-decision' | 'finance-stop';

/** An interval between two steps and the post that had the news in it. */
export interface Span {
  /** Two posts where the files do not say how the time divides between them. */
  readonly posts: readonly Post[];
  readonly from: StepName;
  readonly until: StepName;
  /**
   * `open`: its end has not come by the knowledge day, the days count up to it. `backfilled`: the
   * day of entry is that of a back-fill and measures nothing. `contradictory`: its end lies
   * before its beginning, so one of the days is wrong.
   */
  readonly status: 'closed' | 'open' | 'backfilled' | 'contradictory';
  /** Calendar days; apart when one of the ends is a range. */
  readonly daysLeast: number | undefined;
  readonly daysMost: number | undefined;
  /** The news was here when the money was sent to the bank. */
  readonly heldWhenSent: boolean;
}

/** For one finding: when what happened could be known, by whom, and when the money left. */
export interface Knowledge {
  readonly rule: RuleCode;
  readonly ground: Ground;
  readonly knowledgeDay: LocalDate;
  readonly steps: readonly Step[];
  readonly spans: readonly Span[];
  readonly verdict: KnownAtPayment | null;
  readonly restsOnDeclaredDay: boolean;
  /** The stop was decided by the day of sending, but after the roster had been frozen. */
  readonly decidedAfterFreeze: boolean;
  /** Every claim of the death, also those that no longer count. */
  readonly claims: readonly DeathClaim[];
  /** Two valid sources name days that exclude each other. */
  readonly contradictory: boolean;
  /** Money of the household and month, fen. */
  readonly overpaidFen: { readonly certain: number; readonly possible: number };
  readonly recoveredFen: number;
  /** The facts all this was read from. */
  readonly positions: readonly string[];
}
