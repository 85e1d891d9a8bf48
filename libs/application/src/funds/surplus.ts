import { canonicalEventJson } from '@ledger/event-store';
import { refuse } from '@ledger/kernel';
import {
  type BatchDraw,
  entryOf,
  RURAL_DIBAO,
  streamOf,
  type SurplusMovement,
  type SurplusStage,
} from '@ledger/ledger';
import type { DataSource } from 'typeorm';
import { commandIdFrom } from '../identity';
import { isRefused } from '../imports/take-back';
import { actOnFund, type FundNeeds, type FundOutcome, fundStateOf, reversals } from './acts';
import { comeToNextYear, fundOf, nextYear } from './carry-over';
import { drawsOn } from './fund-of-batch';

export type SurplusNeeds = FundNeeds & { readonly readSide: DataSource };

/** 结余: what is left of a document, and where it goes. */
export interface FundSurplus {
  readonly actor: string;
  readonly stage: SurplusStage;
  readonly movement: SurplusMovement;
}

/** What batches moved counts where money was appropriated for them. */
const drawnBy = async (
  { ledger, readSide, clock }: SurplusNeeds,
  movement: SurplusMovement,
): Promise<readonly BatchDraw[]> => {
  const { relatedStage, division, programme, fiscalYear } = movement;
  if (relatedStage !== 'APPROPRIATED' || programme !== RURAL_DIBAO) return [];
  const stream = streamOf.fund(programme, fiscalYear, division);
  const state = fundStateOf(await ledger.standing(stream));
  return drawsOn(readSide, { stream, state, division, programme, fiscalYear }, clock.today());
};

const leave = async (needs: SurplusNeeds, { actor, stage, movement }: FundSurplus): FundOutcome => {
  const today = needs.clock.today();
  if (movement.businessOn > today) return refuse('day-ahead', { day: movement.businessOn, today });
  const stream = streamOf.fund(movement.programme, movement.fiscalYear, movement.division);
  const about = { stage, document: movement.document };
  const again = reversals(await needs.ledger.history(stream), about);
  const commandId = commandIdFrom(stream, stage, canonicalEventJson({ ...movement }), `${again}`);
  const data = { movement, draws: await drawnBy(needs, movement) };
  const command =
    stage === 'RETURNED'
      ? ({ type: 'ReturnFunds', data } as const)
      : ({ type: 'CarryOverFunds', data } as const);
  return actOnFund(needs, stream, command, about, { actor, commandId });
};

/** A number that is another document in the next year could not come to stand there. */
const numberTaken = async ({ ledger }: FundNeeds, { movement }: FundSurplus) => {
  const next = fundOf({ ...movement, fiscalYear: nextYear(movement.fiscalYear) });
  const state = fundStateOf(await ledger.standing(next));
  const booked = entryOf(state, 'RAISED', movement.document)?.movement;
  if (!booked || booked.carriedOverFrom === movement.fiscalYear) return undefined;
  const { document, amountFen, businessOn } = booked;
  return refuse('document-already-booked', { stage: 'RAISED', document, amountFen, businessOn });
};

/**
 * 缴回国库, 结转: what nobody has of a document leaves the fund. What is carried over is a source of
 * the next year's fund; a crash in between leaves it on its way, and it arrives all the same.
 */
export const disposeOfSurplus = async (needs: SurplusNeeds, surplus: FundSurplus): FundOutcome => {
  if (surplus.stage === 'RETURNED') return leave(needs, surplus);
  const taken = await numberTaken(needs, surplus);
  if (taken) return taken;
  const left = await leave(needs, surplus);
  if (isRefused(left)) return left;
  const { fiscalYear, programme, division, document } = surplus.movement;
  const come = await comeToNextYear(needs, { fiscalYear, programme, division }, document);
  return come && isRefused(come) ? come : left;
};
