import { firstDayOf, lastDayOf, type LocalDate, type YearMonth } from '@ledger/kernel';
import type { Said } from '../questions/knowledge-answer';
import { both } from './paper';

/** A quarter (季度) or a year that a paper is about. */
export interface Period {
  readonly name: Said;
  readonly from: LocalDate;
  /** Included. */
  readonly until: LocalDate;
  readonly firstMonth: YearMonth;
  readonly lastMonth: YearMonth;
}

const between = (name: Said, firstMonth: YearMonth, lastMonth: YearMonth): Period => ({
  name,
  from: firstDayOf(firstMonth),
  until: lastDayOf(lastMonth),
  firstMonth,
  lastMonth,
});

const two = (month: number): string => String(month).padStart(2, '0');

/** `2021Q2`; undefined when it names no quarter. */
export const parseQuarter = (text: string): Period | undefined => {
  const [, year, number] = /^([1-9]\d{3})Q([1-4])$/.exec(text) ?? [];
  if (!year || !number) return undefined;
  const last = Number(number) * 3;
  return between(
    both(`${year} 年第 ${number} 季度`, `quarter ${number} of ${year}`),
    `${year}-${two(last - 2)}` as YearMonth,
    `${year}-${two(last)}` as YearMonth,
  );
};

/** `2021`; undefined when it names no year. */
export const parseYear = (text: string): Period | undefined =>
  /^[1-9]\d{3}$/.test(text)
    ? between(
        both(`${text} 年度`, `year ${text}`),
        `${text}-01` as YearMonth,
        `${text}-12` as YearMonth,
      )
    : undefined;

/**
 * As known when, unless a day is asked for: at its end, so that it reads the same whenever it is
 * printed; while it runs, today.
 */
export const knowledgeDayOf = ({ until }: Period, today: LocalDate): LocalDate =>
  until < today ? until : today;

export const isIn = ({ from, until }: Period, day: string | null): boolean =>
  day !== null && day >= from && day <= until;
