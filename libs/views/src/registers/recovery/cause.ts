import type { RuleCode } from '../../result';

/**
 * Rules whose findings name money that was paid too much, the weightiest first. Several may name
 * the same money: in sums by rule it stands once, under the first of them.
 */
export const OVERPAYMENT_RULES = ['R01', 'R04', 'R30', 'R06', 'R19', 'R17', 'R18'] as const;
export type OverpaymentRule = (typeof OVERPAYMENT_RULES)[number];

/** Those of the list, in its order. */
export const overpaymentRulesIn = (
  rules: Iterable<RuleCode | string>,
): readonly OverpaymentRule[] => {
  const named = new Set<string>(rules);
  return OVERPAYMENT_RULES.filter((rule) => named.has(rule));
};
