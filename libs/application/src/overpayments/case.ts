import { fold } from '@ledger/kernel';
import { lift, overpayment, type OverpaymentEvent, streamOf } from '@ledger/ledger';
import { inLogOrder, subjectOf } from '@ledger/views';
import type { QuestionNeeds } from '../questions/findings';
import { headNames } from '../questions/heads';
import type { Asked } from '../questions/scope';
import { sentenceOf } from '../questions/sentences';
import type { Ledger } from '../ledger';
import type { OverpaymentCaseAnswer, VoucherAnswer } from './answers';
import { overpaymentAnswer } from './register';
import { knownOverpayments } from './stored';
import { actsOn, type OverpaidMonth } from './taken-up';

export interface OverpaymentAsked extends Asked {
  readonly of: OverpaidMonth;
}

type CaseNeeds = QuestionNeeds & { readonly ledger: Ledger };

/** The vouchers that stand now, as acts are decided on them. */
const vouchersOf = async (
  { ledger }: CaseNeeds,
  { household, benefitMonth }: OverpaidMonth,
): Promise<readonly VoucherAnswer[]> => {
  const standing = await ledger.standing(streamOf.overpayment(household, benefitMonth));
  const events = standing.map((r) => lift(r.type, r.schema, r.data) as OverpaymentEvent);
  const { entries } = fold(overpayment.evolve, overpayment.initialState, events);
  return entries.map(({ againstMonth, ...entry }) => ({
    ...entry,
    againstMonth: againstMonth ?? null,
  }));
};

/** One overpayment and what was done about it; undefined when none is known in the scope. */
export const overpaymentCase = async (
  needs: CaseNeeds,
  { scope, knownOn, of }: OverpaymentAsked,
): Promise<OverpaymentCaseAnswer | undefined> => {
  const [known] = await knownOverpayments(needs.readSide, { scope, knownOn, only: of });
  if (!known) return undefined;
  const names = await headNames(needs, [of.household], knownOn);
  const acts = await actsOn(needs.readSide, knownOn, of);
  const done = acts.get(subjectOf.overpayment(of.household, of.benefitMonth)) ?? [];
  return {
    ...overpaymentAnswer(known, names.get(of.household) ?? null, knownOn),
    vouchers: await vouchersOf(needs, of),
    steps: [...done].sort(inLogOrder).map(({ knownOn: on, event }) => ({
      knownOn: on,
      event: event.type,
      ...sentenceOf(event),
    })),
  };
};
