import { type Decider, type Refusal, refuse } from '@ledger/kernel';
import { availableFor, type BatchDraw } from './available';
import type {
  ChainStage,
  FundEntryReversed,
  FundEvent,
  FundMovement,
  FundsArrived,
  FundsCommitmentReleased,
  FundsCommitted,
  RaisedMovement,
} from './events';
import {
  appropriationsIn,
  committedFen,
  DRAWS_ON,
  drawnFen,
  entryOf,
  evolveFund,
  type FundState,
  hasAppropriations,
} from './state';
import { bookedBefore, mayLeave, type Surplus } from './surplus';

export type FundCommand =
  /** Reports: other offices' money ledgers are recorded as they state them. */
  | { readonly type: 'StateFundsRaised'; readonly data: FundMovement }
  | { readonly type: 'StateFundsAllocated'; readonly data: FundMovement }
  | { readonly type: 'StateFundsAppropriated'; readonly data: FundMovement }
  | { readonly type: 'StateFundsUse'; readonly data: FundMovement }
  | { readonly type: 'StateFundsArrived'; readonly data: FundsArrived['data'] }
  /** Acts: checked. */
  | {
      readonly type: 'BookFundEntry';
      readonly data: { readonly stage: ChainStage; readonly movement: RaisedMovement };
    }
  | { readonly type: 'BookFundsArrival'; readonly data: FundsArrived['data'] }
  | { readonly type: 'ReturnFunds'; readonly data: Surplus }
  | { readonly type: 'CarryOverFunds'; readonly data: Surplus }
  | { readonly type: 'ReverseFundEntry'; readonly data: Reversal }
  | { readonly type: 'CommitFunds'; readonly data: Commit }
  | {
      readonly type: 'ReleaseFunds';
      readonly data: Pick<FundsCommitmentReleased['data'], 'batch' | 'releasedOn'> & OfFund;
    };

type OfFund = Pick<FundMovement, 'division' | 'programme' | 'fiscalYear'>;

type Commit = Pick<FundsCommitted['data'], 'batch' | 'benefitMonth' | 'amountFen' | 'committedOn'> &
  OfFund & {
    /** What the batches of this year moved, as it is known now. */
    readonly draws: readonly BatchDraw[];
  };

type Reversal = Pick<
  FundEntryReversed['data'],
  'stage' | 'document' | 'reversedOn' | 'reasonCode' | 'confirmedBy' | 'note'
> & { readonly askedBy: string };

export type FundRefusal =
  | 'second-person-missing'
  | 'document-already-booked'
  | 'related-document-missing'
  | 'related-document-not-booked'
  | 'earmarked-for-another-month'
  | 'not-enough-funds'
  | 'money-not-there-yet'
  | 'document-not-booked'
  | 'already-arrived'
  | 'arrives-before-it-left'
  | 'drawn-on'
  | 'no-appropriation'
  | 'appropriations-used-up'
  | 'committed-before'
  | 'not-committed';

const EVENT_OF = {
  RAISED: 'FundsRaised',
  ALLOCATED: 'FundsAllocated',
  APPROPRIATED: 'FundsAppropriated',
  USED: 'FundsUseReported',
} as const;

/** Every fen but what is raised comes out of one document of this programme and year (专款专用). */
const mayDraw = (
  state: FundState,
  stage: keyof typeof DRAWS_ON,
  { relatedDocument, amountFen, benefitMonth }: FundMovement,
): Refusal<FundRefusal> | undefined => {
  if (relatedDocument === undefined) return refuse('related-document-missing', { stage });
  const related = entryOf(state, DRAWS_ON[stage], relatedDocument);
  if (!related) return refuse('related-document-not-booked', { stage, relatedDocument });
  const earmark = related.movement.benefitMonth;
  if (earmark !== undefined && benefitMonth !== earmark) {
    return refuse('earmarked-for-another-month', { relatedDocument, benefitMonth: earmark });
  }
  const availableFen = related.movement.amountFen - drawnFen(state, related);
  if (availableFen >= amountFen) return undefined;
  return refuse('not-enough-funds', { relatedDocument, availableFen, askedFen: amountFen });
};

