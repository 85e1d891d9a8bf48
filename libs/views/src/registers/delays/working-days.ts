import type { LocalDate } from '@ledger/kernel';

/** The official calendar of working days (工作日): weekends, holidays and make-up days (调休). */
export interface WorkingDays {
  /**
   * Working days after `from`, up to and with `until`; negative when `until` is earlier. Undefined
   * when the calendar knows one of the years not: the notice for it is not out, and we do not guess.
   */
  between(from: LocalDate, until: LocalDate): number | undefined;
  /** The longest run of days off after `from` and up to `until`; undefined as above. */
  longestRest(from: LocalDate, until: LocalDate): number | undefined;
}
