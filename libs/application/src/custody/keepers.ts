import { compact } from '@ledger/intake';
import { type LocalDate, type PersonId, type Refusal, type Relation, refuse } from '@ledger/kernel';
import type { CustodyWarning, ProxyKind } from '@ledger/ledger';
import {
  dayAhead,
  evidenceFor,
  type HouseholdNeeds,
  normalisedId,
  personOf,
} from '../decisions/held';
import type { CustodyCheckAnswer } from './answers';
import { type CaseHeld, caseHeld, type CaseOrder } from './case-held';
import { checkAnswer, warningsFor } from './check';
import type { CustodyActRefusal } from './refusal-words';
import { type Outcome, runCustodyAct } from './run-act';

/** Who is to keep the card, as the officer names them. */
export interface KeeperNamed {
  readonly idNumber: string;
  readonly name: string;
  readonly kind: ProxyKind;
  readonly relation: Relation;
}

export interface AppointOrder extends CaseOrder {
  /** 身份证号 of the member whose card it is. */
  readonly idNumber: string;
  readonly keeper: KeeperNamed;
  readonly appointedOn: LocalDate;
  readonly acknowledged: readonly CustodyWarning[];
  /** 不能自理原因. */
  readonly note?: string;
}

export interface ChangeKeeperOrder extends CaseOrder {
  readonly keeper: KeeperNamed;
  readonly changedOn: LocalDate;
  /** 交接凭证号. */
  readonly receiptNo: string;
  readonly acknowledged: readonly CustodyWarning[];
  readonly note?: string;
}

export type CheckOrder = Omit<AppointOrder, 'appointedOn' | 'acknowledged' | 'note'>;

const keeperOf = async (
  { vault, tokens }: HouseholdNeeds,
  { idNumber, name, kind, relation }: KeeperNamed,
) => {
  const written = compact(name);
  const [person] = await vault.identify([{ idNumber: normalisedId(idNumber), name: written }]);
  return {
    proxyHolder: person!.personId,
    proxyHolderNameToken: tokens.nameToken(written),
    proxyKind: kind,
    relation,
  };
};

const ownerOf = async (
  needs: HouseholdNeeds,
  { household }: CaseHeld,
  idNumber: string,
): Promise<PersonId | undefined> => {
  const person = await personOf(needs, idNumber);
  return person && household.state.members.has(person) ? person : undefined;
};

/** What is to be seen before a keeper is appointed: nothing is written but who they are. */
export const checkProxyHolder = async (
  needs: HouseholdNeeds,
  order: CheckOrder,
): Promise<CustodyCheckAnswer | Refusal<CustodyActRefusal>> => {
  const held = await caseHeld(needs, order);
  if ('refused' in held) return held;
  const beneficiary = await ownerOf(needs, held, order.idNumber);
  if (!beneficiary) return refuse('not-a-member');
  const { proxyHolderNameToken: _, ...keeper } = await keeperOf(needs, order.keeper);
  const { household, entry } = order;
  const proposed = { division: held.division, entry, household, beneficiary, ...keeper };
  const warnings = await warningsFor(needs, proposed, held.household.archive.division);
  return checkAnswer(needs, household, warnings);
};

const codesOf = (warnings: readonly { readonly code: CustodyWarning }[]) => [
  ...new Set(warnings.map(({ code }) => code)),
];

/** 委托代管: what the check shows is recorded with it. */
export const appointProxyHolder = async (needs: HouseholdNeeds, order: AppointOrder): Outcome => {
  const held = await caseHeld(needs, order);
  if ('refused' in held) return held;
  const { household, entry, appointedOn, acknowledged, note } = order;
  const ahead = dayAhead(needs, appointedOn);
  if (ahead) return ahead;
  const beneficiary = await ownerOf(needs, held, order.idNumber);
  if (!beneficiary) return refuse('not-a-member');
  const keeper = await keeperOf(needs, order.keeper);
  const of = { division: held.division, entry, household, beneficiary, ...keeper };
  const { archive } = held.household;
  const words = { 代管人姓名: compact(order.keeper.name), 不能自理原因: note };
  const data = {
    ...of,
    village: archive.village,
    appointedOn,
    shown: codesOf(await warningsFor(needs, of, archive.division)),
    acknowledged,
    evidence: await evidenceFor(needs, beneficiary, 'custody-act', words),
  };
  return runCustodyAct(needs, order, held, { type: 'AppointProxyHolder', data });
};

/** 更换代管人: the papers of the one before serve no more. */
export const changeProxyHolder = async (
  needs: HouseholdNeeds,
  order: ChangeKeeperOrder,
): Outcome => {
  const held = await caseHeld(needs, order);
  if ('refused' in held) return held;
  const { entry, household, changedOn, acknowledged, receiptNo, note } = order;
  const ahead = dayAhead(needs, changedOn);
  if (ahead) return ahead;
  const { state, division } = held;
  if (state.status !== 'held' && state.status !== 'ended') return refuse('card-not-held');
  const { beneficiary } = state;
  const keeper = await keeperOf(needs, order.keeper);
  const proposed = { division, entry, household, beneficiary, ...keeper };
  const warnings = await warningsFor(needs, proposed, held.household.archive.division);
  const words = { 代管人姓名: compact(order.keeper.name), 交接凭证号: receiptNo, 说明: note };
  const data = {
    division,
    entry,
    ...keeper,
    changedOn,
    shown: codesOf(warnings),
    acknowledged,
    evidence: await evidenceFor(needs, beneficiary, 'custody-act', words),
  };
  return runCustodyAct(needs, order, held, { type: 'ChangeProxyHolder', data });
};
