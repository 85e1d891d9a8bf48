import type { PersonId } from '@ledger/kernel';
import { byReceipt, compare, type Fact, isA } from '../fact';
import type { Member } from './household-month';

/** The archive's newest word on each member. */
export const newestMembers = (own: readonly Fact[]): readonly Member[] => {
  const rows = new Map<PersonId, Member>();
  for (const { event } of own.filter(isA('MemberStated')).sort(byReceipt)) {
    const { person, covered, monthlyIncomeFen, nameToken, idDefect } = event.data;
    rows.set(person, { person, covered, monthlyIncomeFen, nameToken, idDefect });
  }
  return [...rows.values()].sort((a, b) => compare(a.person, b.person));
};
