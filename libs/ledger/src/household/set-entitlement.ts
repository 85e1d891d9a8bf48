import {
  benefitFen,
  type Fen,
  type PersonId,
  type Refusal,
  refuse,
  ZERO_FEN,
} from '@ledger/kernel';
import type { EntitlementSet, MemberMeansSet } from './act-events';
import type { EntitlementAsked, EntitlementRefusal } from './commands';
import { meansOf } from './decide-payment';
import { isSameMeans, type Means, meansFrom } from './means';
import { appliedTo, type HouseholdState, type MemberHeld, remainingIn } from './state';

/** What a household would be entitled to, whoever else has to be there. */
export type WeighedEntitlement = Omit<EntitlementSet['data'], 'confirmedBy'>;

type Refused = Refusal<EntitlementRefusal> | undefined;

const whoIsAmiss = (
  { members }: EntitlementAsked,
  { archive, members: known }: HouseholdState,
): Refused => {
  if (archive.status === 'not-stated') return refuse('household-not-stated');
  if (members.some(({ person }) => !known.has(person))) return refuse('not-a-member');
  const people = new Set(members.map(({ person }) => person));
  return people.size === members.length ? undefined : refuse('member-named-twice');
};

const outOfOrder = (
  { members, fromMonth, learnedOn, decidedOn }: EntitlementAsked,
  { archive, means }: HouseholdState,
): Refused => {
  if (decidedOn < learnedOn) return refuse('decided-before-learned', { learnedOn, decidedOn });
  if (archive.status === 'stated' && fromMonth < archive.startMonth) {
    const { startMonth } = archive;
    return refuse('effective-before-grant', { startMonth, effectiveMonth: fromMonth });
  }
  const days = members.flatMap(({ person }) => means.get(person)?.map(({ day }) => day) ?? []);
  const lastSaidOn = days.toSorted().at(-1);
  // An older word changes nothing of what a newer one says.
  if (!lastSaidOn || lastSaidOn <= decidedOn) return undefined;
  return refuse('decided-before-last', { lastDecidedOn: lastSaidOn, decidedOn });
};

/** Does it hold of any member in any month that it speaks of? */
const isOfAny = (
  { members, fromMonth }: EntitlementAsked,
  { means }: HouseholdState,
  holds: (set: MemberMeansSet, before: Means) => boolean,
): boolean =>
  members.some((set) =>
    meansFrom(means.get(set.person) ?? [], fromMonth).some((before) => holds(set, before)),
  );

/**
 * Could any month be paid more? Only where somebody counts who did not, or is said to earn less; the
 * amount of one month does not tell, as another may have other members or another standard.
 */
export const mayGrow = (asked: EntitlementAsked, state: HouseholdState): boolean =>
  isOfAny(
    asked,
    state,
    (set, before) =>
      (set.covered && !before.covered) || set.monthlyIncomeFen < before.monthlyIncomeFen,
  );

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
  const refused = whoIsAmiss(asked, state) ?? outOfOrder(asked, state);
  if (refused) return refused;
  const { policy, newAmountFen: statedFen, ...words } = asked;
  const { fromMonth } = words;
  const { standardFen } = policy;
  if (standardFen === undefined) return refuse('no-standard', { effectiveMonth: fromMonth });
  const changesAnything = isOfAny(asked, state, (set, before) => !isSameMeans(set, before));
  if (!changesAnything) return refuse('entitlement-unchanged', { fromMonth });
  const { stopped } = appliedTo(state, fromMonth);
  const fenOf = (members: ReadonlyMap<PersonId, MemberHeld>): Fen =>
    stopped ? ZERO_FEN : benefitFen(meansOf(members, standardFen, policy));
  const before = remainingIn(state, fromMonth);
  const after = asSet(asked, before);
  const newAmountFen = fenOf(after);
  if (statedFen !== undefined && statedFen !== newAmountFen) {
    return refuse('amount-differs', { statedFen, newAmountFen });
  }
  const arithmetic = meansOf(after, standardFen, policy);
  return { ...words, previousAmountFen: fenOf(before), newAmountFen, arithmetic };
};
