import { addDays, dayOfMonth, type LocalDate, yearMonth } from '@ledger/kernel';
import type { Chance } from '../chance';
import { LASTS, MIDDLES, SURNAMES } from './names';
import { residentId } from './resident-id';

export interface Person {
  /** The resident ID as the files write it; an irregular one is not valid. */
  readonly id: string;
  readonly name: string;
  readonly male: boolean;
  readonly bornOn: LocalDate;
}

/** Ages in whole years, both included. */
export type Ages = readonly [number, number];

/** Makes people, no two with one number. */
export interface Births {
  person(chance: Chance, ages: Ages, surname?: string): Person;
  /** Another person of the same name. */
  namesakeOf(person: Person, chance: Chance): Person;
  account(chance: Chance): string;
}

const nameFrom = (chance: Chance, surname = chance.pick(SURNAMES)): string => {
  const last = chance.pick(LASTS);
  return chance.happens(2 / 3) ? `${surname}${chance.pick(MIDDLES)}${last}` : `${surname}${last}`;
};

/** `year` is the one in which the ages are meant. */
export const birthsIn = (year: number): Births => {
  const taken = new Set<string>();
  const fresh = (make: () => string): string => {
    let value = make();
    while (taken.has(value)) value = make();
    taken.add(value);
    return value;
  };
  const named = (chance: Chance, [youngest, oldest]: Ages, name: string): Person => {
    const born = year - chance.between(youngest, oldest);
    const january = dayOfMonth(yearMonth(`${born}-01`), 1);
    const bornOn = addDays(january, chance.between(0, 364));
    const id = fresh(() => residentId(bornOn, chance.between(1, 998)));
    return { id, name, male: Number(id[16]) % 2 === 1, bornOn };
  };
  return {
    person: (chance, ages, surname) => named(chance, ages, nameFrom(chance, surname)),
    namesakeOf: ({ name }, chance) => named(chance, [30, 80], name),
    account: (chance) =>
      fresh(() => `6299011${String(chance.between(0, 999_999_999_999)).padStart(12, '0')}`),
  };
};
