import type { Decider, DocumentNo, LocalDate } from '@ledger/kernel';
import type { FundEvent, FundMovement, FundsArrived } from './events';

/** Σ of a fund's documents by stage, in fen, and what has arrived. */
export interface FundState {
  readonly documents: ReadonlyMap<DocumentNo, FundDocument>;
}

export interface FundDocument {
  readonly stage: 'RAISED' | 'ALLOCATED' | 'APPROPRIATED';
  readonly movement: FundMovement;
  readonly arrivedOn?: LocalDate;
}

/** Reports only: other offices' money ledgers are recorded as they state them. */
export type FundCommand =
  | { readonly type: 'StateFundsRaised'; readonly data: FundMovement }
  | { readonly type: 'StateFundsAllocated'; readonly data: FundMovement }
  | { readonly type: 'StateFundsAppropriated'; readonly data: FundMovement }
  | { readonly type: 'StateFundsArrived'; readonly data: FundsArrived['data'] };

const moved =
  (stage: FundDocument['stage']) =>
  (state: FundState, movement: FundMovement): FundState => {
    const arrivedOn = state.documents.get(movement.document)?.arrivedOn;
    return {
      documents: new Map(state.documents).set(movement.document, {
        stage,
        movement,
        ...(arrivedOn && { arrivedOn }),
      }),
    };
  };

export const fund: Decider<FundState, FundCommand, FundEvent, never> = {
  initialState: { documents: new Map() },
  decide: {
    StateFundsRaised: (data) => [{ type: 'FundsRaised', data }],
    StateFundsAllocated: (data) => [{ type: 'FundsAllocated', data }],
    StateFundsAppropriated: (data) => [{ type: 'FundsAppropriated', data }],
    StateFundsArrived: (data) => [{ type: 'FundsArrived', data }],
  },
  evolve: {
    FundsRaised: moved('RAISED'),
    FundsAllocated: moved('ALLOCATED'),
    FundsAppropriated: moved('APPROPRIATED'),
    FundsArrived: (state, { document, arrivedOn }) => {
      const known = state.documents.get(document);
      if (!known) return state;
      return { documents: new Map(state.documents).set(document, { ...known, arrivedOn }) };
    },
  },
};
