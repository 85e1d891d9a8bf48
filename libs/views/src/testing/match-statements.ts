import { type HouseholdNo, localDate, type PairId } from '@ledger/kernel';
import type { AnyLedgerEvent } from '@ledger/ledger';
import { personId } from './words';

const said = (listed: string, member: string, on: string, turn: number) => ({
  pair: `${listed}/${member}` as PairId,
  listed: personId(listed),
  member: personId(member),
  askedBy: 'li',
  confirmedBy: 'wang',
  decidedOn: localDate(on),
  turn,
});

export interface MatchReach {
  readonly households?: readonly string[];
  readonly cards?: readonly string[];
}

/** Two people said that whom a list names is a member of these households, or keeps these cards. */
export const matchConfirmed = (
  listed: string,
  member: string,
  on: string,
  turn = 1,
  { households = ['H1'], cards = [] }: MatchReach = {},
): AnyLedgerEvent => ({
  type: 'IdentityMatchConfirmed',
  data: {
    ...said(listed, member, on, turn),
    grade: 'STRONG',
    difference: 'ONE_CHARACTER',
    sameName: true,
    households: households as readonly HouseholdNo[],
    cards: cards.map(personId),
  },
});

export const matchUndone = (
  listed: string,
  member: string,
  on: string,
  turn = 2,
): AnyLedgerEvent => ({
  type: 'IdentityMatchUndone',
  data: { ...said(listed, member, on, turn), reasonCode: 'DECIDED_IN_ERROR' },
});
