import { addMonths, type LocalDate, monthOf, type YearMonth } from '@ledger/kernel';

const MONTHS_OF_YEAR = 12;

/** The last month of the period after the one a day lies in: of the next month, the next quarter. */
export const periodAfter = (day: LocalDate, months: number): YearMonth => {
  const month = monthOf(day);
  const place = (Number(month.slice(0, 4)) * MONTHS_OF_YEAR + Number(month.slice(5)) - 1) % months;
  return addMonths(month, months - 1 - place + months);
};

/** A list taken in for a district serves its streets, and one for a street counts for it. */
export const reaches = (division: string, other: string): boolean =>
  division.startsWith(other) || other.startsWith(division);
