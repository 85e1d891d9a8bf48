import { canonicalEventJson, type EventStore, type Recorded } from '@ledger/event-store';
import {
  type Fen,
  fen,
  type JsonObject,
  type LocalDate,
  type PersonId,
  type Refusal,
  refuse,
  type YearMonth,
} from '@ledger/kernel';
import {
  type EntitlementAsked,
  type EntitlementRefusal,
  type EntitlementSet,
  household as decider,
  mayGrow,
  streamOf,
  weighEntitlement,
} from '@ledger/ledger';
import { subjectOf, whatFollows } from '@ledger/views';
import { actMetadata } from '../act-metadata';
import { commandIdFrom } from '../identity';
import { isRefused } from '../imports/take-back';
import { caseFacts, householdHistory } from '../questions/household-case';
import type { EntitlementAnswer, EntitlementPreviewAnswer } from './answers';
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

/** 待遇核定, as an officer asks for it. */
export interface EntitlementOrder extends HouseholdOrder {
  readonly fromMonth: YearMonth;
  readonly members: readonly {
    /** 身份证号. */
    readonly idNumber: string;
    readonly covered: boolean;
    readonly monthlyIncomeFen: number;
  }[];
  readonly learnedOn: LocalDate;
  readonly decidedOn: LocalDate;
  /** What the paper says; it has to be what the arithmetic gives. */
  readonly newAmountFen?: number;
  /** The officer's words; they go to the vault. */
  readonly note?: string;
  /** Who else was there; money does not grow without. */
  readonly confirmedBy?: string;
}

type WithoutWords = Omit<EntitlementAsked, 'evidence'>;

interface Ready {
  readonly held: HouseholdHeld;
  readonly asked: WithoutWords;
}

const membersOf = async (needs: HouseholdNeeds, { members }: EntitlementOrder) => {
  const found: { person: PersonId; covered: boolean; monthlyIncomeFen: Fen }[] = [];
  for (const { idNumber, covered, monthlyIncomeFen } of members) {
    const person = await personOf(needs, idNumber);
    if (!person) return undefined;
    found.push({ person, covered, monthlyIncomeFen: fen(monthlyIncomeFen) });
  }
  return found.sort((a, b) => (a.person < b.person ? -1 : 1));
};

const readyFor = async (
  needs: HouseholdNeeds,
  order: EntitlementOrder,
): Promise<Ready | Refusal<HouseholdActRefusal>> => {
  const held = await householdHeld(needs, order);
  if ('refused' in held) return held;
  const { household, fromMonth, learnedOn, decidedOn, newAmountFen } = order;
  const ahead = dayAhead(needs, learnedOn, decidedOn);
  if (ahead) return ahead;
  const members = await membersOf(needs, order);
  if (!members) return refuse('not-a-member');
  const timeline = await needs.policies.timeline(needs.readSide.manager);
  const policies = timeline.on(needs.clock.today());
  const { division } = held.archive;
  const standardFen = policies.value('standardFen', division, fromMonth);
  const asked = {
    household,
    fromMonth,
    members,
    learnedOn,
    decidedOn,
    policy: {
      ...(standardFen !== undefined && { standardFen }),
      roundingUnitFen: policies.required('roundingUnitFen', division, fromMonth),
    },
    ...(newAmountFen !== undefined && { newAmountFen: fen(newAmountFen) }),
  };
  return { held, asked };
};

const answerOf = (data: Omit<EntitlementSet['data'], 'evidence'>): EntitlementAnswer => ({
  householdNo: data.household,
  fromMonth: data.fromMonth,
  previousAmountFen: data.previousAmountFen,
  newAmountFen: data.newAmountFen,
  arithmetic: data.arithmetic,
  arithmeticText: arithmeticText(data.arithmetic),
  confirmedBy: data.confirmedBy ?? null,
});

type Written = EntitlementSet['data'];

const setBy = ({ type, data }: Recorded): Written | undefined =>
  type === 'EntitlementSet' ? (data as unknown as Written) : undefined;

/**
 * What was set, set otherwise and set back on one day would be the first act asked for again, and
 * nothing would happen: it has to be said, as the members count otherwise.
 */
const isReplaced = (later: readonly Recorded[], { members, decidedOn }: Written): boolean =>
  later
    .map(setBy)
    .filter((set) => set?.decidedOn === decidedOn)
    .some((set) => set?.members.some(({ person }) => members.some((one) => one.person === person)));

/** 待遇核定: who counts from a month on, and with what means; the amount follows by arithmetic. */
export const setEntitlement = async (
  needs: HouseholdNeeds,
  order: EntitlementOrder,
): Promise<EntitlementAnswer | Refusal<HouseholdActRefusal>> => {
  const ready = await readyFor(needs, order);
  if ('refused' in ready) return ready;
  const { actor, household, note, confirmedBy } = order;
  const { policy: _, newAmountFen: __, ...said } = ready.asked;
  // Known by what it sets, not by who types it or in which words.
  const text = canonicalEventJson(said as unknown as JsonObject);
  const commandId = commandIdFrom('household', household, 'entitlement', text);
  const words = { 原因: note, 核定日期: order.decidedOn, 经办人: actor };
  const evidence = await evidenceFor(needs, ready.held.archive.head, 'entitlement', words);
  // Nobody named is nobody else.
  const people = { askedBy: actor, confirmedBy: confirmedBy ?? actor };
  const data = { ...ready.asked, evidence, ...people };
  const stream = streamOf.household(household);
  const metadata = actMetadata(needs.clock, actor, commandId);
  const command = { type: 'SetEntitlement', data } as const;
  const outcome = await needs.ledger.run(stream, decider, command, metadata);
  if (isRefused<HouseholdActRefusal>(outcome)) return outcome;
  const held = await needs.ledger.history(stream);
  const at = held.findIndex((recorded) => recorded.metadata['commandId'] === commandId);
  const written = setBy(held[at]!)!;
  const { decidedOn } = written;
  return isReplaced(held.slice(at + 1), written)
    ? refuse('decided-before-last', { lastDecidedOn: decidedOn, decidedOn })
    : answerOf(written);
};

const NO_WORDS = { document: '', commitment: '' };

/** What it would do, before it is decided: the amount, and the months that would stand otherwise. */
export const previewEntitlement = async (
  needs: HouseholdNeeds & { readonly store: EventStore },
  order: EntitlementOrder,
): Promise<EntitlementPreviewAnswer | Refusal<HouseholdActRefusal>> => {
  const ready = await readyFor(needs, order);
  if ('refused' in ready) return ready;
  const { household } = order;
  const asked = { ...ready.asked, evidence: NO_WORDS };
  const weighed = weighEntitlement(asked, ready.held.state);
  if ('refused' in weighed) return refuse<EntitlementRefusal>(weighed.refused, weighed.details);
  const history = await householdHistory(needs.store, needs.readSide, household);
  const today = needs.clock.today();
  const timeline = await needs.policies.timeline(needs.readSide.manager);
  const months = whatFollows(
    subjectOf.household(household),
    caseFacts(history),
    timeline.on(today),
    { type: 'EntitlementSet', data: weighed },
    today,
  );
  const needsSecondPerson = mayGrow(asked, ready.held.state);
  return { ...answerOf(weighed), needsSecondPerson, months };
};
