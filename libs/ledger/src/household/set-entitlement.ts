import {
  benefitFen,
  type Fen,
  type PersonId,
  type Refusal,
  refuse,
  ZERO_FEN,
} from '@ledger/kernel';
import type { EntitlementSet } from './act-events';
import type { EntitlementAsked, EntitlementRefusal } from './commands';
import { meansOf } from './decide-payment';
import { appliedTo, type HouseholdState, type MemberHeld, remainingIn } from './state';

/** What a household would be entitled to, whoever else has to be there. */
export type WeighedEntitlement = Omit<EntitlementSet['data'], 'confirmedBy'>;

const outOfPlace = (
  { members, fromMonth, learnedOn, decidedOn }: EntitlementAsked,
  { archive, members: known, means }: HouseholdState,
): Refusal<EntitlementRefusal> | undefined => {
  if (archive.status === 'not-stated') return refuse('household-not-stated');
  if (members.some(({ person }) => !known.has(person))) return refuse('not-a-member');
  if (decidedOn < learnedOn) return refuse('decided-before-learned', { learnedOn, decidedOn });
  if (fromMonth < archive.startMonth) {
    const { startMonth } = archive;
    return refuse('effective-before-grant', { startMonth, effectiveMonth: fromMonth });
  }
  const days = members.flatMap(({ person }) => means.get(person)?.map(({ day }) => day) ?? []);
  const lastSaidOn = [...days].sort().at(-1);
  // An older word changes nothing of what a newer one says.
  if (!lastSaidOn || lastSaidOn <= decidedOn) return undefined;
  return refuse('decided-before-last', { lastDecidedOn: lastSaidOn, decidedOn });
};

const isAsItWas = (
  { members }: EntitlementAsked,
  before: ReadonlyMap<PersonId, MemberHeld>,
): boolean =>
  members.every(({ person, covered, monthlyIncomeFen }) => {
    const held = before.get(person);
    return held?.covered === covered && held.monthlyIncomeFen === monthlyIncomeFen;
  });

/** The means that are set, of whoever the decisions leave in the household. */
const asSet = (
  { members }: EntitlementAsked,
  before: ReadonlyMap<PersonId, MemberHeld>,
): ReadonlyMap<PersonId, MemberHeld> => {
  const said = new Map(members.map((one) => [one.person, one]));
  return new Map([...before].map(([person, held]) => [person, { ...held, ...said.get(person) }]));
};

/** What setting an entitlement does to the amount, or why it cannot be set. */
export const weighEntitlement = (
  asked: EntitlementAsked,
  state: HouseholdState,
): WeighedEntitlement | Refusal<EntitlementRefusal> => {
  const refused = outOfPlace(asked, state);
  if (refused) return refused;
  const { policy, newAmountFen: statedFen, ...words } = asked;
  const { fromMonth } = words;
  const { standardFen } = policy;
  if (standardFen === undefined) return refuse('no-standard', { effectiveMonth: fromMonth });
  const before = remainingIn(state, fromMonth);
  if (isAsItWas(asked, before)) return refuse('entitlement-unchanged', { fromMonth });
  const { stopped } = appliedTo(state, fromMonth);
  const fenOf = (members: ReadonlyMap<PersonId, MemberHeld>): Fen =>
    stopped ? ZERO_FEN : benefitFen(meansOf(members, standardFen, policy));
  const after = asSet(asked, before);
  const newAmountFen = fenOf(after);
  if (statedFen !== undefined && statedFen !== newAmountFen) {
    return refuse('amount-differs', { statedFen, newAmountFen });
  }
  const arithmetic = meansOf(after, standardFen, policy);
  return { ...words, previousAmountFen: fenOf(before), newAmountFen, arithmetic };
};
