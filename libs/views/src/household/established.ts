import type { LocalDate } from '@ledger/kernel';

/**
 * The first of the days, in order, from which something has held without a break until `day`;
 * undefined when it does not hold on `day`. Between two of the days nothing changes.
 */
export const unbrokenSince = (
  days: readonly LocalDate[],
  day: LocalDate,
  holds: (day: LocalDate) => boolean,
): LocalDate | undefined => {
  let since: LocalDate | undefined;
  for (const earlier of days.filter((one) => one <= day).reverse()) {
    if (!holds(earlier)) break;
    since = earlier;
  }
  return since;
};
