import type { DivisionCode, LocalDate } from '@ledger/kernel';
import type { CustodyEntryStated } from '@ledger/ledger';
import { compare, type Fact, isA } from '../fact';
import { newest } from '../household/items';
import { byEntry, type Entry, type EntryTold } from './acted';

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

type Data = CustodyEntryStated['data'];

/** Where it is said; every case has been told of somewhere. */
export const placeIn = ({ stated, acted }: EntryTold): Pick<Data, 'division' | 'entry'> =>
  (stated[0] ?? acted[0])!.event.data;

/**
 * What stands of one entry after these ledgers and what was done here. The newest ledger decides:
 * one that does not name the entry says that it stands no longer, unless its row was sent back
 * (then the word before still holds) or it was drawn up before the last act, of which it could not
 * know.
 */
export const standingIn = (told: EntryTold, ledgers: readonly Ledger[]): Entry | undefined => {
  const { stated, acted } = told;
  const last = acted.at(-1);
  const { entry } = placeIn(told);
  for (const { asOf, unread } of ledgers) {
    if (last && last.event.data.asOf >= asOf) return last;
    const said = newest(stated.filter(({ event }) => event.data.asOf === asOf));
    if (said) return said;
    if (!unread.has(entry)) return undefined;
  }
  return last;
};

/** Held on the day of the ledger: not ended, or to end later. */
export const isOpen = ({ endedOn, asOf }: Data): boolean => endedOn === undefined || endedOn > asOf;

/** A case that is kept up here is asked of on the day itself, not on that of its last paper. */
const onDay = ({ acted }: EntryTold, data: Data, day: LocalDate): Data =>
  acted.length > 0 && data.asOf < day ? { ...data, asOf: day } : data;

/** The entries that are open on a day by what is known of them, each once. */
export const openEntries = (facts: readonly Fact[], day: LocalDate): readonly Data[] =>
  byEntry(facts).flatMap((told) => {
    const standing = standingIn(told, ledgersOf(facts, placeIn(told).division));
    const data = standing && onDay(told, standing.event.data, day);
    return data && isOpen(data) ? [data] : [];
  });

/** The next day on which one of them ends by itself, as a ledger announced. */
export const nextEndIn = (entries: readonly Data[], day: LocalDate): LocalDate | undefined =>
  entries
    .map(({ endedOn }) => endedOn)
    .filter((one) => one !== undefined && one > day)
    .sort()[0];
