import {
  type Decider,
  type DocumentNo,
  type Fen,
  type LocalDate,
  type Refusal,
  refuse,
  sumFen,
} from '@ledger/kernel';
import type { FundEntryReversed, FundEvent, FundMovement, FundsArrived, FundStage } from './events';

/** The entries of a programme, year and division that stand, by stage and document number. */
export interface FundState {
  readonly entries: ReadonlyMap<string, FundEntry>;
}

export interface FundEntry {
  readonly stage: FundStage;
  readonly movement: FundMovement;
  readonly arrivedOn?: LocalDate;
}

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
      readonly data: { readonly stage: FundStage; readonly movement: FundMovement };
    }
  | { readonly type: 'BookFundsArrival'; readonly data: FundsArrived['data'] }
  | { readonly type: 'ReverseFundEntry'; readonly data: Reversal };

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
  | 'document-not-booked'
  | 'already-arrived'
  | 'arrives-before-it-left'
  | 'drawn-on';

const keyOf = (stage: FundStage, document: DocumentNo): string => `${stage}/${document}`;

export const entryOf = (
  { entries }: FundState,
  stage: FundStage,
  document: DocumentNo,
): FundEntry | undefined => entries.get(keyOf(stage, document));

/** What each stage draws on: money is allocated out of what was raised, and so on. */
const DRAWS_ON = {
  ALLOCATED: 'RAISED',
  APPROPRIATED: 'ALLOCATED',
  USED: 'APPROPRIATED',
} as const satisfies Partial<Record<FundStage, FundStage>>;

/** Σ of what was drawn on a document so far. Fen. */
export const drawnFen = ({ entries }: FundState, { stage, movement }: FundEntry): Fen =>
  sumFen(
    [...entries.values()]
      .filter((one) => one.stage !== 'RAISED' && DRAWS_ON[one.stage] === stage)
      .filter((one) => one.movement.relatedDocument === movement.document)
      .map((one) => one.movement.amountFen),
  );

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

const moved =
  (stage: FundStage) =>
  ({ entries }: FundState, movement: FundMovement): FundState => {
    const key = keyOf(stage, movement.document);
    const arrivedOn = entries.get(key)?.arrivedOn;
    return {
      entries: new Map(entries).set(key, { stage, movement, ...(arrivedOn && { arrivedOn }) }),
    };
  };

const without = (entries: FundState['entries'], key: string): FundState['entries'] =>
  new Map([...entries].filter(([other]) => other !== key));

export const fund: Decider<FundState, FundCommand, FundEvent, FundRefusal> = {
  initialState: { entries: new Map() },
  decide: {
    StateFundsRaised: (data) => [{ type: 'FundsRaised', data }],
    StateFundsAllocated: (data) => [{ type: 'FundsAllocated', data }],
    StateFundsAppropriated: (data) => [{ type: 'FundsAppropriated', data }],
    StateFundsUse: (data) => [{ type: 'FundsUseReported', data }],
    StateFundsArrived: (data) => [{ type: 'FundsArrived', data }],
    BookFundEntry: ({ stage, movement }, state) => {
      const booked = entryOf(state, stage, movement.document);
      if (booked) {
        const { document, amountFen, businessOn } = booked.movement;
        return refuse('document-already-booked', { stage, document, amountFen, businessOn });
      }
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
    ReverseFundEntry: ({ askedBy, ...data }, state) => {
      const { stage, document } = data;
      if (askedBy === data.confirmedBy) return refuse('second-person-missing');
      const entry = entryOf(state, stage, document);
      if (!entry) return refuse('document-not-booked', { stage, document });
      const drawn = drawnFen(state, entry);
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
          },
        },
      ];
    },
  },
  evolve: {
    FundsRaised: moved('RAISED'),
    FundsAllocated: moved('ALLOCATED'),
    FundsAppropriated: moved('APPROPRIATED'),
    FundsUseReported: moved('USED'),
    FundsArrived: (state, { stage, document, arrivedOn }) => {
      const entry = entryOf(state, stage, document);
      if (!entry) return state;
      const key = keyOf(stage, document);
      return { entries: new Map(state.entries).set(key, { ...entry, arrivedOn }) };
    },
    FundEntryReversed: ({ entries }, { stage, document }) => ({
      entries: without(entries, keyOf(stage, document)),
    }),
  },
};
