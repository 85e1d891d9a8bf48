import type { LocalDate, YearMonth } from '@ledger/kernel';
import type { DeathSource } from '@ledger/ledger';

/** Lists that come again and again, and name no month of their own. */
export type ListKind = 'DEATH_LIST' | 'CUSTODY_LEDGER';
export type AbsentKind = 'ROSTER' | 'RESULT' | 'CUSTODY_REVIEW' | ListKind;

/** A list that came: when, to whom, and from whom as far as its rows say. */
export interface ListCame {
  readonly kind: ListKind;
  readonly division: string;
  readonly receivedOn: LocalDate;
  /** Taken back from this day on. */
  readonly endedOn: LocalDate | undefined;
  /** Empty when no row says it: then it may have come from any of them. */
  readonly sources: readonly DeathSource[];
}

/** What stands in a row that is not about it. */
export const NOT_NAMED = {
  benefitMonth: null,
  untilMonth: null,
  batch: null,
  source: null,
  village: null,
  cards: null,
  lastCameOn: null,
} as const;

/** Something that should have come and has not (应报未报): a question to ask, not a finding. */
export interface Absent {
  readonly what: AbsentKind;
  readonly division: string;
  readonly benefitMonth: YearMonth | null;
  /** The last of several months on end that are missing; the first when there is one. */
  readonly untilMonth: YearMonth | null;
  readonly batch: string | null;
  readonly source: DeathSource | null;
  /** Reviews are told by village: so many cards wait there, and the days are the longest wait's. */
  readonly village: string | null;
  readonly cards: number | null;
  readonly dueOn: LocalDate;
  readonly daysLate: number;
  /** The day the last of its kind came; since then this source has been silent. */
  readonly lastCameOn: LocalDate | null;
}
