import { daysBetween, type LocalDate } from '@ledger/kernel';
import type { CustodyEntry, Item } from '../office/books';
import { entriesAt, isOpenAt, lastLedger, validUntilAt } from '../office/ledgers';
import type { Known } from './known';
import type { Matched } from './label';

const WINDOW_DAYS = 7;
const CARDS_MAX = 3;
const KIN = ['配偶', '子女', '父母', '兄弟姐妹', '祖父母', '孙子女', '监护人', '其他亲属'];

/** The open entries of the newest ledger known on a day, with the day it states. */
const openOn = ({ books }: Known, day: LocalDate) => {
  const ledger = lastLedger(books.months, day);
  const all = ledger ? entriesAt(books.custody, ledger.cutOffOn) : [];
  return { ledger, open: ledger ? all.filter((one) => isOpenAt(one, ledger.cutOffOn)) : [] };
};

/** R11: more cards of strangers in one hand than allowed. */
const tooMany = (open: readonly CustodyEntry[]): readonly Matched[] => {
  const hands = new Map<string, Set<string>>();
  for (const { proxy, beneficiary } of open) {
    if (proxy.kind === '机构' || KIN.includes(proxy.relation)) continue;
    hands.set(proxy.id, (hands.get(proxy.id) ?? new Set()).add(beneficiary.id));
  }
  return [...hands]
    .filter(([, cards]) => cards.size > CARDS_MAX)
    .map(([id]) => ({ rule: 'R11', person: id }));
};

/** R11, R12, R14: what the newest custody ledger says. */
export const aboutCustody = (known: Known, day: LocalDate): readonly Matched[] => {
  const { ledger, open } = openOn(known, day);
  if (!ledger) return [];
  const { cutOffOn } = ledger;
  const { cadres, cadresReceivedOn } = known.books;
  const inPost = (id: string) =>
    day >= cadresReceivedOn &&
    cadres.some(
      ({ person, from, until }) =>
        person.id === id && from <= cutOffOn && (!until || until >= cutOffOn),
    );
  const entries = open.flatMap((entry): Matched[] => {
    const { household, beneficiary, no, proxy, agreementNo, countyNo } = entry;
    const about = { household: household.no, person: beneficiary.id, ref: no };
    const died = known.died(household, beneficiary.id, day);
    const isOver = died?.isDated === true && died.latest < cutOffOn;
    return [
      ...(inPost(proxy.id) && (!agreementNo || !countyNo) ? [{ rule: 'R12', ...about }] : []),
      ...(isOver || validUntilAt(entry, cutOffOn) < cutOffOn ? [{ rule: 'R14', ...about }] : []),
    ];
  });
  return [...tooMany(open), ...entries];
};

/** R15: nobody looked at a change of account in the week before a freeze. */
export const aboutChanges = ({ books }: Known, day: LocalDate): readonly Matched[] =>
  books.accountChanges
    .filter(({ receivedOn, reviewed }) => receivedOn <= day && !reviewed)
    .flatMap(({ household, changedOn }) =>
      books.batches
        .filter(({ days }) => days.sentOn <= day)
        .filter(({ days }) => {
          const before = daysBetween(changedOn, days.frozenOn);
          return before >= 0 && before <= WINDOW_DAYS;
        })
        .map(({ days }) => ({
          rule: 'R15',
          household: household.no,
          month: days.month,
          ref: changedOn,
        })),
    );

interface PaidTo extends Item {
  readonly sentOn: LocalDate;
}

/** Accounts that ever pay more than one household, with the items they pay. */
export const sharedAccounts = ({ books }: Known): ReadonlyMap<string, readonly PaidTo[]> => {
  const accounts = new Map<string, PaidTo[]>();
  for (const { days, items } of books.batches) {
    for (const item of items) {
      const list = accounts.get(item.account.number) ?? [];
      list.push({ ...item, sentOn: days.sentOn });
      accounts.set(item.account.number, list);
    }
  }
  const several = (items: readonly Item[]) =>
    new Set(items.map(({ household }) => household.no)).size > 1;
  return new Map([...accounts].filter(([, items]) => several(items)));
};

/** R10: one account for several households, unless it is the filed guardian's of every one. */
export const aboutAccounts = (
  known: Known,
  shared: ReadonlyMap<string, readonly PaidTo[]>,
  day: LocalDate,
): readonly Matched[] => {
  const { open } = openOn(known, day);
  return [...shared].flatMap(([number, all]) => {
    const items = all.filter(({ sentOn }) => sentOn <= day);
    const households = [...new Set(items.map(({ household }) => household.no))];
    const isFiled = (no: string) =>
      open.some(
        ({ household, proxy, agreementNo, countyNo }) =>
          household.no === no &&
          agreementNo !== '' &&
          countyNo !== '' &&
          items.some((item) => item.household.no === no && item.account.holder === proxy.name),
      );
    if (households.length < 2 || households.every(isFiled)) return [];
    return households.map((household) => ({ rule: 'R10', household, ref: number }));
  });
};
