import {
  addDays,
  addMonths,
  dayOfMonth,
  daysBetween,
  lastDayOf,
  type LocalDate,
  localDate,
  monthOf,
  type YearMonth,
} from '@ledger/kernel';

/** The days of one monthly batch, in their order. */
export interface PaymentDays {
  readonly month: YearMonth;
  readonly frozenOn: LocalDate;
  readonly approvedOn: LocalDate;
  readonly sentOn: LocalDate;
  /** The day the bank's result file comes when nothing in it is late. */
  readonly resultOn: LocalDate;
}

/** First day of the Chinese new year, as published; other years have no advance. */
const SPRING_FESTIVALS: readonly LocalDate[] = [
  '2019-02-05',
  '2020-01-25',
  '2021-02-12',
  '2022-02-01',
  '2023-01-22',
  '2024-02-10',
  '2025-01-29',
  '2026-02-17',
  '2027-02-06',
  '2028-01-26',
  '2029-02-13',
  '2030-02-03',
].map(localDate);

const MONDAY = localDate('2021-01-04');
const isWeekday = (day: LocalDate): boolean => ((daysBetween(MONDAY, day) % 7) + 7) % 7 < 5;

const weekdayFrom = (day: LocalDate, step: 1 | -1): LocalDate =>
  isWeekday(day) ? day : weekdayFrom(addDays(day, step), step);

const holdsSpringFestival = (month: YearMonth): boolean =>
  SPRING_FESTIVALS.some((day) => monthOf(day) === month);

/** A whole batch is paid before Spring Festival and National Day (提前发放). */
const advancedTo = (month: YearMonth): LocalDate | undefined => {
  const before = addMonths(month, -1);
  if (holdsSpringFestival(month)) return weekdayFrom(dayOfMonth(before, 28), -1);
  return month.endsWith('-10') ? weekdayFrom(dayOfMonth(before, 27), -1) : undefined;
};

export const paymentDays = (month: YearMonth): PaymentDays => {
  const before = addMonths(month, -1);
  const advanced = advancedTo(month);
  return {
    month,
    frozenOn: dayOfMonth(before, 20),
    approvedOn: dayOfMonth(before, 25),
    sentOn: advanced ?? weekdayFrom(dayOfMonth(month, 4), 1),
    resultOn: advanced ? addDays(advanced, 5) : dayOfMonth(month, 12),
  };
};

/** The day of the month on which each office sends its list of the dead. */
const LIST_DAY = { 卫健: 8, 公安: 10, 民政火化: 12, 村上报: 16 } as const;
export type DeathSource = keyof typeof LIST_DAY;
export const DEATH_SOURCES = Object.keys(LIST_DAY) as readonly DeathSource[];

/** The first list of an office that can hold what it learned on a day. */
export const listDay = (source: DeathSource, learnedOn: LocalDate): LocalDate => {
  const ofMonth = dayOfMonth(monthOf(learnedOn), LIST_DAY[source]);
  return ofMonth >= learnedOn
    ? ofMonth
    : dayOfMonth(addMonths(monthOf(learnedOn), 1), LIST_DAY[source]);
};

/** The office's own lists and the other registers come on fixed days of the month. */
export const registerDay = {
  newHouseholds: (month: YearMonth) => dayOfMonth(month, 18),
  decisions: (month: YearMonth) => dayOfMonth(month, 19),
  accountChanges: (month: YearMonth) => dayOfMonth(month, 20),
  corrections: (month: YearMonth) => dayOfMonth(month, 22),
  hardship: (month: YearMonth) => dayOfMonth(month, 26),
  custody: (month: YearMonth) => dayOfMonth(month, 26),
  recoveries: (month: YearMonth) => lastDayOf(month),
} as const;
