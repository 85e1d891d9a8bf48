import { canonicalEventJson } from '@ledger/event-store';
import { type JsonObject, type Refusal, refuse } from '@ledger/kernel';
import { custody as decider, type CustodyAct, streamOf } from '@ledger/ledger';
import { actMetadata } from '../act-metadata';
import type { HouseholdNeeds } from '../decisions/held';
import { commandIdFrom } from '../identity';
import { isRefused } from '../imports/take-back';
import type { CustodyActAnswer } from './answers';
import { type CaseAsked, caseHeld, type CaseHeld, type CaseOrder, stateIn } from './case-held';
import type { CustodyActRefusal } from './refusal-words';

export type Outcome = Promise<CustodyActAnswer | Refusal<CustodyActRefusal>>;

/** A case as the log has it; undefined where nobody was ever told of one. */
const caseOf = (
  { household, entry }: CaseAsked,
  { division, state }: Pick<CaseHeld, 'division' | 'state'>,
): CustodyActAnswer | undefined => {
  if (state.status !== 'held' && state.status !== 'ended') return undefined;
  const { status, since, hasAgreement, hasStreetFiling, hasCountyFiling } = state;
  return {
    householdNo: household,
    entry,
    division,
    status,
    since,
    hasAgreement,
    hasStreetFiling,
    hasCountyFiling,
    validUntil: state.validUntil ?? null,
    reviewedOn: state.reviewedOn ?? null,
    endedOn: status === 'ended' ? state.on : null,
  };
};

/** How a case of a household stands, by ledgers and by what was done here. */
export const custodyCase = async (
  needs: Pick<HouseholdNeeds, 'ledger'>,
  asked: CaseAsked,
): Promise<CustodyActAnswer | Refusal<CustodyActRefusal>> => {
  const held = await caseHeld(needs, asked);
  if (isRefused<CustodyActRefusal>(held)) return held;
  return caseOf(asked, held) ?? refuse('card-not-held');
};

const answerOf = async (
  { ledger }: HouseholdNeeds,
  order: CaseOrder,
  { division }: CaseHeld,
): Promise<CustodyActAnswer> => {
  const answer = caseOf(order, { division, state: await stateIn(ledger, division, order.entry) });
  if (!answer) throw new Error(`the act on custody ${division}/${order.entry} is not in the log`);
  return answer;
};

/** An act is known by what it does to which card, not by the words it is given. */
const identityOf = ({ type, data }: CustodyAct): string => {
  const { evidence: _, ...said } = data as { readonly evidence: unknown } & Record<string, unknown>;
  const { shown: __, acknowledged: ___, ...what } = said;
  return canonicalEventJson([type, what as JsonObject]);
};

/** An act on a case, and how the case stands after it. */
export const runCustodyAct = async (
  needs: HouseholdNeeds,
  order: CaseOrder,
  held: CaseHeld,
  command: CustodyAct,
  ...identity: readonly string[]
): Outcome => {
  const stream = streamOf.custody(held.division, order.entry);
  const id = commandIdFrom(stream, identityOf(command), ...identity);
  const metadata = actMetadata(needs.clock, order.actor, id);
  const outcome = await needs.ledger.run(stream, decider, command, metadata);
  return isRefused<CustodyActRefusal>(outcome) ? outcome : answerOf(needs, order, held);
};
