import { type Decider, type Refusal, refuse } from '@ledger/kernel';
import type {
  IdentityMatchConfirmed,
  IdentityMatchEvent,
  IdentityMatchRefused,
  IdentityMatchUndone,
} from './events';

/** Where a confirmed match is told: what it was confirmed for. */
export type Reach = Pick<IdentityMatchConfirmed['data'], 'households' | 'cards'>;

/** What two people have said of a pair (疑似同一人), and how many times. */
export type IdentityMatchState = { readonly turns: number } & (
  { readonly status: 'proposed' | 'refused' } | ({ readonly status: 'confirmed' } & Reach)
);

type Said<Event extends IdentityMatchEvent> = Omit<Event['data'], 'turn'>;

export type IdentityMatchCommand =
  | { readonly type: 'ConfirmIdentityMatch'; readonly data: Said<IdentityMatchConfirmed> }
  | { readonly type: 'RefuseIdentityMatch'; readonly data: Said<IdentityMatchRefused> }
  | { readonly type: 'UndoIdentityMatch'; readonly data: Said<IdentityMatchUndone> };

export type IdentityMatchRefusal =
  'second-person-missing' | 'match-confirmed' | 'match-refused' | 'match-not-decided';

type Refused = Refusal<IdentityMatchRefusal> | undefined;

const byTwo = (data: { readonly askedBy: string; readonly confirmedBy: string }): Refused =>
  data.askedBy === data.confirmedBy ? refuse('second-person-missing') : undefined;

const NOWHERE: Reach = { households: [], cards: [] };

/** Another household or another card than those it was confirmed for. */
export const reachesFurther = (confirmed: Reach, { households, cards }: Reach): boolean =>
  households.some((household) => !confirmed.households.includes(household)) ||
  cards.some((card) => !confirmed.cards.includes(card));

/** Refused, a pair stays refused until two people undo it; the same holds for a confirmed one. */
export const identityMatch: Decider<
  IdentityMatchState,
  IdentityMatchCommand,
  IdentityMatchEvent,
  IdentityMatchRefusal
> = {
  initialState: { status: 'proposed', turns: 0 },
  decide: {
    ConfirmIdentityMatch: (data, state) => {
      const refused = byTwo(data);
      if (refused) return refused;
      if (state.status === 'refused') return refuse('match-refused');
      return state.status === 'confirmed' && !reachesFurther(state, data)
        ? refuse('match-confirmed')
        : [{ type: 'IdentityMatchConfirmed', data: { ...data, turn: state.turns + 1 } }];
    },
    RefuseIdentityMatch: (data, { status, turns }) => {
      const refused = byTwo(data);
      if (refused) return refused;
      if (status === 'confirmed') return refuse('match-confirmed');
      return status === 'refused'
        ? refuse('match-refused')
        : [{ type: 'IdentityMatchRefused', data: { ...data, turn: turns + 1 } }];
    },
    UndoIdentityMatch: (data, { status, turns }) =>
      byTwo(data) ??
      (status === 'proposed'
        ? refuse('match-not-decided')
        : [{ type: 'IdentityMatchUndone', data: { ...data, turn: turns + 1 } }]),
  },
  evolve: {
    IdentityMatchConfirmed: (state, { households, cards, turn: turns }) => {
      const before = state.status === 'confirmed' ? state : NOWHERE;
      return {
        status: 'confirmed',
        households: [...new Set([...before.households, ...households])],
        cards: [...new Set([...before.cards, ...cards])],
        turns,
      };
    },
    IdentityMatchRefused: (_, { turn: turns }) => ({ status: 'refused', turns }),
    IdentityMatchUndone: (_, { turn: turns }) => ({ status: 'proposed', turns }),
  },
};
