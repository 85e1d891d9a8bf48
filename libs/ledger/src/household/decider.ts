import type { Decider, PersonId, YearMonth } from '@ledger/kernel';
import type {
  HouseholdEvent,
  HouseholdStated,
  MemberStated,
  NearRelativeFilingStated,
  PayoutAccountChangeStated,
  StopDecisionStated,
} from './events';

/** What has been stated of a household, in the order it was written down. */
export type HouseholdState =
  | { readonly status: 'not-stated'; readonly decisions: number }
  | {
      readonly status: 'paying';
      readonly startMonth: YearMonth;
      readonly members: readonly PersonId[];
      readonly decisions: number;
    }
  | {
      readonly status: 'stopped';
      readonly fromMonth: YearMonth;
      readonly startMonth?: YearMonth;
      readonly members: readonly PersonId[];
      readonly decisions: number;
    };

/** Reports only: each row of the archive, the decision lists and the registers is a statement. */
export type HouseholdCommand =
  | { readonly type: 'StateHousehold'; readonly data: HouseholdStated['data'] }
  | { readonly type: 'StateMember'; readonly data: MemberStated['data'] }
  | { readonly type: 'StateStopDecision'; readonly data: StopDecisionStated['data'] }
  | {
      readonly type: 'StatePayoutAccountChange';
      readonly data: PayoutAccountChangeStated['data'];
    }
  | { readonly type: 'StateNearRelativeFiling'; readonly data: NearRelativeFilingStated['data'] };

const membersOf = (state: HouseholdState) => (state.status === 'not-stated' ? [] : state.members);

const including = (members: readonly PersonId[], person: PersonId) =>
  members.includes(person) ? members : [...members, person];

const decided = (state: HouseholdState, data: StopDecisionStated['data']): HouseholdState => {
  const decisions = state.decisions + 1;
  const startMonth = state.status === 'not-stated' ? undefined : state.startMonth;
  const members = membersOf(state);
  switch (data.change) {
    case 'STOP':
      return {
        status: 'stopped',
        fromMonth: data.effectiveMonth,
        members,
        decisions,
        ...(startMonth && { startMonth }),
      };
    case 'RESUME':
      return {
        status: 'paying',
        startMonth: startMonth ?? data.effectiveMonth,
        members: including(members, data.person),
        decisions,
      };
    case 'REDUCE':
    case 'INCREASE':
      return state.status === 'not-stated'
        ? { ...state, decisions }
        : { ...state, members: members.filter((member) => member !== data.person), decisions };
  }
};

export const household: Decider<HouseholdState, HouseholdCommand, HouseholdEvent, never> = {
  initialState: { status: 'not-stated', decisions: 0 },
  decide: {
    StateHousehold: (data) => [{ type: 'HouseholdStated', data }],
    StateMember: (data) => [{ type: 'MemberStated', data }],
    StateStopDecision: (data) => [{ type: 'StopDecisionStated', data }],
    StatePayoutAccountChange: (data) => [{ type: 'PayoutAccountChangeStated', data }],
    StateNearRelativeFiling: (data) => [{ type: 'NearRelativeFilingStated', data }],
  },
  evolve: {
    HouseholdStated: (state, { startMonth }) =>
      state.status === 'not-stated'
        ? { status: 'paying', startMonth, members: [], decisions: state.decisions }
        : { ...state, startMonth },
    MemberStated: (state, { person }) =>
      state.status === 'not-stated'
        ? state
        : { ...state, members: including(state.members, person) },
    StopDecisionStated: decided,
    // Neither decides who is paid: rules compare them with what is paid.
    PayoutAccountChangeStated: (state) => state,
    NearRelativeFilingStated: (state) => state,
  },
};
