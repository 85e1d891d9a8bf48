import { canonicalEventJson } from '@ledger/event-store';
import {
  type CommandId,
  type Fen,
  type JsonObject,
  type LocalDate,
  type PersonId,
  type Refusal,
  refuse,
  type YearMonth,
} from '@ledger/kernel';
import {
  type ChangeGround,
  type ChangeKind,
  type DecisionAsked,
  household as decider,
  type HouseholdAct,
  type PaymentDecided,
  streamOf,
} from '@ledger/ledger';
import type { Policies } from '@ledger/policy';
import { actMetadata } from '../act-metadata';
import { commandIdFrom } from '../identity';
import { isRefused } from '../imports/take-back';
import type { DecisionMadeAnswer } from './answers';
import {
  dayAhead,
  evidenceFor,
  type HouseholdHeld,
  householdHeld,
  type HouseholdNeeds,
  type HouseholdOrder,
  personOf,
} from './held';
import type { HouseholdActRefusal } from './refusal-words';
import { arithmeticText } from './words';

/** A decision as an officer asks for it. */
export interface DecisionOrder extends HouseholdOrder {
  readonly change: ChangeKind;
  /** 身份证号 of whom the ground is true. */
  readonly idNumber: string;
  readonly ground: ChangeGround;
  readonly factOn?: LocalDate;
  readonly factMonth?: YearMonth;
  readonly learnedOn: LocalDate;
  readonly decidedOn: LocalDate;
  readonly effectiveMonth: YearMonth;
  /** What the paper says; it has to be what the arithmetic gives. */
  readonly newAmountFen?: number;
  /** The officer's words; they go to the vault. */
  readonly note?: string;
  /** Who else was there; money does not grow without. */
  readonly confirmedBy?: string;
}

const OFFSETS = {
  DEATH: 'deathStopOffsetMonths',
  TRANSFER_SH: 'transferStopOffsetMonths',
} as const;

const policyOf = (
  policies: Policies,
  { archive }: HouseholdHeld,
  { ground, effectiveMonth }: DecisionOrder,
): DecisionAsked['policy'] => {
  const { division } = archive;
  const standardFen = policies.value('standardFen', division, effectiveMonth);
  return {
    ...(standardFen !== undefined && { standardFen }),
    roundingUnitFen: policies.required('roundingUnitFen', division, effectiveMonth),
    offsetMonths:
      ground === 'OTHER' ? 0 : policies.required(OFFSETS[ground], division, effectiveMonth),
  };
};

const given = <K extends string, V>(key: K, value: V | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { readonly [_ in K]?: V };

/** What is asked of the decider, but for the words, which need a place in the vault first. */
export type DecisionWithoutWords = Omit<DecisionAsked, 'evidence'>;

export interface DecisionReady {
  readonly held: HouseholdHeld;
  readonly person: PersonId;
  readonly asked: DecisionWithoutWords;
}

/** Looks up what a decision rests on: the household, the person, the policy of its month. */
export const readyFor = async (
  needs: HouseholdNeeds,
  order: DecisionOrder,
): Promise<DecisionReady | Refusal<HouseholdActRefusal>> => {
  const held = await householdHeld(needs, order);
  if ('refused' in held) return held;
  const ahead = dayAhead(needs, order.factOn, order.learnedOn, order.decidedOn);
  if (ahead) return ahead;
  const person = await personOf(needs, order.idNumber);
  if (!person || !held.state.members.has(person)) return refuse('not-a-member');
  const timeline = await needs.policies.timeline(needs.readSide.manager);
  const { household, ground, factOn, factMonth, learnedOn, decidedOn, effectiveMonth } = order;
  const asked = {
    household,
    person,
    ground,
    ...given('factOn', factOn),
    ...given('factMonth', factOn ? undefined : factMonth),
    learnedOn,
    decidedOn,
    effectiveMonth,
    policy: policyOf(timeline.on(needs.clock.today()), held, order),
    ...given('newAmountFen', order.newAmountFen as Fen | undefined),
  };
  return { held, person, asked };
};

const commandFor = (
  { change, actor, confirmedBy }: DecisionOrder,
  data: DecisionAsked,
): HouseholdAct => {
  if (change === 'STOP') return { type: 'StopPayment', data };
  if (change === 'REDUCE') return { type: 'ReducePayment', data };
  // Nobody named is nobody else.
  const people = { askedBy: actor, confirmedBy: confirmedBy ?? actor };
  const type = change === 'INCREASE' ? 'IncreasePayment' : 'ResumePayment';
  return { type, data: { ...data, ...people } };
};

/** A decision is known by what it decides, not by who types it or in which words. */
const identityOf = (change: ChangeKind, asked: DecisionWithoutWords): CommandId => {
  const { policy: _, newAmountFen: __, ...said } = asked;
  const text = canonicalEventJson(said as unknown as JsonObject);
  return commandIdFrom('household', said.household, 'decision', change, text);
};

/** A decision that was made, for the reader. */
export const decisionMade = (
  change: ChangeKind,
  data: Omit<PaymentDecided['data'], 'evidence'>,
): DecisionMadeAnswer => {
  const arithmetic = data.arithmetic ?? null;
  return {
    householdNo: data.household,
    change,
    effectiveMonth: data.effectiveMonth,
    previousAmountFen: data.previousAmountFen,
    newAmountFen: data.newAmountFen,
    arithmetic,
    arithmeticText: arithmetic && arithmeticText(arithmetic),
    confirmedBy: (data as { readonly confirmedBy?: string }).confirmedBy ?? null,
  };
};

/** 停发、减发、增发、恢复: the decider works out the amount, or says why it cannot be. */
export const decidePayment = async (
  needs: HouseholdNeeds,
  order: DecisionOrder,
): Promise<DecisionMadeAnswer | Refusal<HouseholdActRefusal>> => {
  const ready = await readyFor(needs, order);
  if ('refused' in ready) return ready;
  const { change, actor, household, note } = order;
  const words = { 原因: note, 变动类型: change, 决定日期: order.decidedOn };
  const evidence = await evidenceFor(needs, ready.person, 'decision', words);
  const commandId = identityOf(change, ready.asked);
  const metadata = actMetadata(needs.clock, actor, commandId);
  const command = commandFor(order, { ...ready.asked, evidence });
  const stream = streamOf.household(household);
  const outcome = await needs.ledger.run(stream, decider, command, metadata);
  if (isRefused<HouseholdActRefusal>(outcome)) return outcome;
  const held = await needs.ledger.history(stream);
  const written = held.find((recorded) => recorded.metadata['commandId'] === commandId);
  return decisionMade(change, written!.data as unknown as PaymentDecided['data']);
};
