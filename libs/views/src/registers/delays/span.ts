import type { LocalDate, YearMonth } from '@ledger/kernel';
import type { FundSource } from '@ledger/ledger';

/**
 * The hops (环节) that are measured, in the order of the month. The roster is frozen and approved
 * before the money is appropriated, so no hop leads from appropriation to freeze.
 */
export const HOPS = [
  'allocation-to-receipt',
  'allocation-to-appropriation',
  'appropriation-to-arrival',
  'freeze-to-approval',
  'approval-to-bank',
  'appropriation-to-bank',
  'arrival-to-bank',
  'bank-to-credit',
  'return-to-handled',
  'known-to-decided',
] as const;

export type Hop = (typeof HOPS)[number];

/** What the facts say of a wait: why it was long, or how it ended. */
export type Why =
  | 'not-appropriated'
  | 'partly-appropriated'
  | 'not-arrived'
  | 'no-benefit-month'
  | 'arrived-after-sending'
  | 'not-sent'
  | 'advanced-batch'
  | 'no-bank-result'
  | 'not-in-bank-result'
  | 'sent-back'
  | 'failed-before'
  | 'back-pay'
  | 'reissue'
  | 'nothing-done'
  | 'sent-again'
  | 'paid-back'
  | 'credited-again'
  | 'no-decision'
  | 'decided-on-other-ground'
  | 'death'
  | 'death-without-date'
  | 'transfer'
  | 'other-ground';

/** References kept of what waited alike: enough to look one up, and no list of a whole street. */
export const REFS_MOST = 3;

/**
 * One wait of one or several items that waited alike, as the facts of a knowledge day tell it. It
 * has no age: a wait without an end is open, and how old it is depends on the day that asks.
 */
export interface Span {
  readonly hop: Hop;
  readonly from: LocalDate;
  /** The day the hop was done. */
  readonly until?: LocalDate;
  /** The day it left the hop undone: what the bank sends back is credited no more, it is a return. */
  readonly leftOn?: LocalDate;
  /** The last day allowed by the policy in force, and what that policy says. */
  readonly dueOn?: LocalDate;
  readonly limit?: number;
  readonly count: number;
  /** The benefit month of the batch or of the money; of a decision, when its ground was known. */
  readonly month?: YearMonth;
  readonly village?: string;
  readonly source?: FundSource;
  readonly batch?: string;
  readonly household?: string;
  /** Payments by reference or documents by number, the first few. */
  readonly refs: readonly string[];
  readonly why: readonly Why[];
  /** The bank's code for the failure. */
  readonly failureCode?: string;
}

/** What one cell says of the waits it knows. */
export interface HopsSaid {
  readonly division: string;
  readonly spans: readonly Span[];
}
