import type { LocalDate, YearMonth } from '@ledger/kernel';
import type { AnyLedgerEvent } from '@ledger/ledger';
import type { Policies } from '@ledger/policy';
import type { CaseFacts } from '../case';
import type { Fact } from '../fact';
import { stated } from '../stated';
import { filingOf } from '../subjects';
import { arrearsOf } from './arrears';
import { monthsOf } from './household-case';
import { gather, type HouseholdFacts } from './household-facts';
import { monthKnownOn } from './month-cell';
import { overpaidFen } from './money';

/** How a month stands: what the household should have got, and what is too much or too little. Fen. */
export interface MonthStands {
  readonly shouldFen: number;
  readonly overpaidFen: number;
  readonly overpaidPossibleFen: number;
  readonly owedFen: number;
  readonly owedPossibleFen: number;
}

/** A month that something changes. */
export interface MonthFollowing {
  readonly benefitMonth: YearMonth;
  readonly creditedFen: number;
  readonly before: MonthStands;
  readonly after: MonthStands;
}

const standsIn = (
  all: HouseholdFacts,
  month: YearMonth,
  day: LocalDate,
): MonthStands & { readonly creditedFen: number } => {
  const cell = monthKnownOn(all, month, day);
  const overpaid = overpaidFen(cell);
  const { arrears } = arrearsOf(cell);
  return {
    shouldFen: cell.should()?.certain ?? 0,
    overpaidFen: overpaid.certain,
    overpaidPossibleFen: overpaid.possible,
    owedFen: arrears?.certainFen ?? 0,
    owedPossibleFen: arrears?.possibleFen ?? 0,
    creditedFen: cell.creditedFen,
  };
};

const supposed = (event: AnyLedgerEvent, day: LocalDate): Fact => ({
  position: 'supposed',
  statement: 'supposed',
  file: undefined,
  knownOn: day,
  receivedOn: day,
  withdrawnOn: undefined,
  declared: false,
  row: 0,
  event: stated(event),
});

const withSupposed = (facts: CaseFacts, event: AnyLedgerEvent, day: LocalDate): CaseFacts => {
  const fact = supposed(event, day);
  const told = new Map(facts);
  for (const subject of new Set(filingOf(event)?.subjects)) {
    told.set(subject, [...(told.get(subject) ?? []), fact]);
  }
  return told;
};

/**
 * What would follow if something were done with a household today: the months with money or a batch
 * that would stand otherwise. It is asked of the same cells as the findings and the registers are.
 */
export const whatFollows = (
  owner: string,
  facts: CaseFacts,
  policies: Policies,
  event: AnyLedgerEvent,
  day: LocalDate,
): readonly MonthFollowing[] => {
  const before = gather(owner, facts, policies);
  const after = gather(owner, withSupposed(facts, event, day), policies);
  return monthsOf(after).flatMap((benefitMonth) => {
    const { creditedFen, ...was } = standsIn(before, benefitMonth, day);
    const { creditedFen: _, ...would } = standsIn(after, benefitMonth, day);
    if (JSON.stringify(was) === JSON.stringify(would)) return [];
    return [{ benefitMonth, creditedFen, before: was, after: would }];
  });
};
