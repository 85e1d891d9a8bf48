import {
  type CustodyEntryNo,
  type DivisionCode,
  fold,
  type HouseholdNo,
  type Refusal,
  refuse,
} from '@ledger/kernel';
import {
  custody as decider,
  type CustodyEvent,
  type CustodyState,
  lift,
  streamOf,
} from '@ledger/ledger';
import { type HouseholdHeld, householdHeld, type HouseholdNeeds } from '../decisions/held';
import type { Ledger } from '../ledger';

/** Who acts on which case of which household of the scope. */
/** The number of a case, and the household whose it is. */
export interface CaseAsked {
  readonly scope: DivisionCode;
  readonly household: HouseholdNo;
  readonly entry: CustodyEntryNo;
}

export interface CaseOrder extends CaseAsked {
  readonly actor: string;
}

export interface CaseHeld {
  readonly household: HouseholdHeld;
  /** Whose ledger names it: the street's, unless a village or the district sent it. */
  readonly division: DivisionCode;
  readonly state: CustodyState;
}

export const stateIn = async (
  ledger: Ledger,
  division: DivisionCode,
  entry: CustodyEntryNo,
): Promise<CustodyState> => {
  const standing = await ledger.standing(streamOf.custody(division, entry));
  const events = standing.map((r) => lift(r.type, r.schema, r.data) as CustodyEvent);
  return fold(decider.evolve, decider.initialState, events);
};

const STREET_DIGITS = 9;
const DISTRICT_DIGITS = 6;

/** The case under a number: of this household, or of none yet. */
export const caseHeld = async (
  needs: Pick<HouseholdNeeds, 'ledger'>,
  order: CaseAsked,
): Promise<CaseHeld | Refusal<'household-not-stated' | 'entry-number-taken'>> => {
  const household = await householdHeld(needs, order);
  if ('refused' in household) return household;
  const { division: home } = household.archive;
  const street = home.slice(0, STREET_DIGITS) as DivisionCode;
  const others = [home, home.slice(0, DISTRICT_DIGITS) as DivisionCode];
  for (const division of [street, ...others.filter((one) => one !== street)]) {
    const state = await stateIn(needs.ledger, division, order.entry);
    if (state.status === 'not-stated' || state.status === 'ledgers') continue;
    // Another household's case: of that no more is said than that the number is taken.
    if (state.household !== order.household) return refuse('entry-number-taken');
    return { household, division, state };
  }
  return { household, division: street, state: decider.initialState };
};
