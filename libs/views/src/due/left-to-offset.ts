import type { Policies } from '@ledger/policy';
import type { CaseFacts } from '../case';
import { gather } from '../household/household-facts';
import { monthKnownOn } from '../household/month-cell';
import { type OffsetAgainst, offsetsAgainst } from '../household/recoveries';
import { type DueAsked, pendingFen } from './due';

/** Fen. `counted`: the offsets that have been taken off already. */
export interface LeftToOffset {
  readonly leftFen: number;
  readonly counted: readonly OffsetAgainst[];
}

/**
 * What is left of a month to be kept back for another (抵扣): what is due for it whoever of the
 * possibly dead is dead, less what was paid, is on its way or is kept back already.
 */
export const leftToOffset = (
  owner: string,
  facts: CaseFacts,
  policies: Policies,
  { month, day }: Pick<DueAsked, 'month' | 'day'>,
): LeftToOffset => {
  const cell = monthKnownOn(gather(owner, facts, policies), month, day);
  const counted = offsetsAgainst(cell.recoveries, month);
  const should = cell.should();
  if (!should) return { leftFen: 0, counted };
  const credited = cell.monthly.reduce((fen, item) => fen + item.creditedFen, 0);
  const had = credited + pendingFen(cell.monthly) + cell.paidByOffsetFen();
  return { leftFen: Math.max(0, Math.min(should.certain, should.ifPossible) - had), counted };
};
