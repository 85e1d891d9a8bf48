import type { Decider, FactDate, LocalDate, YearMonth } from '@ledger/kernel';
import type { DeathSource } from '../vocabulary';
import type {
  DeathClaimed,
  DeathClaimRevised,
  DeathClaimWithdrawn,
  OfficeHoldingStated,
  PersonEvent,
  SpecialHardshipStated,
} from './events';

/** What sources claim of a person, and the newest lines of the rosters that name them. */
export interface PersonState {
  readonly claims: readonly { readonly source: DeathSource; readonly death: FactDate }[];
  readonly specialHardship?: { readonly startMonth: YearMonth; readonly endedOn?: LocalDate };
  readonly office?: { readonly termFrom?: LocalDate; readonly termUntil?: LocalDate };
}

/** Reports only: a claim is a claim, also when another source contradicts it. */
export type PersonCommand =
  | { readonly type: 'ClaimDeath'; readonly data: DeathClaimed['data'] }
  | { readonly type: 'ReviseDeathClaim'; readonly data: DeathClaimRevised['data'] }
  | { readonly type: 'WithdrawDeathClaim'; readonly data: DeathClaimWithdrawn['data'] }
  | { readonly type: 'StateSpecialHardship'; readonly data: SpecialHardshipStated['data'] }
  | { readonly type: 'StateOfficeHolding'; readonly data: OfficeHoldingStated['data'] };

export const person: Decider<PersonState, PersonCommand, PersonEvent, never> = {
  initialState: { claims: [] },
  decide: {
    ClaimDeath: (data) => [{ type: 'DeathClaimed', data }],
    ReviseDeathClaim: (data) => [{ type: 'DeathClaimRevised', data }],
    WithdrawDeathClaim: (data) => [{ type: 'DeathClaimWithdrawn', data }],
    StateSpecialHardship: (data) => [{ type: 'SpecialHardshipStated', data }],
    StateOfficeHolding: (data) => [{ type: 'OfficeHoldingStated', data }],
  },
  evolve: {
    DeathClaimed: (state, { source, death }) => ({
      ...state,
      claims: [...state.claims, { source, death }],
    }),
    DeathClaimRevised: (state, { source, death }) => ({
      ...state,
      claims: state.claims.map((claim) => (claim.source === source ? { source, death } : claim)),
    }),
    DeathClaimWithdrawn: (state, { source }) => ({
      ...state,
      claims: state.claims.filter((claim) => claim.source !== source),
    }),
    SpecialHardshipStated: (state, { startMonth, endedOn }) => ({
      ...state,
      specialHardship: { startMonth, ...(endedOn && { endedOn }) },
    }),
    OfficeHoldingStated: (state, { termFrom, termUntil }) => ({
      ...state,
      office: { ...(termFrom && { termFrom }), ...(termUntil && { termUntil }) },
    }),
  },
};
