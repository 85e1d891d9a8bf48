import { canonicalEventJson, type Recorded } from '@ledger/event-store';
import {
  type CommandId,
  covers,
  type DivisionCode,
  type DocumentNo,
  type Fen,
  type HouseholdNo,
  type JsonObject,
  type Refusal,
  refuse,
  type YearMonth,
} from '@ledger/kernel';
import {
  type ReversalReason,
  streamOf,
  supplement,
  type SupplementAct,
  type SupplementKind,
  type SupplementRefusal,
  type SupplementShare,
} from '@ledger/ledger';
import type { Vault } from '@ledger/people';
import { actMetadata } from '../act-metadata';
import type { Clock } from '../clock';
import { householdHeld } from '../decisions/held';
import { commandIdFrom } from '../identity';
import { isRefused } from '../imports/take-back';
import type { Ledger } from '../ledger';
import type { SupplementActAnswer } from './answers';

export interface SupplementNeeds {
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly clock: Clock;
}

interface OfStreet {
  readonly actor: string;
  readonly confirmedBy: string;
  /** The street, or a village of it; within the scope of whoever asks. */
  readonly division: DivisionCode;
  readonly benefitMonth: YearMonth;
  /** The officer's words; they go to the vault. */
  readonly reason: string;
}

/** 补助: beside the benefit of a month, by a document. */
export interface SupplementOrder extends OfStreet, SupplementAsked {}

/** What is to be given to whom; it can be looked at before it is ordered. */
export interface SupplementAsked {
  /** The street, or a village of it; within the scope of whoever asks. */
  readonly division: DivisionCode;
  readonly benefitMonth: YearMonth;
  readonly kind: SupplementKind;
  readonly document: DocumentNo;
  readonly per: SupplementShare;
  readonly amountFen: Fen;
  /** Absent: all of the division that are due the benefit of the month. */
  readonly households?: readonly HouseholdNo[];
}

export interface SupplementReversal extends OfStreet {
  readonly order: number;
  readonly reasonCode: ReversalReason;
}

export type AnySupplementRefusal =
  SupplementRefusal | 'supplement-needs-a-street' | 'supplement-households-unknown';

type Outcome = Promise<SupplementActAnswer | Refusal<AnySupplementRefusal>>;

const STREET_DIGITS = 9;

export const streetOf = (division: DivisionCode): DivisionCode =>
  division.slice(0, STREET_DIGITS) as DivisionCode;

const wordsOf = async (vault: Vault, { division, benefitMonth, reason }: OfStreet) => {
  const [owner] = await vault.persons([`补助:${streetOf(division)}:${benefitMonth}`]);
  const [kept] = await vault.keep([
    { owner: owner!, kind: 'supplement', content: { text: reason } },
  ]);
  return { document: kept!.documentId, commitment: kept!.commitment };
};

/** Households that no archive of the division names. */
const unknownAmong = async (
  { ledger }: Pick<SupplementNeeds, 'ledger'>,
  { division, households = [] }: SupplementAsked,
): Promise<readonly HouseholdNo[]> => {
  const unknown: HouseholdNo[] = [];
  for (const household of households) {
    const held = await householdHeld({ ledger }, { household, scope: division });
    if ('refused' in held) unknown.push(household);
  }
  return unknown;
};

/** Why nothing can be given so, whoever asks for it. */
export const cannotBeGiven = async (
  needs: Pick<SupplementNeeds, 'ledger'>,
  asked: SupplementAsked,
): Promise<Refusal<'supplement-needs-a-street' | 'supplement-households-unknown'> | undefined> => {
  const { division } = asked;
  if (division.length < STREET_DIGITS) return refuse('supplement-needs-a-street', { division });
  const unknown = await unknownAmong(needs, asked);
  if (unknown.length === 0) return undefined;
  return refuse('supplement-households-unknown', { households: unknown.join('、') });
};

const reversalsIn = (held: readonly Recorded[]): number =>
  held.filter(({ type }) => type === 'SupplementOrderReversed').length;

const run = async (
  { ledger, clock }: SupplementNeeds,
  { actor, division, benefitMonth }: OfStreet,
  command: SupplementAct,
  commandId: CommandId,
): Outcome => {
  const stream = streamOf.supplement(streetOf(division), benefitMonth);
  const metadata = actMetadata(clock, actor, commandId);
  const outcome = await ledger.run(stream, supplement, command, metadata);
  if (isRefused<AnySupplementRefusal>(outcome)) return outcome;
  const held = await ledger.history(stream);
  const written = held.find((recorded) => recorded.metadata['commandId'] === commandId)!;
  const order = Number(written.data['order']);
  return { division, benefitMonth, order, stands: written.type === 'SupplementOrdered' };
};

/** Orders a supplement; the draft of the month has it as a line of its own, once. */
export const orderSupplement = async (needs: SupplementNeeds, order: SupplementOrder): Outcome => {
  const { actor, confirmedBy, division, benefitMonth, reason: _, households, ...said } = order;
  const cannot = await cannotBeGiven(needs, order);
  if (cannot) return cannot;
  const named = households && [...new Set(households)].sort();
  const business = { ...said, division, benefitMonth, ...(named && { households: named }) };
  const data = {
    ...business,
    orderedOn: needs.clock.today(),
    confirmedBy,
    evidence: await wordsOf(needs.vault, order),
    askedBy: actor,
  };
  const stream = streamOf.supplement(streetOf(division), benefitMonth);
  const again = reversalsIn(await needs.ledger.history(stream));
  const text = canonicalEventJson(business as unknown as JsonObject);
  const commandId = commandIdFrom(stream, 'order', text, `${again}`);
  return run(needs, order, { type: 'OrderSupplement', data }, commandId);
};

/** 冲正: what was ordered wrongly is due no more; what was paid by it was paid too much. */
export const reverseSupplement = async (
  needs: SupplementNeeds,
  reversal: SupplementReversal,
): Outcome => {
  const { actor, confirmedBy, division, benefitMonth, order, reasonCode } = reversal;
  const stream = streamOf.supplement(streetOf(division), benefitMonth);
  const ordered = (await needs.ledger.history(stream)).find(
    ({ type, data }) => type === 'SupplementOrdered' && data['order'] === order,
  );
  // What was ordered for another village is not there for whoever sees only this one.
  if (!ordered || !covers(division, ordered.data['division'] as DivisionCode)) {
    return refuse('supplement-not-ordered', { order });
  }
  const data = {
    benefitMonth,
    order,
    reversedOn: needs.clock.today(),
    reasonCode,
    confirmedBy,
    evidence: await wordsOf(needs.vault, reversal),
    askedBy: actor,
  };
  const commandId = commandIdFrom(stream, 'reversal', `${order}`);
  return run(needs, reversal, { type: 'ReverseSupplement', data }, commandId);
};
