import type { LocalDate } from '@ledger/kernel';
import type { Judged, Verdict } from './events';

interface Held {
  /** Who has it; nobody before the first assignment. */
  readonly assignedTo?: string;
  /** The newest word of whoever verified it. */
  readonly verdict?: Verdict;
}

interface Decided extends Held {
  readonly judged: Judged;
  readonly decidedOn: LocalDate;
}

/** What people have done with a match so far; whether that still holds, `standingOf` says. */
export type FindingState =
  | (Held & { readonly status: 'open' | 'reopened' })
  | (Held & { readonly status: 'assigned'; readonly assignedTo: string })
  | (Decided & { readonly status: 'verified' | 'passed-on' | 'closed' })
  | (Decided & { readonly status: 'suppressed'; readonly suppressedUntil: LocalDate });

export type FindingStatus = FindingState['status'];

/** The match as it is when somebody acts on it or asks. */
export interface FindingNow {
  readonly today: LocalDate;
  /** Since when it has stood without a break. */
  readonly heldSince: LocalDate;
  readonly judged: Judged;
}

/** Why a decision holds no more: what it rested on is another now, or its time is over. */
export type Reopening =
  | 'money-changed'
  | 'severity-changed'
  | 'persons-changed'
  | 'knowledge-changed'
  | 'came-back'
  | 'suppression-over';

export interface Standing {
  readonly status: FindingStatus;
  /** Empty where the status is that of the last act. */
  readonly because: readonly Reopening[];
}

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, index) => one === b[index]);

const changesBetween = (then: Judged, now: Judged): readonly Reopening[] => [
  ...(then.certainFen !== now.certainFen ||
  then.possibleFen !== now.possibleFen ||
  then.exposureFen !== now.exposureFen
    ? (['money-changed'] as const)
    : []),
  ...(then.severity === now.severity ? [] : (['severity-changed'] as const)),
  ...(sameList(then.persons, now.persons) ? [] : (['persons-changed'] as const)),
  ...(then.knownAtPayment === now.knownAtPayment ? [] : (['knowledge-changed'] as const)),
];

/** On a later day than the decision: of one day it is not known which of the two came first. */
const cameBack = (decidedOn: LocalDate, heldSince: LocalDate): boolean => heldSince > decidedOn;

/**
 * Where a match stands. New facts erase no decision: what was decided holds as long as the match is
 * what it was then, and is open again while it is not. It is a function of the last decision and of
 * the match as it is known, so no order in which facts arrive changes it.
 */
export const standingOf = (state: FindingState, now: FindingNow): Standing => {
  if (!('judged' in state)) return { status: state.status, because: [] };
  const because: readonly Reopening[] = [
    ...changesBetween(state.judged, now.judged),
    ...(cameBack(state.decidedOn, now.heldSince) ? (['came-back'] as const) : []),
    ...(state.status === 'suppressed' && state.suppressedUntil <= now.today
      ? (['suppression-over'] as const)
      : []),
  ];
  return { status: because.length > 0 ? 'reopened' : state.status, because };
};
