import type { BatchNo } from '@ledger/kernel';
import type { Commitment } from '@ledger/ledger';
import { compare, type Fact, isA } from '../fact';

export const isCommitment = isA('FundsCommitted', 'FundsCommitmentReleased');

/** What is set aside for batches (占用) and was not released again, by batch. */
export const commitmentsIn = (facts: readonly Fact[]): ReadonlyMap<BatchNo, Commitment> => {
  const standing = new Map<BatchNo, Commitment>();
  const inOrder = facts.filter(isCommitment).sort((a, b) => compare(a.position, b.position));
  for (const { event } of inOrder) {
    if (event.type === 'FundsCommitmentReleased') standing.delete(event.data.batch);
    else standing.set(event.data.batch, event.data);
  }
  return standing;
};
