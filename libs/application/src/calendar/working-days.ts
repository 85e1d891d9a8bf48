import { addDays, daysBetween, type LocalDate, localDate } from '@ledger/kernel';
import type { WorkingDays } from '@ledger/views';
import { getHolidaysInRange, isWorkday } from 'chinese-days';

/** Years of which the package may hold the notice of the State Council (国务院办公厅放假通知). */
const FIRST_YEAR = 2004;
const LAST_YEAR = 2099;

/** For a year it knows nothing of, the package calls every weekday a working day: we must not. */
const knows = (year: number): boolean =>
  getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false).length > 0;

/**
 * The years in a row of which the package holds the holidays. The last days of the last one may
 * yet be moved by the notice for the year after it, which comes out in November.
 */
const knownYears = (): { readonly first: number; readonly last: number } => {
  let last = FIRST_YEAR;
  while (last < LAST_YEAR && knows(last + 1)) last += 1;
  return { first: FIRST_YEAR, last };
};

export interface OfficialCalendar extends WorkingDays {
  readonly firstYear: number;
  readonly lastYear: number;
}

/** Counted once, so that each question is two look-ups: days worked, and days off in a row. */
const counted = (first: LocalDate, last: LocalDate) => {
  const worked: number[] = [];
  const restingFor: number[] = [];
  for (let day = first, sum = 0, rest = 0; day <= last; day = addDays(day, 1)) {
    const works = isWorkday(day);
    sum += works ? 1 : 0;
    rest = works ? 0 : rest + 1;
    worked.push(sum);
    restingFor.push(rest);
  }
  return { worked, restingFor };
};

const openCalendar = (): OfficialCalendar => {
  const years = knownYears();
  const first = localDate(`${years.first}-01-01`);
  const last = localDate(`${years.last}-12-31`);
  const { worked, restingFor } = counted(first, last);
  const known = (day: LocalDate) => day >= first && day <= last;
  const between = (from: LocalDate, until: LocalDate): number | undefined => {
    if (!known(from) || !known(until)) return undefined;
    return worked[daysBetween(first, until)]! - worked[daysBetween(first, from)]!;
  };
  const longestRest = (from: LocalDate, until: LocalDate): number | undefined => {
    if (!known(from) || !known(until)) return undefined;
    const start = daysBetween(first, from) + 1;
    const rests = restingFor.slice(start, daysBetween(first, until) + 1);
    // Days off before the wait began are none of its own.
    return rests.reduce((most, rest, n) => Math.max(most, Math.min(rest, n + 1)), 0);
  };
  return { firstYear: years.first, lastYear: years.last, between, longestRest };
};

let opened: OfficialCalendar | undefined;

/** The calendar of the State Council's notices, from the package `chinese-days`; made once. */
export const officialCalendar = (): OfficialCalendar => (opened ??= openCalendar());
