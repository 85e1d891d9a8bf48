import { dayOfMonth, type LocalDate, localDate, type YearMonth } from '@ledger/kernel';
import type { CustodyEntry } from './books';
import { registerDay } from './calendar';

/** A quarterly custody ledger: it states everything as it stood on a day. */
export interface CustodyLedger {
  /** `2021Q2`. */
  readonly quarter: string;
  readonly cutOffOn: LocalDate;
  readonly receivedOn: LocalDate;
}

/** A ledger for each calendar quarter that ends within these months. */
export const ledgersIn = (months: readonly YearMonth[]): readonly CustodyLedger[] =>
  months
    .filter((month) => Number(month.slice(5)) % 3 === 0)
    .map((month) => ({
      quarter: `${month.slice(0, 4)}Q${Number(month.slice(5)) / 3}`,
      cutOffOn: dayOfMonth(month, 25),
      receivedOn: registerDay.custody(month),
    }));

export const lastLedger = (
  months: readonly YearMonth[],
  day: LocalDate,
): CustodyLedger | undefined => ledgersIn(months).findLast(({ receivedOn }) => receivedOn <= day);

/** Ended entries stay in the ledger; those to come are not in it yet. */
export const entriesAt = (
  entries: readonly CustodyEntry[],
  cutOffOn: LocalDate,
): readonly CustodyEntry[] => entries.filter(({ from }) => from <= cutOffOn);

export const isOpenAt = ({ ended }: CustodyEntry, cutOffOn: LocalDate): boolean =>
  ended === undefined || ended.on > cutOffOn;

/** A paper without a last day of its own is made out anew for each year. */
export const validUntilAt = ({ validUntil }: CustodyEntry, cutOffOn: LocalDate): LocalDate =>
  validUntil ?? localDate(`${cutOffOn.slice(0, 4)}-12-31`);
