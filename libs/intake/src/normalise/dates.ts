import {
  firstDayOf,
  type LocalDate,
  localDate,
  monthOf,
  parseLocalDate,
  parseYearMonth,
  type YearMonth,
} from '@ledger/kernel';
import { compact } from './text';

const DAY_MS = 86_400_000;
/** Day 0 of spreadsheets (the 1900 system, whose 29 February 1900 lies before our range). */
const SERIAL_ZERO_MS = Date.UTC(1899, 11, 30);
/** A bare number is a day of the calendar only between 1910 and 2100, else it is a slip. */
const FIRST_SERIAL = 3654;
const LAST_SERIAL = 73_414;

/** Longer text is no day, and would keep the search for its time of day busy. */
const DAY_LENGTH_MAX = 60;
const TIME_OF_DAY = /[T\s]+\d{1,2}:\d{2}(:[\d.]+)?Z?\s*$/;
const DAY_TEXT = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;
const DAY_DIGITS = /^(\d{4})(\d{2})(\d{2})$/;
const MONTH_TEXT = /^(\d{4})[-/.年](\d{1,2})月?$/;
const MONTH_DIGITS = /^(\d{4})(\d{2})$/;

const inOurTime = (year: string) => year >= '1900' && year < '2100';

const dayOf = (year: string, month: string, day: string): LocalDate | undefined =>
  inOurTime(year)
    ? parseLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
    : undefined;

const monthFrom = (year: string, month: string): YearMonth | undefined =>
  inOurTime(year) ? parseYearMonth(`${year}-${month.padStart(2, '0')}`) : undefined;

const dayFromMs = (ms: number): LocalDate | undefined => {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? undefined : localDate(date.toISOString().slice(0, 10));
};

const dayFromNumber = (value: number): LocalDate | undefined => {
  if (value >= FIRST_SERIAL && value < LAST_SERIAL + 1) {
    return dayFromMs(SERIAL_ZERO_MS + Math.floor(value) * DAY_MS);
  }
  return Number.isInteger(value) ? dayFromText(String(value)) : undefined;
};

const dayFromText = (value: string): LocalDate | undefined => {
  if (value.length > DAY_LENGTH_MAX) return undefined;
  const text = compact(value.replace(TIME_OF_DAY, ''));
  const match = DAY_TEXT.exec(text) ?? DAY_DIGITS.exec(text);
  return match ? dayOf(match[1] ?? '', match[2] ?? '', match[3] ?? '') : undefined;
};

/** A day as any file writes it: `2021/6/4`, `2021年6月4日`, `20210604`, a date cell, a serial. */
export const dayFrom = (value: string | number | Date): LocalDate | undefined => {
  if (typeof value === 'string') return dayFromText(value);
  return typeof value === 'number' ? dayFromNumber(value) : dayFromMs(value.getTime());
};

const monthFromText = (value: string): YearMonth | undefined => {
  const text = compact(value);
  const match = MONTH_TEXT.exec(text) ?? MONTH_DIGITS.exec(text);
  return match ? monthFrom(match[1] ?? '', match[2] ?? '') : undefined;
};

/** A month typed as the number 2021.1 is January or October: nobody can tell, so it is none. */
const monthFromNumber = (value: number): YearMonth | undefined => {
  const text = String(value);
  return /^\d{4}\.1$/.test(text) ? undefined : monthFromText(text);
};

/** A month as any file writes it: `2021.6`, `2021年6月`, `202106`, or a date of its first day. */
export const monthOfCell = (value: string | number | Date): YearMonth | undefined => {
  const month =
    typeof value === 'string'
      ? monthFromText(value)
      : typeof value === 'number'
        ? monthFromNumber(value)
        : undefined;
  if (month) return month;
  const day = dayFrom(value);
  return day && day === firstDayOf(monthOf(day)) ? monthOf(day) : undefined;
};

const NOT_KNOWN = /^(不详|未知|不明)$/;

/** When something was true, as far as the source knows: a day, a month, or `''` for unknown. */
export const factDateText = (value: string | number | Date): string | undefined => {
  if (typeof value === 'string' && NOT_KNOWN.test(compact(value))) return '';
  const day = dayFrom(value);
  if (day) return day;
  if (value instanceof Date) return undefined;
  return typeof value === 'string' ? monthFromText(value) : monthFromNumber(value);
};
