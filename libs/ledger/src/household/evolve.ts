import type { Evolve, PersonId } from '@ledger/kernel';
import type { ChangeKind } from '../vocabulary';
import type { HouseholdEvent, MemberStated } from './events';
import type { MeansSaid } from './means';
import { type DecisionHeld, type FilingHeld, filingKey, type HouseholdState } from './state';

type Decided = Omit<DecisionHeld, 'change'>;

/** Decisions of one day stay in the order in which they were written down. */
const decided = (state: HouseholdState, change: ChangeKind, data: Decided): HouseholdState => {
  const { person, decidedOn, effectiveMonth } = data;
  const after = state.decisions.filter((one) => one.decidedOn > decidedOn);
  const before = state.decisions.slice(0, state.decisions.length - after.length);
  const decisions = [...before, { change, person, decidedOn, effectiveMonth }, ...after];
  return { ...state, decisions };
};

/** All that was said of what counts of a member; from when, hangs on its days. */
const said = (state: HouseholdState, person: PersonId, words: MeansSaid): HouseholdState => {
  const before = state.means.get(person) ?? [];
  return { ...state, means: new Map(state.means).set(person, [...before, words]) };
};

/** The archive's word on a member: an older one that comes late takes nothing back from a newer. */
const listed = (
  state: HouseholdState,
  { person, covered, monthlyIncomeFen, statedOn }: MemberStated['data'],
): HouseholdState => {
  const heard = said(state, person, { covered, monthlyIncomeFen, day: statedOn });
  const held = state.members.get(person);
  if (held && held.statedOn > statedOn) return heard;
  const member = { covered, monthlyIncomeFen, statedOn };
  return { ...heard, members: new Map(state.members).set(person, member) };
};

const filed = (
  state: HouseholdState,
  { official, person }: { readonly official: PersonId; readonly person: PersonId },
  filing: FilingHeld,
): HouseholdState => ({
  ...state,
  filings: new Map(state.filings).set(filingKey(official, person), filing),
});

export const evolveHousehold: Evolve<HouseholdState, HouseholdEvent> = {
  HouseholdStated: (state, { division, village, head, startMonth, accountToken }) => ({
    ...state,
    archive: { status: 'stated', division, village, head, startMonth },
    account: accountToken ?? state.account,
  }),
  MemberStated: listed,
  EntitlementSet: (state, { members, fromMonth, decidedOn }) =>
    members.reduce(
      (all, { person, ...means }) =>
        said(all, person, { ...means, day: decidedOn, from: fromMonth }),
      state,
    ),
  StopDecisionStated: (state, data) => decided(state, data.change, data),
  PaymentStopped: (state, data) => decided(state, 'STOP', data),
  PaymentReduced: (state, data) => decided(state, 'REDUCE', data),
  PaymentIncreased: (state, data) => decided(state, 'INCREASE', data),
  PaymentResumed: (state, data) => decided(state, 'RESUME', data),
  PayoutAccountChangeStated: (state, { newAccountToken }) => ({
    ...state,
    account: newAccountToken ?? state.account,
  }),
  PayoutAccountChanged: (state, { newAccountToken }) => ({ ...state, account: newAccountToken }),
  NearRelativeFilingStated: (state, data) => {
    const { relation, standing, filedOn, visitedOn } = data;
    return filed(state, data, { relation, standing, filedOn, visitedOn });
  },
  NearRelativeFiled: (state, data) => {
    const { relation, filedOn } = data;
    return filed(state, data, { relation, standing: 'ACTIVE', filedOn, visitedOn: undefined });
  },
  NearRelativeVisited: (state, data) => {
    const { relation, filedOn, visitedOn } = data;
    return filed(state, data, { relation, standing: 'ACTIVE', filedOn, visitedOn });
  },
};
