import type { LocalDate, PersonId } from '@ledger/kernel';
import type { CustodyChange } from '../result';
import type { EntryTold } from './acted';
import { isOpen, type Ledger, standingIn } from './ledgers';

/** A day on which it was said again who keeps the card: by a ledger, or by what was done here. */
interface Said {
  readonly asOf: LocalDate;
  readonly knownOn: LocalDate;
  readonly acted: boolean;
}

const saidOn = (entries: readonly EntryTold[], ledgers: readonly Ledger[]): readonly Said[] => {
  const days = new Map<LocalDate, Said>();
  for (const { asOf, knownOn } of ledgers) days.set(asOf, { asOf, knownOn, acted: false });
  for (const { event } of entries.flatMap(({ acted }) => acted)) {
    const { asOf } = event.data;
    days.set(asOf, { asOf, knownOn: asOf, acted: true });
  }
  return [...days.values()].sort((a, b) => (a.asOf < b.asOf ? -1 : 1));
};

/** Who keeps the card by what was said until a day. */
const keepersBy = (
  entries: readonly EntryTold[],
  ledgers: readonly Ledger[],
  day: LocalDate,
): readonly PersonId[] => {
  const drawnUp = ledgers.filter(({ asOf }) => asOf <= day);
  const keepers = entries.flatMap(({ stated, acted }) => {
    const told = {
      stated: stated.filter(({ event }) => event.data.asOf <= day),
      acted: acted.filter(({ event }) => event.data.asOf <= day),
    };
    if (told.stated.length + told.acted.length === 0) return [];
    const standing = standingIn(told, drawnUp)?.event.data;
    return standing && isOpen(standing) ? [standing.proxyHolder] : [];
  });
  return [...new Set(keepers)].sort();
};

const kindOf = (
  from: readonly PersonId[],
  to: readonly PersonId[],
  isNamed: boolean,
): CustodyChange['kind'] => {
  if (from.length === 0) return 'began';
  if (to.length > 0) return 'changed';
  return isNamed ? 'ended' : 'not-listed';
};

const laterOf = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);

const NOBODY: readonly PersonId[] = [];

/**
 * Between one word on the card and the next; the first ledger is a beginning and no change. What
 * was done here is a change on its day, and a ledger that says the same afterwards finds nothing.
 */
export const changesIn = (
  entries: readonly EntryTold[],
  ledgers: readonly Ledger[],
): readonly CustodyChange[] => {
  const days = saidOn(entries, ledgers);
  return days.flatMap((said, n) => {
    const before = days[n - 1];
    if (!before && !said.acted) return [];
    const from = before ? keepersBy(entries, ledgers, before.asOf) : NOBODY;
    const to = keepersBy(entries, ledgers, said.asOf);
    if (from.join() === to.join()) return [];
    const isNamed = entries.some(({ stated }) =>
      stated.some(({ event }) => event.data.asOf === said.asOf),
    );
    return [
      {
        kind: kindOf(from, to, said.acted || isNamed),
        from,
        to,
        betweenAsOf: said.acted || !before ? said.asOf : before.asOf,
        foundAsOf: said.asOf,
        knownOn: before && !said.acted ? laterOf(before.knownOn, said.knownOn) : said.knownOn,
        by: said.acted ? 'act' : 'ledgers',
      } as const,
    ];
  });
};
