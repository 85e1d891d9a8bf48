import { benefitFen, type PersonId } from '@ledger/kernel';

/** What counts of a member for the benefit. */
export interface MemberMeans {
  readonly person: PersonId;
  readonly covered: boolean;
  readonly monthlyIncomeFen: number;
}

/** The monthly benefit of these members (差额补助). */
export const entitlementFen = (
  members: readonly MemberMeans[],
  standardFen: number,
  roundingUnitFen: number,
): number => {
  let coveredCount = 0;
  let incomeFen = 0;
  for (const { covered, monthlyIncomeFen } of members) {
    if (covered) coveredCount += 1;
    incomeFen += monthlyIncomeFen;
  }
  const householdSize = members.length;
  return benefitFen({ standardFen, householdSize, coveredCount, incomeFen, roundingUnitFen });
};
