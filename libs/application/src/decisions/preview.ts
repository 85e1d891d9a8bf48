import { type Refusal, refuse } from '@ledger/kernel';
import {
  type ChangeKind,
  type DecisionRefusal,
  type PaymentDecided,
  weighDecision,
} from '@ledger/ledger';
import type { EventStore } from '@ledger/event-store';
import { subjectOf, whatFollows } from '@ledger/views';
import { caseFacts, householdHistory } from '../questions/household-case';
import { decisionMade, type DecisionOrder, readyFor } from './acts';
import type { DecisionPreviewAnswer } from './answers';
import type { HouseholdNeeds } from './held';
import type { HouseholdActRefusal } from './refusal-words';

const TYPES = {
  STOP: 'PaymentStopped',
  REDUCE: 'PaymentReduced',
  INCREASE: 'PaymentIncreased',
  RESUME: 'PaymentResumed',
} as const satisfies Record<ChangeKind, PaymentDecided['type']>;

const NO_WORDS = { document: '', commitment: '' };

/**
 * What a decision would do, before it is made: the amount as the decider would work it out, and the
 * months that would be overpaid or owed, by the rules and registers themselves. Nothing is written.
 */
export const previewDecision = async (
  needs: HouseholdNeeds & { readonly store: EventStore },
  order: DecisionOrder,
): Promise<DecisionPreviewAnswer | Refusal<HouseholdActRefusal>> => {
  const ready = await readyFor(needs, order);
  if ('refused' in ready) return ready;
  const { change, household } = order;
  const asked = { ...ready.asked, evidence: NO_WORDS };
  const weighed = weighDecision(change, asked, ready.held.state);
  if ('refused' in weighed) return refuse<DecisionRefusal>(weighed.refused, weighed.details);
  const shown = change === 'STOP' && order.ground === 'OTHER' ? { arithmetic: undefined } : {};
  const data = { ...weighed, ...shown, confirmedBy: '' } as PaymentDecided['data'];
  const history = await householdHistory(needs.store, needs.readSide, household);
  const today = needs.clock.today();
  const timeline = await needs.policies.timeline(needs.readSide.manager);
  const months = whatFollows(
    subjectOf.household(household),
    caseFacts(history),
    timeline.on(today),
    { type: TYPES[change], data } as PaymentDecided,
    today,
  );
  return { ...decisionMade(change, data), confirmedBy: null, months };
};
