import type { LocalDate, PersonId, Token } from '@ledger/kernel';
import { compare, isA, knownAt } from '../fact';
import type { HouseholdFacts } from '../household/household-facts';
import type { HouseholdMonth, Member } from '../household/household-month';
import { newest } from '../household/items';

/** Where a household is paid, and in which documents of the vault its words stand. */
export interface Payee {
  readonly accountToken: Token | undefined;
  readonly accountHolderToken: Token | undefined;
  /** The household's words in the archive; the head owns them. */
  readonly archive: string;
  /** The row of the register of account changes, where one is newer than the archive. */
  readonly change: string | undefined;
}

/** The newest account: a change (账户变更) counts from its day on, if it came after the archive. */
export const payeeOn = (all: HouseholdFacts, day: LocalDate): Payee | undefined => {
  const stated = newest(knownAt(all.own.filter(isA('HouseholdStated')), day));
  if (!stated) return undefined;
  const { accountToken, accountHolderToken, evidence } = stated.event.data;
  const changes = knownAt(all.accountChanges, day)
    .filter(({ receivedOn }) => receivedOn >= stated.receivedOn)
    .filter(({ event }) => event.data.newAccountToken !== undefined)
    .filter(({ event }) => (event.data.changedOn ?? day) <= day)
    .sort((a, b) => compare(a.event.data.changedOn ?? '', b.event.data.changedOn ?? ''));
  const change = changes.at(-1)?.event.data;
  return {
    accountToken: change?.newAccountToken ?? accountToken,
    accountHolderToken: change?.newAccountHolderToken ?? accountHolderToken,
    archive: evidence.document,
    change: change?.evidence.document,
  };
};

/** Whom the money is for: the head, or once the head is dead the first who is covered. */
export const beneficiaryOf = (
  cell: HouseholdMonth,
  counted: readonly Member[],
  head: PersonId,
): PersonId => {
  if (!cell.certainlyDead(head)) return head;
  return (counted.find(({ covered }) => covered) ?? counted[0])?.person ?? head;
};
