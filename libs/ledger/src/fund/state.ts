import {
  type BatchNo,
  type DocumentNo,
  type Evolve,
  type Fen,
  type LocalDate,
  sumFen,
  type YearMonth,
} from '@ledger/kernel';
import type { FundEvent, FundMovement, FundStage, TakenOut } from './events';

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
  readonly movement: FundMovement;
  readonly arrivedOn?: LocalDate;
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
} as const satisfies Partial<Record<FundStage, FundStage>>;

/** Σ of what was drawn on a document so far. Fen. */
export const drawnFen = ({ entries }: FundState, { stage, movement }: FundEntry): Fen =>
  sumFen(
    [...entries.values()]
      .filter((one) => one.stage !== 'RAISED' && DRAWS_ON[one.stage] === stage)
      .filter((one) => one.movement.relatedDocument === movement.document)
      .map((one) => one.movement.amountFen),
  );

/** Σ of what is set aside out of an appropriation. Fen. */
export const committedFen = ({ commitments }: FundState, { stage, movement }: FundEntry): Fen =>
  sumFen(
    [...commitments.values()]
      .flatMap(({ outOf }) => (stage === 'APPROPRIATED' ? outOf : []))
      .filter(({ document }) => document === movement.document)
      .map(({ amountFen }) => amountFen),
  );

export const appropriationsIn = ({ entries }: FundState): readonly FundMovement[] =>
  [...entries.values()].flatMap(({ stage, movement }) =>
    stage === 'APPROPRIATED' ? [movement] : [],
  );

/** Was any money appropriated of this fund at all? */
export const hasAppropriations = (state: FundState): boolean => appropriationsIn(state).length > 0;

const moved =
  (stage: FundStage) =>
  (state: FundState, movement: FundMovement): FundState => {
    const { entries } = state;
    const key = keyOf(stage, movement.document);
    const arrivedOn = entries.get(key)?.arrivedOn;
    return {
      ...state,
      entries: new Map(entries).set(key, { stage, movement, ...(arrivedOn && { arrivedOn }) }),
    };
  };

const without = <Key, Value>(all: ReadonlyMap<Key, Value>, key: Key): ReadonlyMap<Key, Value> =>
  new Map([...all].filter(([other]) => other !== key));

export const evolveFund: Evolve<FundState, FundEvent> = {
  FundsRaised: moved('RAISED'),
  FundsAllocated: moved('ALLOCATED'),
  FundsAppropriated: moved('APPROPRIATED'),
  FundsUseReported: moved('USED'),
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
