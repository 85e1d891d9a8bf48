import { type Refusal, refuse } from '@ledger/kernel';
import { type BatchDraw, leftOf } from './available';
import type { FundMovement, FundStage, SurplusMovement, SurplusStage } from './events';
import { appropriationsIn, drawnFen, entryOf, type FundEntry, type FundState } from './state';

/** A surplus (结余) that is to be paid back or carried over. */
export interface Surplus {
  readonly movement: SurplusMovement;
  /** What the batches of this year moved, as it is known now. */
  readonly draws: readonly BatchDraw[];
}

export type SurplusRefusal =
  | 'document-already-booked'
  | 'related-document-not-booked'
  | 'money-not-there-yet'
  | 'not-enough-funds';

/** A document number is booked once in its stage. */
export const bookedBefore = (
  state: FundState,
  stage: FundStage,
  movement: Pick<FundMovement, 'document'>,
): Refusal<'document-already-booked'> | undefined => {
  const booked = entryOf(state, stage, movement.document);
  if (!booked) return undefined;
  const { document, amountFen, businessOn } = booked.movement;
  return refuse('document-already-booked', { stage, document, amountFen, businessOn });
};

/** What nobody has of a document: neither drawn on nor, of an appropriation, set aside or paid. */
const leftFen = (state: FundState, related: FundEntry, draws: readonly BatchDraw[]): number => {
  const undrawnFen = related.movement.amountFen - drawnFen(state, related);
  if (related.stage !== 'APPROPRIATED') return undrawnFen;
  const pool = { appropriations: appropriationsIn(state), commitments: state.commitments, draws };
  return Math.min(undrawnFen, leftOf(pool, related.movement.document));
};

/** Why this money may not leave the fund; undefined: it may. */
export const mayLeave = (
  stage: SurplusStage,
  { movement, draws }: Surplus,
  state: FundState,
): Refusal<SurplusRefusal> | undefined => {
  const booked = bookedBefore(state, stage, movement);
  if (booked) return booked;
  const { relatedStage, relatedDocument, amountFen, businessOn } = movement;
  const related = entryOf(state, relatedStage, relatedDocument);
  if (!related) {
    return refuse('related-document-not-booked', { stage: relatedStage, relatedDocument });
  }
  // A quota is a paper; what was appropriated is money, and leaves only where it has come to.
  const thereSince = related.arrivedOn;
  if (relatedStage === 'APPROPRIATED' && !(thereSince && thereSince <= businessOn)) {
    return refuse('money-not-there-yet', {
      relatedDocument,
      ...(thereSince && { arrivedOn: thereSince }),
    });
  }
  const availableFen = leftFen(state, related, draws);
  if (availableFen >= amountFen) return undefined;
  return refuse('not-enough-funds', { relatedDocument, availableFen, askedFen: amountFen });
};
