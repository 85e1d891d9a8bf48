import type { Policies } from '@ledger/policy';
import type { YearMonth } from '@ledger/kernel';
import type { Member } from '../world/household';

/** What a household is due for a month, by the policy in force there. */
export type Entitlement = (members: readonly Member[], month: YearMonth) => number;

/**
 * Covered members times (standard − income per head), rounded once, half up. Written again here
 * and not taken from the views: what the rules are measured by must not be what they reckon with.
 */
export const entitlementBy =
  (policies: Policies, division: string): Entitlement =>
  (members, month) => {
    const standard = policies.required('standardFen', division, month);
    const unit = policies.required('roundingUnitFen', division, month);
    const size = members.length;
    const covered = members.filter((member) => member.covered).length;
    const income = members.reduce((sum, { incomeFen }) => sum + incomeFen, 0);
    const dividend = covered * (size * standard - income);
    if (size === 0 || dividend <= 0) return 0;
    const divisor = size * unit;
    const whole = Math.floor(dividend / divisor);
    const rest = dividend - whole * divisor;
    return (2 * rest >= divisor ? whole + 1 : whole) * unit;
  };
