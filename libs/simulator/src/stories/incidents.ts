import { addMonths, type YearMonth } from '@ledger/kernel';
import type { Chance } from '../chance';
import type { BankFailure } from '../office/books';
import type { Household } from '../world/household';
import { countOf } from '../world/world';
import type { BankOrder } from './doings';

/** Items the bank does not pay or takes back, of all (0.3–1 %, domain.md §8.3). */
const RETURNS = 0.006;
const BOUNCES = 0.2;
const FAILURES: Readonly<Record<BankFailure, number>> = {
  ACCOUNT_DORMANT: 0.4,
  ID_EXPIRED: 0.3,
  ACCOUNT_CLOSED: 0.28,
  NAME_MISMATCH: 0.02,
};

/**
 * What the bank returns of itself and the office sends again with the next batch. Households that
 * a wrong is done to are left alone, so that it stands by itself.
 */
export const returnsIn = (
  months: readonly YearMonth[],
  households: readonly Household[],
  spared: ReadonlySet<string>,
  chance: Chance,
): readonly BankOrder[] =>
  months.flatMap((month) => {
    const paid = households.filter(({ no, startMonth }) => startMonth <= month && !spared.has(no));
    const count = Math.min(countOf(paid.length * RETURNS, chance), paid.length);
    return chance
      .shuffled(paid)
      .slice(0, count)
      .map((household) => {
        const bounces = chance.happens(BOUNCES);
        const failure = chance.weighted(FAILURES);
        const again = addMonths(month, bounces ? 2 : 1);
        return { type: 'fail', household, month, failure, bounces, again } as const;
      });
  });
