import type { LocalDate, PersonId, YearMonth } from '@ledger/kernel';
import { type MeansSaid, meansIn } from '@ledger/ledger';
import { byReceipt, compare, type Fact, type FactOf, inLogOrder, isA } from '../fact';
import type { Member } from './household-month';

const saidBy = (
  lists: readonly FactOf<'MemberStated'>[],
  acts: readonly FactOf<'EntitlementSet'>[],
): ReadonlyMap<PersonId, readonly MeansSaid[]> => {
  const said = new Map<PersonId, MeansSaid[]>();
  const add = (person: PersonId, words: MeansSaid) => {
    said.set(person, [...(said.get(person) ?? []), words]);
  };
  for (const { event, receivedOn } of lists) {
    const { person, covered, monthlyIncomeFen } = event.data;
    add(person, { covered, monthlyIncomeFen, day: receivedOn });
  }
  for (const { event } of acts) {
    const { members, fromMonth, decidedOn } = event.data;
    for (const { person, ...means } of members) {
      add(person, { ...means, day: decidedOn, from: fromMonth });
    }
  }
  return said;
};

/** The archive's newest word on each member, whatever was set here of a month. */
export const newestMembers = (own: readonly Fact[]): readonly Member[] => {
  const rows = new Map<PersonId, Member>();
  for (const { event } of own.filter(isA('MemberStated')).sort(byReceipt)) {
    const { person, covered, monthlyIncomeFen, nameToken, idDefect } = event.data;
    rows.set(person, { person, covered, monthlyIncomeFen, nameToken, idDefect });
  }
  return [...rows.values()].sort((a, b) => compare(a.person, b.person));
};

/**
 * The members as the archive names them, with what counts of each in a month: what lists say of
 * every month, and acts (待遇核定) from one on, in the order of their days. Of acts only those that
 * were decided by a day, where one is given.
 */
export const membersIn = (
  own: readonly Fact[],
): ((month: YearMonth, decidedBy?: LocalDate) => readonly Member[]) => {
  const named = newestMembers(own);
  const acts = own.filter(isA('EntitlementSet')).sort(inLogOrder);
  if (acts.length === 0) return () => named;
  const said = saidBy(own.filter(isA('MemberStated')).sort(byReceipt), acts);
  return (month, decidedBy) =>
    named.map((member) => ({
      ...member,
      ...meansIn(said.get(member.person) ?? [], month, decidedBy),
    }));
};
