import { canonicalEventJson } from '@ledger/event-store';
import { fold, type JsonObject, type Refusal } from '@ledger/kernel';
import {
  custody as decider,
  type CustodyAct,
  type CustodyEvent,
  lift,
  streamOf,
} from '@ledger/ledger';
import { actMetadata } from '../act-metadata';
import type { HouseholdNeeds } from '../decisions/held';
import { commandIdFrom } from '../identity';
import { isRefused } from '../imports/take-back';
import type { CustodyActAnswer } from './answers';
import type { CaseHeld, CaseOrder } from './case-held';
import type { CustodyActRefusal } from './refusal-words';

export type Outcome = Promise<CustodyActAnswer | Refusal<CustodyActRefusal>>;

/** A case after an act, as the log has it. */
const answerOf = async (
  { ledger }: HouseholdNeeds,
  { household, entry }: CaseOrder,
  { division }: CaseHeld,
): Promise<CustodyActAnswer> => {
  const standing = await ledger.standing(streamOf.custody(division, entry));
  const events = standing.map((r) => lift(r.type, r.schema, r.data) as CustodyEvent);
  const state = fold(decider.evolve, decider.initialState, events);
  if (state.status !== 'held' && state.status !== 'ended') {
    throw new Error(`the act on custody ${division}/${entry} is not in the log`);
  }
  const { status, since, hasAgreement, hasStreetFiling, hasCountyFiling } = state;
  return {
    householdNo: household,
    entry,
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
