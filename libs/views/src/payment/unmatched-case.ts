import { allOf, type CaseKind } from '../case';
import { type Fact, isA, knownAt } from '../fact';
import { lastLine, newest, standingLine } from '../household/items';
import { NO_MONEY } from '../result';

/** Credited money in the bank's lines of one payment. Fen. */
const creditedIn = (facts: readonly Fact[]): number => {
  const last = lastLine(facts)?.event.data;
  return last?.status === 'CREDITED' ? last.amountFen : 0;
};

/**
 * Money that left without a roster line that counts on the day: it came before its line, its line
 * was taken back, or nobody ever stated one. Always this cell, whatever is learned later, so that
 * the order of learning changes no past answer. A line taken back still says whose money it was.
 */
export const unmatchedCase: CaseKind = (owner, facts) => {
  const own = allOf(facts);
  return [
    {
      key: owner,
      facts: own,
      assess: (day) => {
        const known = knownAt(own, day);
        if (standingLine(known)) return { findings: [] };
        const told = own.filter((fact) => fact.knownOn <= day).filter(isA('PaymentInstructed'));
        const line = newest(told)?.event.data;
        return {
          findings: [],
          money: {
            village: line?.village ?? null,
            division: line?.division ?? null,
            benefitMonth: line?.benefitMonth ?? null,
            household: line?.household ?? null,
            sums: { ...NO_MONEY, unmatchedBankCredits: creditedIn(known) },
          },
        };
      },
    },
  ];
};
