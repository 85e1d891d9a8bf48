import { compact } from '@ledger/intake';
import { type LocalDate, type Refusal, refuse, type Relation } from '@ledger/kernel';
import { household as decider, type HouseholdAct, streamOf } from '@ledger/ledger';
import { actMetadata } from '../act-metadata';
import { commandIdFrom } from '../identity';
import { isRefused } from '../imports/take-back';
import type { HouseholdActAnswer } from './answers';
import {
  dayAhead,
  evidenceFor,
  householdHeld,
  type HouseholdNeeds,
  type HouseholdOrder,
  normalisedId,
  personOf,
} from './held';
import type { HouseholdActRefusal } from './refusal-words';

interface RelativeOrder extends HouseholdOrder {
  /** 身份证号 of the cadre or handler (备案人). */
  readonly officialIdNumber: string;
  /** 身份证号 of the relative on the rolls (对象). */
  readonly idNumber: string;
  readonly note?: string;
}

export interface FilingOrder extends RelativeOrder {
  readonly officialName: string;
  readonly relation: Relation;
  readonly filedOn: LocalDate;
}

export interface VisitOrder extends RelativeOrder {
  readonly visitedOn: LocalDate;
  readonly visitedBy: string;
}

type Outcome = Promise<HouseholdActAnswer | Refusal<HouseholdActRefusal>>;

const run = async (
  needs: HouseholdNeeds,
  { actor, household }: HouseholdOrder,
  command: HouseholdAct,
  identity: readonly string[],
  answer: Omit<HouseholdActAnswer, 'householdNo'>,
): Outcome => {
  const id = commandIdFrom('household', household, command.type, ...identity);
  const metadata = actMetadata(needs.clock, actor, id);
  const outcome = await needs.ledger.run(streamOf.household(household), decider, command, metadata);
  if (isRefused<HouseholdActRefusal>(outcome)) return outcome;
  return { householdNo: household, ...answer };
};

/** 近亲属备案: of an official whom no list named yet, the name is kept with the number. */
export const fileRelative = async (needs: HouseholdNeeds, order: FilingOrder): Outcome => {
  const held = await householdHeld(needs, order);
  if ('refused' in held) return held;
  const { household, filedOn, relation, officialIdNumber, officialName, note } = order;
  const ahead = dayAhead(needs, filedOn);
  if (ahead) return ahead;
  const person = await personOf(needs, order.idNumber);
  if (!person || !held.state.members.has(person)) return refuse('not-a-member');
  const idNumber = normalisedId(officialIdNumber);
  const [official] = await needs.vault.identify([{ idNumber, name: compact(officialName) }]);
  const words = { 备案人姓名: officialName, 说明: note };
  const data = {
    household,
    official: official!.personId,
    person,
    relation,
    filedOn,
    evidence: await evidenceFor(needs, person, 'near-relative-filing', words),
  };
  const identity = [data.official, person, filedOn];
  const done = { done: 'relative-filed', on: filedOn } as const;
  return run(needs, order, { type: 'FileNearRelative', data }, identity, done);
};

/** 县级入户 after a filing. */
export const visitRelative = async (needs: HouseholdNeeds, order: VisitOrder): Outcome => {
  const held = await householdHeld(needs, order);
  if ('refused' in held) return held;
  const { household, visitedOn, visitedBy, note } = order;
  const ahead = dayAhead(needs, visitedOn);
  if (ahead) return ahead;
  const person = await personOf(needs, order.idNumber);
  const official = await personOf(needs, order.officialIdNumber);
  if (!person || !official) return refuse('relative-not-filed');
  const words = { 入户人员: visitedBy, 入户结论: note };
  const data = {
    household,
    official,
    person,
    visitedOn,
    evidence: await evidenceFor(needs, person, 'near-relative-visit', words),
  };
  const done = { done: 'relative-visited', on: visitedOn } as const;
  const identity = [official, person, visitedOn];
  return run(needs, order, { type: 'VisitNearRelative', data }, identity, done);
};
