import type { FundMovement } from '@ledger/ledger';
import { byReceipt, type Fact, isA } from '../fact';

export type FundStage = 'RAISED' | 'ALLOCATED' | 'APPROPRIATED';

const stageOf = {
  FundsRaised: 'RAISED',
  FundsAllocated: 'ALLOCATED',
  FundsAppropriated: 'APPROPRIATED',
} as const;

/** A living ledger may correct a document: its newest row counts, one row a document. */
export const newestByDocument = (
  facts: readonly Fact[],
  stage: FundStage,
): readonly FundMovement[] => {
  const rows = new Map<string, FundMovement>();
  const moved = facts.filter(isA('FundsRaised', 'FundsAllocated', 'FundsAppropriated'));
  for (const { event } of moved.sort(byReceipt)) {
    if (stageOf[event.type] === stage) rows.set(event.data.document, event.data);
  }
  return [...rows.values()];
};
