import { allOf, type CaseKind } from '../case';
import { isA, knownAt } from '../fact';
import { creditedIn } from '../household/household-case';
import { NO_MONEY } from '../result';

/**
 * A bank line whose roster line nobody has ever stated: money that left without an item. Once a
 * roster line is stated, its household's cell answers for it.
 */
export const unmatchedCase: CaseKind = (owner, facts) => {
  const own = allOf(facts);
  if (own.some(isA('PaymentInstructed'))) return [];
  return [
    {
      key: owner,
      facts: own,
      assess: (day) => ({
        findings: [],
        money: {
          village: null,
          division: null,
          benefitMonth: null,
          household: null,
          sums: { ...NO_MONEY, unmatchedBankCredits: creditedIn(knownAt(own, day)) },
        },
      }),
    },
  ];
};
