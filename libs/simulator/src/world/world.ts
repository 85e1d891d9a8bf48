import { addMonths, type YearMonth } from '@ledger/kernel';
import type { Chance } from '../chance';
import type { Cadre } from '../office/books';
import { registerDay } from '../office/calendar';
import type { Entitlement } from '../office/entitlement';
import { cadresOf } from './cadres';
import { type Household, newHousehold, type Village } from './household';
import { VILLAGES } from './names';
import { type Births, birthsIn } from './people';

/** New households a month for each on the roster (domain.md §8.3). */
const ENTRIES = 0.007;

export interface World {
  readonly villages: readonly Village[];
  readonly households: readonly Household[];
  readonly cadres: readonly Cadre[];
  readonly births: Births;
}

export interface WorldOrder {
  /** Nine digits: a street; its villages are numbered below it. */
  readonly division: string;
  readonly street: string;
  readonly months: readonly YearMonth[];
  readonly households: number;
  readonly dueFen: Entitlement;
}

export const villagesOf = (division: string): readonly Village[] =>
  VILLAGES.map((name, index) => ({ code: `${division}${201 + index}`, name }));

/** What one covered person without income is due. */
export const standardFen = (
  dueFen: Entitlement,
  month: YearMonth,
  births: Births,
  chance: Chance,
) =>
  dueFen(
    [{ person: births.person(chance, [40, 50]), relation: '户主', covered: true, incomeFen: 0 }],
    month,
  );

/** How many of a rate come out, the fraction by chance. */
export const countOf = (expected: number, chance: Chance): number =>
  Math.floor(expected) + (chance.happens(expected % 1) ? 1 : 0);

/** The people of a street before anything happens, and those who will come to it. */
export const worldOf = (order: WorldOrder, chance: Chance): World => {
  const { division, street, months, dueFen } = order;
  const [first] = months;
  if (!first) throw new RangeError('a simulation of no months');
  const year = Number(first.slice(0, 4));
  const births = birthsIn(year);
  const villages = villagesOf(division);
  const standard = standardFen(dueFen, first, births, chance);
  const households: Household[] = [];
  const numbers = new Map<string, number>();
  const add = (startMonth: YearMonth, statedIn: YearMonth) => {
    const village = chance.pick(villages);
    const number = (numbers.get(village.code) ?? 0) + 1;
    numbers.set(village.code, number);
    const no = `MN${village.code.slice(-3)}-${String(number).padStart(4, '0')}`;
    const statedOn = registerDay.newHouseholds(statedIn);
    const place = { no, village, street, startMonth, statedOn, standardFen: standard };
    households.push(newHousehold(place, births, chance));
  };
  for (let n = 0; n < order.households; n += 1) {
    add(addMonths(first, -chance.between(1, 36)), addMonths(first, -1));
  }
  for (const month of months.slice(1)) {
    const count = countOf(order.households * ENTRIES, chance);
    for (let n = 0; n < count; n += 1) add(month, addMonths(month, -1));
  }
  const cadres = cadresOf(villages, street, year, births, chance);
  return { villages, households, cadres, births };
};
