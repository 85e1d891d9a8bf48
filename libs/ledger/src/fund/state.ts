import {
  type BatchNo,
  type DocumentNo,
  type Evolve,
  fen,
  type Fen,
  type LocalDate,
  sumFen,
  type YearMonth,
} from '@ledger/kernel';
import type {
  ChainStage,
  FundEvent,
  FundMovement,
  FundStage,
  LeftStage,
  RaisedMovement,
  SurplusMovement,
  SurplusStage,
  TakenOut,
} from './events';

/** The entries of a programme, year and division that stand, by stage and document number. */
export interface FundState {
  readonly entries: ReadonlyMap<string, FundEntry>;
  /** What is set aside, by batch. */
  readonly commitments: ReadonlyMap<BatchNo, Commitment>;
}

/** Money that is set aside for a batch, and out of which appropriations. Fen. */
export interface Commitment {
  readonly benefitMonth: YearMonth;
  readonly amountFen: Fen;
  readonly outOf: readonly TakenOut[];
}

export interface FundEntry {
  readonly stage: FundStage;
  readonly movement: RaisedMovement;
  readonly arrivedOn?: LocalDate;
  /** Of a surplus: at which stage its money was left over. */
  readonly relatedStage?: LeftStage;
}

const keyOf = (stage: FundStage, document: DocumentNo): string => `${stage}/${document}`;

export const entryOf = (
  { entries }: FundState,
  stage: FundStage,
  document: DocumentNo,
): FundEntry | undefined => entries.get(keyOf(stage, document));

/** What each stage draws on: money is allocated out of what was raised, and so on. */
export const DRAWS_ON = {
  ALLOCATED: 'RAISED',
  APPROPRIATED: 'ALLOCATED',
  USED: 'APPROPRIATED',
} as const satisfies Partial<Record<ChainStage, ChainStage>>;

const stageDrawnOn = ({ stage, relatedStage }: FundEntry): FundStage | undefined =>
  relatedStage ?? (DRAWS_ON as Partial<Record<FundStage, FundStage>>)[stage];

/** All that was drawn on a document. */
const drawnOn = ({ entries }: FundState, { stage, movement }: FundEntry): readonly FundEntry[] =>
  [...entries.values()].filter(
    (one) => stageDrawnOn(one) === stage && one.movement.relatedDocument === movement.document,
  );

const sumOf = (entries: readonly FundEntry[]): Fen =>
  sumFen(entries.map(({ movement }) => movement.amountFen));

/** Σ of what was drawn on a document so far. Fen. */
export const drawnFen = (state: FundState, entry: FundEntry): Fen => sumOf(drawnOn(state, entry));

/** What was paid back of a document or carried over: it is there for nobody any more. */
const surplusFen = (state: FundState, entry: FundEntry): Fen =>
  sumOf(drawnOn(state, entry).filter(({ relatedStage }) => relatedStage !== undefined));

/** Σ of what is set aside out of an appropriation. Fen. */
export const committedFen = ({ commitments }: FundState, { stage, movement }: FundEntry): Fen =>
  sumFen(
    [...commitments.values()]
      .flatMap(({ outOf }) => (stage === 'APPROPRIATED' ? outOf : []))
      .filter(({ document }) => document === movement.document)
      .map(({ amountFen }) => amountFen),
  );

/** The appropriations, each without what left the fund of it. */
export const appropriationsIn = (state: FundState): readonly FundMovement[] =>
  [...state.entries.values()]
    .filter(({ stage }) => stage === 'APPROPRIATED')
    .map((entry) => {
      const { movement } = entry;
      return { ...movement, amountFen: fen(movement.amountFen - surplusFen(state, entry)) };
    });

/** Was any money appropriated of this fund at all? */
export const hasAppropriations = (state: FundState): boolean => appropriationsIn(state).length > 0;

const moved =
  (stage: ChainStage) =>
  (state: FundState, movement: RaisedMovement): FundState => {
    const { entries } = state;
    const key = keyOf(stage, movement.document);
    const arrivedOn = entries.get(key)?.arrivedOn;
    return {
      ...state,
      entries: new Map(entries).set(key, { stage, movement, ...(arrivedOn && { arrivedOn }) }),
    };
  };

const leftFund =
  (stage: SurplusStage) =>
  (state: FundState, { relatedStage, ...movement }: SurplusMovement): FundState => ({
    ...state,
    entries: new Map(state.entries).set(keyOf(stage, movement.document), {
      stage,
      movement,
      relatedStage,
    }),
  });

const without = <Key, Value>(all: ReadonlyMap<Key, Value>, key: Key): ReadonlyMap<Key, Value> =>
  new Map([...all].filter(([other]) => other !== key));

export const evolveFund: Evolve<FundState, FundEvent> = {
  FundsRaised: moved('RAISED'),
  FundsAllocated: moved('ALLOCATED'),
  FundsAppropriated: moved('APPROPRIATED'),
  FundsUseReported: moved('USED'),
  FundsReturnedToTreasury: leftFund('RETURNED'),
  FundsCarriedOver: leftFund('CARRIED_OVER'),
  FundsArrived: (state, { stage, document, arrivedOn }) => {
    const entry = entryOf(state, stage, document);
    if (!entry) return state;
    const key = keyOf(stage, document);
    return { ...state, entries: new Map(state.entries).set(key, { ...entry, arrivedOn }) };
  },
  FundEntryReversed: (state, { stage, document }) => ({
    ...state,
    entries: without(state.entries, keyOf(stage, document)),
  }),
  FundsCommitted: (state, { batch, benefitMonth, amountFen, outOf }) => ({
    ...state,
    commitments: new Map(state.commitments).set(batch, { benefitMonth, amountFen, outOf }),
  }),
  FundsCommitmentReleased: (state, { batch }) => ({
    ...state,
    commitments: without(state.commitments, batch),
  }),
};
