import type { Fen } from './fen';

/** What a monthly benefit is worked out from. Money in fen. */
export interface BenefitMeans {
  readonly standardFen: number;
  readonly householdSize: number;
  readonly coveredCount: number;
  readonly incomeFen: number;
  readonly roundingUnitFen: number;
}

const NOTHING = 0 as Fen;

/**
 * The monthly benefit of a household by the difference method (差额补助): covered members times
 * (standard − per-capita income), rounded once on the household total, half up, exactly.
 * Source: 社会救助暂行办法 art. 12 (difference); rounding is local and comes from policy.
 */
export const benefitFen = ({
  standardFen,
  householdSize,
  coveredCount,
  incomeFen,
  roundingUnitFen,
}: BenefitMeans): Fen => {
  if (householdSize === 0 || coveredCount === 0) return NOTHING;
  const numerator = coveredCount * (standardFen * householdSize - incomeFen);
  if (numerator <= 0) return NOTHING;
  const unit = householdSize * roundingUnitFen;
  return (Math.floor((2 * numerator + unit) / (2 * unit)) * roundingUnitFen) as Fen;
};
