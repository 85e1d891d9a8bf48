import type { LocalDate, YearMonth } from '@ledger/kernel';
import type { Account, Household, Member } from '../world/household';
import type { AccountChange, Decision } from './books';

/** How a household stands for a month by the decisions made by a day. */
export interface Standing {
  readonly stopped: boolean;
  readonly members: readonly Member[];
}

/** In the order they were decided; what was decided on one day keeps the order of the papers. */
export const inOrder = (decisions: readonly Decision[]): readonly Decision[] =>
  decisions.toSorted((a, b) =>
    a.decidedOn < b.decidedOn ? -1 : a.decidedOn > b.decidedOn ? 1 : 0,
  );

/** What a stop, a change and a resumption leave of a household; a stop removes nobody. */
export const standingIn = (
  household: Household,
  decisions: readonly Decision[],
  month: YearMonth,
  decidedBy?: LocalDate,
): Standing => {
  let stopped = false;
  const gone = new Set<string>();
  for (const { change, person, effectiveMonth, decidedOn } of inOrder(decisions)) {
    if (effectiveMonth > month || (decidedBy !== undefined && decidedOn > decidedBy)) continue;
    if (change === '停发') stopped = true;
    else if (change === '恢复') {
      stopped = false;
      gone.delete(person.id);
    } else gone.add(person.id);
  }
  return { stopped, members: household.members.filter(({ person }) => !gone.has(person.id)) };
};

/** The account a batch frozen on a day is paid to. */
export const accountOn = (
  household: Household,
  changes: readonly AccountChange[],
  frozenOn: LocalDate,
): Account =>
  changes.filter(({ changedOn }) => changedOn <= frozenOn).at(-1)?.to ?? household.account;

/** What each household finds under its number. */
export const byHousehold = <T extends { readonly household: Household }>(
  all: readonly T[],
): ((household: Household) => readonly T[]) => {
  const lists = new Map<string, T[]>();
  for (const one of all) {
    const list = lists.get(one.household.no);
    if (list) list.push(one);
    else lists.set(one.household.no, [one]);
  }
  return ({ no }) => lists.get(no) ?? [];
};
