import type { Evolve, PersonId } from '@ledger/kernel';
import type { ChangeKind } from '../vocabulary';
import type { HouseholdEvent } from './events';
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

/** The newest word on a member, and beside it all that was said of when. */
const said = (state: HouseholdState, person: PersonId, words: MeansSaid): HouseholdState => {
  const means = new Map(state.means).set(person, [...(state.means.get(person) ?? []), words]);
  const held = state.members.get(person);
  if (held && held.statedOn > words.day) return { ...state, means };
  const { covered, monthlyIncomeFen, day: statedOn } = words;
  const members = new Map(state.members).set(person, { covered, monthlyIncomeFen, statedOn });
  return { ...state, means, members };
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
  // An older archive that comes late takes nothing back that a newer one says.
  MemberStated: (state, { person, covered, monthlyIncomeFen, statedOn }) =>
    said(state, person, { covered, monthlyIncomeFen, day: statedOn }),
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
