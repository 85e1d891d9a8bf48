import {
  addDays,
  addMonths,
  dayOfMonth,
  type LocalDate,
  monthOf,
  type YearMonth,
} from '@ledger/kernel';
import type { DeathReport, Decision } from '../office/books';
import { type DeathSource, listDay, registerDay } from '../office/calendar';
import { headOf, newAccount } from '../world/household';
import type { Person } from '../world/people';
import type { Scene, Told } from './story';

type DecisionWords = Pick<
  Decision,
  'change' | 'ground' | 'factDate' | 'learnedOn' | 'effectiveMonth'
> & { readonly person?: Person; readonly decidedOn?: LocalDate };

/** Decided on the 17th or 18th of a month and on the list of the 19th, before the freeze. */
export const decided = (scene: Scene, month: YearMonth, words: DecisionWords): Decision => ({
  household: scene.household,
  person: headOf(scene.household).person,
  decidedOn: dayOfMonth(month, scene.chance.between(17, 18)),
  receivedOn: registerDay.decisions(month),
  ...words,
});

export const reported = (
  { household }: Scene,
  person: Person,
  source: DeathSource,
  died: string,
  learnedOn: LocalDate,
): DeathReport => {
  const receivedOn = listDay(source, learnedOn);
  return {
    person,
    source,
    died,
    receivedOn,
    village: household.village.name,
    ...(source === '公安' && { deregisteredOn: addDays(receivedOn, -4) }),
    ...(source === '民政火化' &&
      died.length === 10 && { crematedOn: addDays(died as LocalDate, 2) }),
  };
};

/** A stop where nobody entitled is left, else an amount for those who are. */
export const changeAfter = (scene: Scene, gone: Person, month: YearMonth): Decision['change'] => {
  const { household, dueFen } = scene;
  const rest = household.members.filter(({ person }) => person !== gone);
  const due = dueFen(rest, month);
  if (due === 0) return '停发';
  return due > dueFen(household.members, month) ? '增发' : '减发';
};

/** A new account for those who live on, reviewed by a second person. */
export const accountAfter = (scene: Scene, gone: Person, changedOn: LocalDate): Told => {
  const { household, births, chance, street } = scene;
  const heir = household.members.find(({ person }) => person !== gone);
  if (!heir || household.account.holder !== gone.name) return {};
  const to = newAccount(heir.person.name, street, births, chance);
  const receivedOn = registerDay.accountChanges(monthOf(changedOn));
  const change = { household, from: household.account, to, changedOn, receivedOn };
  return { accountChanges: [{ ...change, reviewed: true, reason: '户主死亡变更' }] };
};

/** The office acts on a death in the month it learned of it: it decides, and changes the account. */
export const actedOnDeath = (
  scene: Scene,
  person: Person,
  diedOn: LocalDate,
  learnedOn: LocalDate,
  month: YearMonth = monthOf(learnedOn),
): Told => {
  const from = addMonths(monthOf(diedOn), 1);
  const change = changeAfter(scene, person, from);
  const decision = decided(scene, month, {
    person,
    change,
    ground: '死亡',
    factDate: diedOn,
    learnedOn,
    effectiveMonth: from,
  });
  return {
    decisions: [decision],
    ...(change !== '停发' && accountAfter(scene, person, decision.decidedOn)),
  };
};

/** The months from one to another, both included. */
export const monthsFrom = (first: YearMonth, last: YearMonth): readonly YearMonth[] =>
  first > last ? [] : [first, ...monthsFrom(addMonths(first, 1), last)];
