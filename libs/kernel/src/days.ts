import type { Brand } from './brand';

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. Text order is time order. */
export type LocalDate = Brand<string, 'LocalDate'>;
/** A calendar month, `YYYY-MM`. The benefit month (所属月份) is one. Text order is time order. */
export type YearMonth = Brand<string, 'YearMonth'>;
/** A moment, ISO 8601 in UTC with milliseconds. */
export type Instant = Brand<string, 'Instant'>;

const DAY_MS = 86_400_000;
const epochDay = (year: number, month: number, day: number) =>
  Math.floor(Date.UTC(year, month - 1, day) / DAY_MS);

const fromEpochDay = (days: number): LocalDate =>
  new Date(days * DAY_MS).toISOString().slice(0, 10) as LocalDate;

const toEpochDay = (date: LocalDate): number =>
  epochDay(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));

/** `YYYY-MM-DD` of a day that exists, else undefined. */
export const parseLocalDate = (text: string): LocalDate | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const date = text as LocalDate;
  return fromEpochDay(toEpochDay(date)) === date ? date : undefined;
};

/** @throws RangeError when the text is not a day of the calendar. */
export const localDate = (text: string): LocalDate => {
  const date = parseLocalDate(text);
  if (!date) throw new RangeError(`not a calendar day (YYYY-MM-DD): ${text}`);
  return date;
};

/** `YYYY-MM` of a month that exists, else undefined. */
export const parseYearMonth = (text: string): YearMonth | undefined =>
  /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? (text as YearMonth) : undefined;

/** @throws RangeError when the text is not a month. */
export const yearMonth = (text: string): YearMonth => {
  const month = parseYearMonth(text);
  if (!month) throw new RangeError(`not a month (YYYY-MM): ${text}`);
  return month;
};

/** @throws RangeError when the text is not an instant. */
export const instant = (text: string): Instant => {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) throw new RangeError(`not an instant (ISO 8601): ${text}`);
  return at.toISOString() as Instant;
};

export const addDays = (date: LocalDate, days: number): LocalDate =>
  fromEpochDay(toEpochDay(date) + days);

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  toEpochDay(to) - toEpochDay(from);

export const monthOf = (date: LocalDate): YearMonth => date.slice(0, 7) as YearMonth;

export const addMonths = (month: YearMonth, months: number): YearMonth => {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  const year = String(Math.floor(index / 12)).padStart(4, '0');
  return `${year}-${String((index % 12) + 1).padStart(2, '0')}` as YearMonth;
};

export const firstDayOf = (month: YearMonth): LocalDate => `${month}-01` as LocalDate;
export const lastDayOf = (month: YearMonth): LocalDate =>
  addDays(firstDayOf(addMonths(month, 1)), -1);
/** A day of a month, by its number (the deadline day 10 of 2021-06 is 2021-06-10). */
export const dayOfMonth = (month: YearMonth, day: number): LocalDate =>
  addDays(firstDayOf(month), day - 1);

/** The day it is in Asia/Shanghai at an instant (no summer time since 1991). */
export const dayInShanghai = (at: Instant): LocalDate =>
  new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10) as LocalDate;

/** A day as a source gave it: a day, only its month, or nothing. */
export type FactDate =
  | { readonly precision: 'DAY'; readonly on: LocalDate }
  | { readonly precision: 'MONTH'; readonly month: YearMonth }
  | { readonly precision: 'UNKNOWN' };

/** The first and last day a dated fact can mean; undefined when nothing was said. */
export const intervalOf = (
  date: FactDate,
): { readonly earliest: LocalDate; readonly latest: LocalDate } | undefined => {
  switch (date.precision) {
    case 'DAY':
      return { earliest: date.on, latest: date.on };
    case 'MONTH':
      return { earliest: firstDayOf(date.month), latest: lastDayOf(date.month) };
    case 'UNKNOWN':
      return undefined;
  }
};
