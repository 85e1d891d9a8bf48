import {
  addMonths,
  benefitFen,
  type BenefitMeans,
  type Fen,
  firstDayOf,
  monthOf,
  type PersonId,
  type Refusal,
  refuse,
  type YearMonth,
  ZERO_FEN,
} from '@ledger/kernel';
import type { ChangeKind } from '../vocabulary';
import type { DecisionWords } from './act-events';
import type { BenefitPolicy, DecisionAsked, DecisionRefusal } from './commands';
import { appliedTo, type HouseholdState, type MemberHeld, memberIn, remainingIn } from './state';

type Refused = Refusal<DecisionRefusal> | undefined;

/** A decision that may be made, with what it does to the amount. */
export type Weighed = DecisionWords & {
  readonly previousAmountFen: Fen;
  readonly newAmountFen: Fen;
  readonly arithmetic: BenefitMeans;
};

const factMonthOf = ({ factOn, factMonth }: DecisionAsked): YearMonth | undefined =>
  factOn ? monthOf(factOn) : factMonth;

const whoIsMissing = ({ person }: DecisionAsked, { archive, members }: HouseholdState): Refused => {
  if (archive.status === 'not-stated') return refuse('household-not-stated');
  return members.has(person) ? undefined : refuse('not-a-member');
};

/** A fact is learned, then decided on, and then it counts: from the month that policy sets. */
const outOfOrder = (
  change: ChangeKind,
  asked: DecisionAsked,
  { archive }: HouseholdState,
): Refused => {
  const { factOn, factMonth, learnedOn, decidedOn, effectiveMonth, policy } = asked;
  const earliest = factOn ?? (factMonth && firstDayOf(factMonth));
  if (earliest && learnedOn < earliest) {
    return refuse('learned-before-fact', { fact: factOn ?? factMonth!, learnedOn });
  }
  if (decidedOn < learnedOn) return refuse('decided-before-learned', { learnedOn, decidedOn });
  if (archive.status === 'stated' && effectiveMonth < archive.startMonth) {
    return refuse('effective-before-grant', { startMonth: archive.startMonth, effectiveMonth });
  }
  const month = factMonthOf(asked);
  // A resumption answers for months before the day it was found to be due.
  if (!month || change === 'RESUME') return undefined;
  const firstMonth = addMonths(month, policy.offsetMonths);
  if (effectiveMonth >= firstMonth) return undefined;
  return refuse('effective-before-fact-allows', { firstMonth, effectiveMonth });
};

const sinceOf = (
  { decisions }: HouseholdState,
  changes: readonly ChangeKind[],
  person?: PersonId,
): YearMonth =>
  decisions.findLast(
    (one) => changes.includes(one.change) && (person === undefined || one.person === person),
  )!.effectiveMonth;

const AWAY: readonly ChangeKind[] = ['REDUCE', 'INCREASE'];

/** Does it change anything in its month? */
const changesNothing = (
  change: ChangeKind,
  { person, effectiveMonth }: DecisionAsked,
  state: HouseholdState,
): Refused => {
  const { stopped, removed } = appliedTo(state, effectiveMonth);
  if (change === 'RESUME') {
    return stopped || removed.has(person) ? undefined : refuse('not-stopped', { effectiveMonth });
  }
  if (stopped) return refuse('already-stopped', { since: sinceOf(state, ['STOP']) });
  if (!removed.has(person)) return undefined;
  return refuse('already-removed', { since: sinceOf(state, AWAY, person) });
};

/**
 * Decisions count in the order of their days, so that a resumption and what it lifts cannot be of
 * one day, nor the earlier of the two be entered last: it would change nothing.
 */
const comesTooEarly = (
  change: ChangeKind,
  { person, decidedOn }: DecisionAsked,
  { decisions }: HouseholdState,
): Refused => {
  const undoes = (one: { readonly change: ChangeKind; readonly person: PersonId }): boolean =>
    change === 'RESUME'
      ? one.change === 'STOP' || (one.change !== 'RESUME' && one.person === person)
      : one.change === 'RESUME' && (change === 'STOP' || one.person === person);
  const last = decisions.findLast(undoes);
  if (!last || last.decidedOn < decidedOn) return undefined;
  return refuse('decided-before-last', { lastDecidedOn: last.decidedOn, decidedOn });
};

/** What an amount is worked out from. */
export const meansOf = (
  members: ReadonlyMap<PersonId, MemberHeld>,
  standardFen: Fen,
  { roundingUnitFen }: Pick<BenefitPolicy, 'roundingUnitFen'>,
): BenefitMeans => {
  const counted = [...members.values()];
  return {
    standardFen,
    roundingUnitFen,
    householdSize: counted.length,
    coveredCount: counted.filter(({ covered }) => covered).length,
    incomeFen: counted.reduce((fen, { monthlyIncomeFen }) => fen + monthlyIncomeFen, 0),
  };
};

/** Who would count for the month if it were decided so. */
const leftAfter = (
  change: ChangeKind,
  { person, ground, effectiveMonth }: DecisionAsked,
  state: HouseholdState,
): ReadonlyMap<PersonId, MemberHeld> => {
  const left = new Map(remainingIn(state, effectiveMonth));
  if (change === 'RESUME') left.set(person, memberIn(state, person, effectiveMonth)!);
  // On another ground a stop is of them all, and nobody has gone.
  else if (change !== 'STOP' || ground !== 'OTHER') left.delete(person);
  return left;
};

const amountIsWrong = (
  change: ChangeKind,
  { ground, newAmountFen }: DecisionAsked,
  beforeFen: Fen,
  dueFen: Fen,
): Refused => {
  const amounts = { previousAmountFen: beforeFen, newAmountFen: dueFen };
  if (change === 'STOP') {
    if (ground !== 'OTHER' && dueFen > 0) return refuse('others-are-left', amounts);
  } else if (change === 'REDUCE') {
    if (dueFen === 0) return refuse('nobody-is-left', amounts);
    if (dueFen >= beforeFen) return refuse('amount-does-not-fall', amounts);
  } else if (dueFen <= beforeFen) return refuse('amount-does-not-grow', amounts);
  const nowFen = change === 'STOP' ? ZERO_FEN : dueFen;
  if (newAmountFen === undefined || newAmountFen === nowFen) return undefined;
  return refuse('amount-differs', { statedFen: newAmountFen, newAmountFen: nowFen });
};

/** What a decision does to the amount, or why it cannot be made; whoever else has to be there. */
export const weighDecision = (
  change: ChangeKind,
  asked: DecisionAsked,
  state: HouseholdState,
): Weighed | Refusal<DecisionRefusal> => {
  const refused =
    whoIsMissing(asked, state) ??
    outOfOrder(change, asked, state) ??
    changesNothing(change, asked, state) ??
    comesTooEarly(change, asked, state);
  if (refused) return refused;
  const { policy, newAmountFen: _, ...words } = asked;
  const { standardFen } = policy;
  const month = words.effectiveMonth;
  if (standardFen === undefined) return refuse('no-standard', { effectiveMonth: month });
  const { stopped } = appliedTo(state, month);
  const before = meansOf(remainingIn(state, month), standardFen, policy);
  const previousAmountFen = stopped ? ZERO_FEN : benefitFen(before);
  const arithmetic = meansOf(leftAfter(change, asked, state), standardFen, policy);
  const dueFen = benefitFen(arithmetic);
  const wrong = amountIsWrong(change, asked, previousAmountFen, dueFen);
  if (wrong) return wrong;
  const newAmountFen = change === 'STOP' ? ZERO_FEN : dueFen;
  return { ...words, previousAmountFen, newAmountFen, arithmetic };
};
