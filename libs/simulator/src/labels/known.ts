import {
  dayOfMonth,
  firstDayOf,
  addMonths,
  lastDayOf,
  type LocalDate,
  monthOf,
  type YearMonth,
} from '@ledger/kernel';
import type {
  BankLine,
  Batch,
  Books,
  DeathCorrection,
  DeathReport,
  Decision,
  Item,
  Recovery,
} from '../office/books';
import { byHousehold, standingIn, type Standing } from '../office/standing';
import type { Entitlement } from '../office/entitlement';
import type { Household } from '../world/household';

/** A bank line with the day it became known. */
export interface KnownLine extends BankLine {
  readonly receivedOn: LocalDate;
}

export interface KnownItem extends Item {
  readonly batch: Batch;
  /** The bank's words on it, oldest first. */
  readonly lines: readonly KnownLine[];
}

/** The days within which a person died, as the papers of a day have it. */
export interface Died {
  readonly earliest: LocalDate;
  readonly latest: LocalDate;
  readonly isDated: boolean;
}

/** How far back an undated report may reach; the samples' README §4. */
const LOOKBACK_MONTHS = 3;

const spanOf = (died: string): readonly [LocalDate, LocalDate] =>
  died.length === 7
    ? [firstDayOf(died as YearMonth), lastDayOf(died as YearMonth)]
    : [died as LocalDate, died as LocalDate];

/** What a report says after the corrections known by a day; undefined once it is withdrawn. */
const corrected = (
  report: DeathReport,
  corrections: readonly DeathCorrection[],
  day: LocalDate,
): string | undefined => {
  let died: string | undefined = report.died;
  for (const { source, becomes, receivedOn } of corrections) {
    if (source !== report.source || receivedOn > day || receivedOn < report.receivedOn) continue;
    died = becomes;
  }
  return died;
};

/** Limits of the national default policy, as the samples' README §5 states them. */
const DEADLINE_DAY = 10;
const MISSED_AFTER_DAYS = 15;

/** The papers, ordered so that one household can be looked at on one day. */
export class Known {
  private readonly decisionsOf;
  private readonly itemsOf;
  private readonly recoveriesOf;
  private readonly reports = new Map<string, DeathReport[]>();
  private readonly held = new Map<string, unknown>();
  private readonly deadlines: ReadonlyMap<YearMonth, LocalDate>;
  private place = '';

  constructor(
    readonly books: Books,
    readonly dueFen: Entitlement,
  ) {
    this.decisionsOf = byHousehold(books.decisions);
    this.itemsOf = byHousehold(knownItems(books));
    this.recoveriesOf = byHousehold(books.recoveries);
    this.deadlines = new Map(books.months.map((month) => [month, dayOfMonth(month, DEADLINE_DAY)]));
    for (const report of books.deathReports) {
      const list = this.reports.get(report.person.id) ?? [];
      this.reports.set(report.person.id, [...list, report]);
    }
  }

  items(household: Household, day: LocalDate): readonly KnownItem[] {
    return this.once(household, day, 'items', () =>
      this.itemsOf(household).filter(({ batch }) => batch.days.sentOn <= day),
    );
  }

  decisions(household: Household, day: LocalDate): readonly Decision[] {
    return this.once(household, day, 'decisions', () =>
      this.decisionsOf(household).filter(({ receivedOn }) => receivedOn <= day),
    );
  }

  /** Credited by this day of its month. */
  deadline(month: YearMonth): LocalDate {
    return this.deadlines.get(month) ?? dayOfMonth(month, DEADLINE_DAY);
  }

  /** From this day on a month that nobody was paid for is missed. */
  missedFrom(month: YearMonth): LocalDate {
    return `${month}-${DEADLINE_DAY + MISSED_AFTER_DAYS}` as LocalDate;
  }

  recoveries(household: Household): readonly Recovery[] {
    return this.recoveriesOf(household);
  }

  /** Households are looked at day by day, and each day is asked for many times. */
  private once<T>({ no }: Household, day: LocalDate, what: string, make: () => T): T {
    const place = `${no}|${day}`;
    if (this.place !== place) {
      this.place = place;
      this.held.clear();
    }
    if (!this.held.has(what)) this.held.set(what, make());
    return this.held.get(what) as T;
  }

  standing(household: Household, month: YearMonth, day: LocalDate, by?: LocalDate): Standing {
    return standingIn(household, this.decisions(household, day), month, by);
  }

