import type { LocalDate, YearMonth } from '@ledger/kernel';
import type { Chance } from '../chance';
import type { Births, Person } from './people';

export interface Member {
  readonly person: Person;
  readonly relation: string;
  readonly covered: boolean;
  readonly incomeFen: number;
}

export interface Account {
  readonly bank: string;
  readonly holder: string;
  readonly number: string;
}

export interface Village {
  readonly code: string;
  readonly name: string;
}

export interface Household {
  readonly no: string;
  readonly certificate: string;
  readonly village: Village;
  readonly group: string;
  readonly phone: string;
  /** The head comes first. */
  readonly members: readonly Member[];
  readonly account: Account;
  readonly startMonth: YearMonth;
  /** The day its archive list came; undefined for a household no list names. */
  readonly statedOn: LocalDate | undefined;
}

export const headOf = ({ no, members }: Household): Member => {
  const head = members[0];
  if (!head) throw new RangeError(`household ${no} has nobody in it`);
  return head;
};

/** Household sizes fitted to Chongqing 2019: 1.85 persons on average (domain.md §8.3). */
const SIZES = { '1': 0.5, '2': 0.25, '3': 0.14, '4': 0.08, '5': 0.03 };
/** Of the households of several persons: only the one who cannot earn is covered (单人保). */
const SINGLE_COVER = 0.12;
const WITHOUT_INCOME = 0.6;

const BANKS = ['示例农村商业银行', '示例邮政储蓄银行'];

/** Who lives together: one in five is a minor, a third is sixty or older. */
const relationsFor = (size: number, chance: Chance): readonly string[] => {
  const rest = chance.shuffled(['子', '女', chance.happens(0.3) ? '母亲' : '女']);
  const second = chance.happens(0.55) ? '配偶' : chance.pick(['子', '女', '父亲']);
  return ['户主', second, ...rest].slice(0, size);
};

const ageOf = (relation: string): readonly [number, number] => {
  if (relation === '户主' || relation === '配偶') return [38, 82];
  return relation === '父亲' || relation === '母亲' ? [66, 92] : [4, 24];
};

/** Incomes in steps of half a yuan, of the head alone, well under the standard for everybody. */
const incomeFen = (size: number, standardFen: number, chance: Chance): number => {
  if (chance.happens(WITHOUT_INCOME)) return 0;
  return Math.floor((chance.between(8, 60) * standardFen * size) / (100 * 50)) * 50;
};

const membersOf = (size: number, standardFen: number, births: Births, chance: Chance) => {
  const earned = incomeFen(size, standardFen, chance);
  const alone = size > 1 && chance.happens(SINGLE_COVER);
  const names = new Set<string>();
  return relationsFor(size, chance).map((relation, index): Member => {
    let person = births.person(chance, ageOf(relation));
    // Who holds the account is told by the name alone, so nobody in a household shares one.
    while (names.has(person.name)) person = births.person(chance, ageOf(relation));
    names.add(person.name);
    return {
      person,
      relation,
      covered: !alone || index === 0,
      incomeFen: index === (size > 1 ? 1 : 0) ? earned : 0,
    };
  });
};

export interface HouseholdPlace {
  readonly no: string;
  readonly village: Village;
  readonly street: string;
  readonly startMonth: YearMonth;
  readonly statedOn: LocalDate | undefined;
  readonly standardFen: number;
}

export const newAccount = (holder: string, street: string, births: Births, chance: Chance) => ({
  bank: `${chance.pick(BANKS)}${street}支行`,
  holder,
  number: births.account(chance),
});

export const newHousehold = (place: HouseholdPlace, births: Births, chance: Chance): Household => {
  const size = Number(chance.weighted(SIZES));
  const members = membersOf(size, place.standardFen, births, chance);
  const holder = members[0]?.person.name ?? '';
  return {
    no: place.no,
    certificate: `农低证第${place.no.replaceAll(/\D/g, '')}号`,
    village: place.village,
    group: `${chance.between(1, 8)}组`,
    // No mobile number begins with 100.
    phone: `100${String(chance.between(0, 99_999_999)).padStart(8, '0')}`,
    members,
    account: newAccount(holder, place.street, births, chance),
    startMonth: place.startMonth,
    statedOn: place.statedOn,
  };
};
