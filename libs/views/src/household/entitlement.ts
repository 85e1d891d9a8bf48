import type { PersonId } from '@ledger/kernel';

/** What counts of a member for the benefit. */
export interface MemberMeans {
  readonly person: PersonId;
  readonly covered: boolean;
  readonly monthlyIncomeFen: number;
}

/**
 * The monthly benefit of a household by the difference method (差额补助): covered members times
 * (standard − per-capita income), rounded once on the household total, half up, exactly.
 * Source: 社会救助暂行办法 art. 12 (difference); rounding is local and comes from policy.
 */
export const entitlementFen = (
  members: readonly MemberMeans[],
  standardFen: number,
  roundingUnitFen: number,
): number => {
  const size = members.length;
  const covered = members.filter((member) => member.covered).length;
  if (size === 0 || covered === 0) return 0;
  const income = members.reduce((sum, member) => sum + member.monthlyIncomeFen, 0);
  const numerator = covered * (standardFen * size - income);
  if (numerator <= 0) return 0;
  const unit = size * roundingUnitFen;
  return Math.floor((2 * numerator + unit) / (2 * unit)) * roundingUnitFen;
};
