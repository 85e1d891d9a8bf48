import type { DivisionCode, LocalDate } from '@ledger/kernel';
import type { CustodyEntryStated } from '@ledger/ledger';
import { compare, type Fact, type FactOf, isA } from '../fact';
import { newest } from '../household/items';

type Entry = FactOf<'CustodyEntryStated'>;

/**
 * The ledger of a division with one cut-off day (截止日期). Several files may state it: the parts
 * of one that was split, and the rows that were sent back and corrected.
 */
export interface Ledger {
  readonly asOf: LocalDate;
  /** The first day on which the office had any of it. */
  readonly knownOn: LocalDate;
  /** Entries named in rows that were sent back. */
  readonly unread: ReadonlySet<string>;
}

/** Of one division, the newest first: a ledger that comes late does not undo a later one. */
export const ledgersOf = (facts: readonly Fact[], division: DivisionCode): readonly Ledger[] => {
  const ledgers = new Map<LocalDate, { knownOn: LocalDate; unread: Set<string> }>();
  for (const { event, knownOn } of facts.filter(isA('CustodyLedgerStated'))) {
    if (event.data.division !== division) continue;
    const ledger = ledgers.get(event.data.asOf) ?? { knownOn, unread: new Set() };
    if (knownOn < ledger.knownOn) ledger.knownOn = knownOn;
    for (const entry of event.data.unread) ledger.unread.add(entry);
    ledgers.set(event.data.asOf, ledger);
  }
  return [...ledgers]
    .map(([asOf, ledger]) => ({ asOf, ...ledger }))
    .sort((a, b) => compare(b.asOf, a.asOf));
};

/**
 * What stands of one entry after these ledgers: what the newest says. A ledger that does not name
 * the entry says that it stands no longer, unless its row was sent back: then the word of the
 * ledger before still holds.
 */
export const standingIn = (
  stated: readonly Entry[],
  ledgers: readonly Ledger[],
): Entry | undefined => {
  for (const { asOf, unread } of ledgers) {
    const said = newest(stated.filter(({ event }) => event.data.asOf === asOf));
    if (said) return said;
    if (!stated.some(({ event }) => unread.has(event.data.entry))) return undefined;
  }
  return undefined;
};

/** Entries by division and number: a number is unique within its division. */
export const byEntry = (facts: readonly Fact[]): readonly (readonly Entry[])[] => {
  const entries = new Map<string, Entry[]>();
  for (const fact of facts.filter(isA('CustodyEntryStated'))) {
    const { division, entry } = fact.event.data;
    const key = `${division}/${entry}`;
    const list = entries.get(key);
    if (list) list.push(fact);
    else entries.set(key, [fact]);
  }
  return [...entries].sort(([a], [b]) => compare(a, b)).map(([, stated]) => stated);
};

/** Held on the day of the ledger: not ended, or to end later. */
export const isOpen = ({ endedOn, asOf }: CustodyEntryStated['data']): boolean =>
  endedOn === undefined || endedOn > asOf;

/** The entries that are open by the newest ledgers among these facts, each once. */
export const openEntries = (facts: readonly Fact[]): readonly CustodyEntryStated['data'][] =>
  byEntry(facts)
    .map((stated) => standingIn(stated, ledgersOf(facts, stated[0]!.event.data.division)))
    .flatMap((standing) => (standing && isOpen(standing.event.data) ? [standing.event.data] : []));
