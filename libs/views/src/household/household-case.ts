import type { YearMonth } from '@ledger/kernel';
import type { CaseKind } from '../case';
import { isA } from '../fact';
import { accountChangesCell } from './account-changes-cell';
import { gather, type HouseholdFacts } from './household-facts';
import { membersCell } from './members-cell';
import { monthCell } from './month-cell';
import { isOfRecovery, monthsMovedBy } from './recoveries';
import { relativesCell } from './relatives-cell';

/** Months with money of this household, and of the street's batches from the first payable on. */
export const monthsOf = (all: HouseholdFacts): readonly YearMonth[] => {
  const paid = [...all.payments.ofMonth.keys()];
  const starts = all.own.filter(isA('HouseholdStated')).map(({ event }) => event.data.startMonth);
  const first = [...starts].sort()[0];
  const due = all.batches
    .map(({ event }) => event.data.benefitMonth)
    .filter((month) => first !== undefined && month >= first);
  const recovered = all.own.filter(isOfRecovery).flatMap(monthsMovedBy);
  return [...new Set([...paid, ...due, ...recovered])].sort();
};

/** A household: one cell a benefit month, and those of its members and account whatever the month. */
export const householdCase: CaseKind = (owner, facts, policies) => {
  const all = gather(owner, facts, policies);
  return [
    membersCell(all),
    ...relativesCell(all),
    ...accountChangesCell(all),
    ...monthsOf(all).map((month) => monthCell(all, month)),
  ];
};
