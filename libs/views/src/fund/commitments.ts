import type { BatchNo } from '@ledger/kernel';
import type { Commitment } from '@ledger/ledger';
import { type Fact, inLogOrder, isA } from '../fact';

export const isCommitment = isA('FundsCommitted', 'FundsCommitmentReleased');

/** What is set aside for batches (占用) and was not released again, by batch. */
export const commitmentsIn = (facts: readonly Fact[]): ReadonlyMap<BatchNo, Commitment> => {
  const standing = new Map<BatchNo, Commitment>();
  for (const { event } of facts.filter(isCommitment).sort(inLogOrder)) {
    if (event.type === 'FundsCommitmentReleased') standing.delete(event.data.batch);
    else standing.set(event.data.batch, event.data);
  }
  return standing;
};