const commit = ({ draws, ...data }: Commit, state: FundState) => {
  const { batch, benefitMonth, amountFen } = data;
  const { commitments } = state;
  if (commitments.has(batch)) return refuse<FundRefusal>('committed-before', { batch });
  if (!hasAppropriations(state)) return refuse<FundRefusal>('no-appropriation');
  const pool = { appropriations: appropriationsIn(state), commitments, draws };
  const { availableFen, drawnOtherwiseFen, outOf } = availableFor(pool, benefitMonth);
  if (availableFen < amountFen) {
    return refuse<FundRefusal>('appropriations-used-up', {
      benefitMonth,
      availableFen,
      askedFen: amountFen,
    });
  }
  const committed = { ...data, outOf: outOf(amountFen), drawnOtherwiseFen };
  return [{ type: 'FundsCommitted', data: committed } as const];
};

export const fund: Decider<FundState, FundCommand, FundEvent, FundRefusal> = {
  initialState: { entries: new Map(), commitments: new Map() },
  decide: {
    StateFundsRaised: (data) => [{ type: 'FundsRaised', data }],
    StateFundsAllocated: (data) => [{ type: 'FundsAllocated', data }],
    StateFundsAppropriated: (data) => [{ type: 'FundsAppropriated', data }],
    StateFundsUse: (data) => [{ type: 'FundsUseReported', data }],
    StateFundsArrived: (data) => [{ type: 'FundsArrived', data }],
    BookFundEntry: ({ stage, movement }, state) => {
      const booked = bookedBefore(state, stage, movement);
      if (booked) return booked;
      const refused = stage === 'RAISED' ? undefined : mayDraw(state, stage, movement);
      return refused ?? [{ type: EVENT_OF[stage], data: movement }];
    },
    BookFundsArrival: (data, state) => {
      const { stage, document, arrivedOn } = data;
      const entry = entryOf(state, stage, document);
      if (!entry) return refuse('document-not-booked', { stage, document });
      if (entry.arrivedOn) return refuse('already-arrived', { document, on: entry.arrivedOn });
      const { businessOn } = entry.movement;
      if (arrivedOn < businessOn) {
        return refuse('arrives-before-it-left', { document, businessOn, arrivedOn });
      }
      return [{ type: 'FundsArrived', data }];
    },
    ReturnFunds: (data, state) =>
      mayLeave('RETURNED', data, state) ?? [
        { type: 'FundsReturnedToTreasury', data: data.movement },
      ],
    CarryOverFunds: (data, state) =>
      mayLeave('CARRIED_OVER', data, state) ?? [{ type: 'FundsCarriedOver', data: data.movement }],
    ReverseFundEntry: ({ askedBy, ...data }, state) => {
      const { stage, document } = data;
      if (askedBy === data.confirmedBy) return refuse('second-person-missing');
      const entry = entryOf(state, stage, document);
      if (!entry) return refuse('document-not-booked', { stage, document });
      const drawn = drawnFen(state, entry) + committedFen(state, entry);
      if (drawn > 0) return refuse('drawn-on', { document, drawnFen: drawn });
      const { amountFen, division, programme, fiscalYear, relatedDocument, benefitMonth } =
        entry.movement;
      return [
        {
          type: 'FundEntryReversed',
          data: {
            ...data,
            amountFen,
            division,
            programme,
            fiscalYear,
            ...(relatedDocument && { relatedDocument }),
            ...(benefitMonth && { benefitMonth }),
            ...(entry.relatedStage && { relatedStage: entry.relatedStage }),
          },
        },
      ];
    },
    CommitFunds: commit,
    ReleaseFunds: (data, { commitments }) => {
      const { batch } = data;
      const standing = commitments.get(batch);
      if (!standing) return refuse('not-committed', { batch });
      const { amountFen, outOf } = standing;
      return [{ type: 'FundsCommitmentReleased', data: { ...data, amountFen, outOf } }];
    },
  },
  evolve: evolveFund,
};
