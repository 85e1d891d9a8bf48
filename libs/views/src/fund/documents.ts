import type { LocalDate } from '@ledger/kernel';
import type {
  FundMovement,
  FundStage,
  LeftStage,
  RaisedMovement,
  SurplusMovement,
} from '@ledger/ledger';
import { actsAfterFiles, type Fact, type FactOf, isA } from '../fact';

const stageOf = {
  FundsRaised: 'RAISED',
  FundsAllocated: 'ALLOCATED',
  FundsAppropriated: 'APPROPRIATED',
  FundsUseReported: 'USED',
  FundsReturnedToTreasury: 'RETURNED',
  FundsCarriedOver: 'CARRIED_OVER',
} as const;

export const isOfFunds = isA(
  'FundsRaised',
  'FundsAllocated',
  'FundsAppropriated',
  'FundsUseReported',
  'FundsReturnedToTreasury',
  'FundsCarriedOver',
  'FundsArrived',
  'FundEntryReversed',
);
type OfFunds = FactOf<keyof typeof stageOf | 'FundsArrived' | 'FundEntryReversed'>;

/** A document of the money ledger that stands, and whether its money has arrived. */
export interface FundDocument {
  readonly movement: RaisedMovement;
  readonly arrivedOn: LocalDate | undefined;
  /** Of a surplus (结余): at which stage its money was left over. */
  readonly relatedStage?: LeftStage;
}

const isSurplus = (movement: FundMovement): movement is SurplusMovement =>
  'relatedStage' in movement;

const stageIn = ({ event }: OfFunds): FundStage =>
  'stage' in event.data ? event.data.stage : stageOf[event.type as keyof typeof stageOf];

/**
 * The documents of a stage that stand. A living ledger may correct a document: its newest row
 * counts, one row a document. What was said of one before it was reversed (冲正) counts no more.
 */
export const documentsIn = (facts: readonly Fact[], stage: FundStage): readonly FundDocument[] => {
  const moved = new Map<string, RaisedMovement>();
  const arrived = new Map<string, LocalDate>();
  for (const fact of facts.filter(isOfFunds).sort(actsAfterFiles)) {
    if (stageIn(fact) !== stage) continue;
    const { type, data } = fact.event;
    if (type === 'FundEntryReversed') {
      moved.delete(data.document);
      arrived.delete(data.document);
    } else if (type === 'FundsArrived') arrived.set(data.document, data.arrivedOn);
    else moved.set(data.document, data);
  }
  return [...moved.values()].map((movement) => ({
    movement,
    arrivedOn: arrived.get(movement.document),
    ...(isSurplus(movement) && { relatedStage: movement.relatedStage }),
  }));
};

export const movementsIn = (facts: readonly Fact[], stage: FundStage): readonly FundMovement[] =>
  documentsIn(facts, stage).map(({ movement }) => movement);

/** What was paid back or carried over of the documents of a stage, whichever of both. */
export const surplusesOf = (facts: readonly Fact[], stage: LeftStage): readonly FundMovement[] =>
  [...documentsIn(facts, 'RETURNED'), ...documentsIn(facts, 'CARRIED_OVER')]
    .filter(({ relatedStage }) => relatedStage === stage)
    .map(({ movement }) => movement);