  reportsOn(id: string, day: LocalDate): readonly DeathReport[] {
    return (this.reports.get(id) ?? []).filter(({ receivedOn }) => receivedOn <= day);
  }

  /** What lists and decisions of a day say of a person's death. */
  died(household: Household, id: string, day: LocalDate): Died | undefined {
    return this.once(household, day, id, () => this.diedOn(household, id, day));
  }

  private diedOn(household: Household, id: string, day: LocalDate): Died | undefined {
    const corrections = this.books.corrections.filter(({ person }) => person.id === id);
    const listed = this.reportsOn(id, day)
      .map((report) => ({ ...report, died: corrected(report, corrections, day) }))
      .filter(({ died }) => died !== undefined);
    const decided = this.decisions(household, day)
      .filter(
        ({ person, ground, change }) => person.id === id && ground === '死亡' && change !== '恢复',
      )
      .map(({ factDate }) => factDate);
    const spans = [...listed.map(({ died }) => died ?? ''), ...decided].filter(Boolean).map(spanOf);
    const earliest = spans.map(([from]) => from).sort()[0];
    const latest = spans
      .map(([, to]) => to)
      .sort()
      .at(-1);
    if (earliest && latest) return { earliest, latest, isDated: true };
    const heardOn = listed.map(({ receivedOn }) => receivedOn).sort()[0];
    if (!heardOn) return undefined;
    const back = firstDayOf(addMonths(monthOf(heardOn), -LOOKBACK_MONTHS));
    return { earliest: back, latest: heardOn, isDated: false };
  }

  /** The month after the one it surely or perhaps happened in is no longer due. */
  isDead(household: Household, id: string, month: YearMonth, day: LocalDate, perhaps = false) {
    const died = this.died(household, id, day);
    return died !== undefined && month > monthOf(perhaps ? died.earliest : died.latest);
  }

  isOnHardship(id: string, month: YearMonth, day: LocalDate): boolean {
    return this.books.hardship.some((spell) => {
      if (spell.person.id !== id || spell.receivedOn > day || spell.startMonth > month)
        return false;
      const { ended } = spell;
      return !ended || ended.receivedOn > day || month <= monthOf(ended.on);
    });
  }

  /** What a household should have got for a month, by all that was known on a day. */
  shouldFen(household: Household, month: YearMonth, day: LocalDate): number {
    const { statedOn, startMonth } = household;
    if (statedOn === undefined || statedOn > day || startMonth > month) return 0;
    const { stopped, members } = this.standing(household, month, day);
    if (stopped) return 0;
    const rest = members.filter(
      ({ person }) =>
        !this.isDead(household, person.id, month, day) && !this.isOnHardship(person.id, month, day),
    );
    return this.dueFen(rest, month);
  }

  overpaidFen(household: Household, month: YearMonth, day: LocalDate): number {
    const credited = creditedOf(this.items(household, day), month, day);
    const sum = credited.reduce((total, { line }) => total + line.amountFen, 0);
    return Math.max(0, sum - this.shouldFen(household, month, day));
  }
}

const knownItems = (books: Books): readonly KnownItem[] => {
  const lines = new Map<string, KnownLine[]>();
  for (const { lines: all, receivedOn } of books.results) {
    for (const line of all) {
      const list = lines.get(line.ref) ?? [];
      lines.set(line.ref, [...list, { ...line, receivedOn }]);
    }
  }
  return books.batches.flatMap((batch) =>
    batch.items.map((item) => ({ ...item, batch, lines: lines.get(item.ref) ?? [] })),
  );
};

/** The bank's last word on an item by a day. */
export const lastLine = ({ lines }: KnownItem, day: LocalDate): KnownLine | undefined =>
  lines.filter(({ receivedOn }) => receivedOn <= day).at(-1);

export interface Credited {
  readonly item: KnownItem;
  readonly line: KnownLine;
}

/** Credited items of a month, the last credit last. */
export const creditedOf = (
  items: readonly KnownItem[],
  month: YearMonth,
  day: LocalDate,
): readonly Credited[] =>
  items
    .filter(({ benefitMonth }) => benefitMonth === month)
    .flatMap((item) => {
      const line = lastLine(item, day);
      return line?.status === '成功' ? [{ item, line }] : [];
    })
    .toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));

const orderOf = ({ item, line }: Credited): string => `${line.creditedOn ?? ''}|${item.ref}`;
