import type { Brand } from './brand';

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. Text order is time order. */
export type LocalDate = Brand<string, 'LocalDate'>;
/** A calendar month, `YYYY-MM`. The benefit month (所属月份) is one. Text order is time order. */
export type YearMonth = Brand<string, 'YearMonth'>;
/** A moment, ISO 8601 in UTC with milliseconds. */
export type Instant = Brand<string, 'Instant'>;

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

const monthText = (year: number, month: number): YearMonth =>
  `${String(year).padStart(4, '0')}-${two(month)}` as YearMonth;

/*
 * Days of the Gregorian calendar by whole numbers, because the rules ask for millions of them and
 * the machine's own dates cost ten times as much. A year is counted from March, so that the leap
 * day is its last; 400 years have 146,097 days. (H. Hinnant, "chrono-compatible low-level date
 * algorithms"; compared with the machine's own for every day in the specification.)
 */
const DAYS_IN_ERA = 146_097;
const EPOCH = 719_468;

const epochDay = (year: number, month: number, day: number): number => {
  const fromMarch = month > 2 ? year : year - 1;
  const era = Math.floor(fromMarch / 400);
  const inEra = fromMarch - era * 400;
  const inYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const ofEra = inEra * 365 + Math.floor(inEra / 4) - Math.floor(inEra / 100) + inYear;
  return era * DAYS_IN_ERA + ofEra - EPOCH;
};

const fromEpochDay = (days: number): LocalDate => {
  const shifted = days + EPOCH;
  const era = Math.floor(shifted / DAYS_IN_ERA);
  const ofEra = shifted - era * DAYS_IN_ERA;
  const inEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
      365,
  );
  const inYear = ofEra - (365 * inEra + Math.floor(inEra / 4) - Math.floor(inEra / 100));
  const fromMarch = Math.floor((5 * inYear + 2) / 153);
  const day = inYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = inEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${monthText(year, month)}-${two(day)}` as LocalDate;
};

const ZERO = 48;
const digits = (text: string, from: number, until: number): number => {
  let value = 0;
  for (let at = from; at < until; at += 1) value = value * 10 + text.charCodeAt(at) - ZERO;
  return value;
};

const toEpochDay = (date: LocalDate): number =>
  epochDay(digits(date, 0, 4), digits(date, 5, 7), digits(date, 8, 10));

/** `YYYY-MM-DD` of a day that exists, else undefined. */
export const parseLocalDate = (text: string): LocalDate | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const date = text as LocalDate;
  // A year of two digits filled up with noughts is a slip, not a day of antiquity.
  if (date < '0100') return undefined;
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
  if (months === 0) return month;
  const index = digits(month, 0, 4) * 12 + digits(month, 5, 7) - 1 + months;
  return monthText(Math.floor(index / 12), (index % 12) + 1);
};

export const firstDayOf = (month: YearMonth): LocalDate => `${month}-01` as LocalDate;
export const lastDayOf = (month: YearMonth): LocalDate =>
  addDays(firstDayOf(addMonths(month, 1)), -1);
/** A day of a month, by its number (the deadline day 10 of 2021-06 is 2021-06-10). */
export const dayOfMonth = (month: YearMonth, day: number): LocalDate =>
  day >= 1 && day <= 28
    ? (`${month}-${two(day)}` as LocalDate)
    : addDays(firstDayOf(month), day - 1);

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
