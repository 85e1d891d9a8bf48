import { lastDayOf, type LocalDate, type YearMonth } from '@ledger/kernel';
import type { Chance } from '../chance';
import type { Entitlement } from '../office/entitlement';
import type { Household } from '../world/household';
import { countOf, type World } from '../world/world';
import { irregularCustody, lawfulCustody, ordinaryCustody } from './custody';
import { type Doings, together } from './doings';
import { irregularMoney } from './irregular-money';
import { irregularPeople } from './irregular-people';
import { lawfulDeaths } from './lawful-deaths';
import { lawfulPayments } from './lawful-payments';
import { natural } from './natural';
import { irregularRelatives, lawfulRelatives, relativeFiled, relativeNotFiled } from './relatives';
import type { Intended, Scene, Story } from './story';

/** Rates of `domain.md` §8.3, of households. */
const IN_CUSTODY = 0.07;
const RELATED = 0.015;
const RELATED_NOT_FILED = 0.1;
/** Each lawful look-alike once for so many households. */
const HOUSEHOLDS_A_LOOKALIKE = 500;

export const irregular: readonly Story[] = [
  ...irregularPeople,
  ...irregularMoney,
  ...irregularCustody,
  ...irregularRelatives,
];
/** What looks irregular and is not (samples' README §7). */
const lookalikes: readonly Story[] = [
  ...lawfulDeaths,
  ...lawfulPayments,
  ...lawfulCustody,
  ...lawfulRelatives,
];

/** A share of the households is wronged, or one by each kind of wrong. */
export type Irregularities = 'each' | number;

export interface CastOrder {
  readonly world: World;
  readonly months: readonly YearMonth[];
  readonly households: number;
  readonly street: string;
  readonly dueFen: Entitlement;
  readonly irregularities: Irregularities;
}

export interface StoryTold {
  readonly story: string;
  readonly irregular: string | null;
  readonly households: readonly string[];
  readonly month: YearMonth;
  readonly intended: readonly (Intended & { readonly seenBy: LocalDate })[];
}

export interface Cast {
  readonly doings: Doings;
  readonly told: readonly StoryTold[];
  /** Households an irregular story plays in. */
  readonly wronged: ReadonlySet<string>;
}

/** Households in an order of chance, each given away once. */
class Pool {
  private readonly free: Household[];

  constructor(
    households: readonly Household[],
    chance: Chance,
    private readonly dueFen: Entitlement,
  ) {
    this.free = [...chance.shuffled(households)];
  }

  take(at: YearMonth, fits: Story['fits'] = () => true): Household | undefined {
    const index = this.free.findIndex(
      (one) => one.startMonth <= at && fits(one, (members) => this.dueFen(members, at)),
    );
    return index < 0 ? undefined : this.free.splice(index, 1)[0];
  }

  /** So many, or none at all. */
  takeSeveral(at: YearMonth, count: number): readonly Household[] | undefined {
    const taken = Array.from({ length: count }, () => this.take(at)).filter(
      (household) => household !== undefined,
    );
    return taken.length === count ? taken : undefined;
  }
}

/** Gives stories to households, at most one of each pool to each. */
class Director {
  private numbers = 0;
  readonly all: Partial<Doings>[] = [];
  readonly told: StoryTold[] = [];

  constructor(
    private readonly order: CastOrder,
    private readonly chance: Chance,
  ) {}

  /** Nothing where the time is too short or nobody is left whom it fits. */
  play(story: Story, pool: Pool, given?: YearMonth): void {
    const { months, world, street, dueFen } = this.order;
    const lastStart = months.length - story.months;
    const at = given ?? months[this.chance.between(0, Math.max(0, lastStart))];
    if (!at || months.indexOf(at) > lastStart) return;
    const household = pool.take(at, story.fits);
    const others = household ? pool.takeSeveral(at, story.others ?? 0) : undefined;
    if (!household || !others) return;
    const scene: Scene = {
      household,
      at,
      chance: this.chance,
      births: world.births,
      street,
      cadres: world.cadres,
      dueFen,
      number: () => (this.numbers += 1),
      others,
    };
    const { intended = [], ...doings } = story.tell(scene);
    const last = lastDayOf(months.at(-1) ?? at);
    this.all.push(doings);
    this.told.push({
      story: story.name,
      irregular: story.irregular ?? null,
      households: [household, ...others, ...(doings.households ?? [])].map(({ no }) => no),
      month: at,
      intended: intended.map((one) => ({ ...one, seenBy: one.seenBy ?? last })),
    });
  }
}

const irregularOf = (order: CastOrder, chance: Chance): readonly Story[] => {
  if (order.irregularities === 'each') return irregular;
  const wanted = Math.round(order.irregularities * order.households);
  return Array.from({ length: wanted }, () => chance.pick(irregular));
};

export const castIn = (order: CastOrder, chance: Chance): Cast => {
  const { world, months, households, dueFen } = order;
  const director = new Director(order, chance.fork('stories'));
  const pool = (name: string) => new Pool(world.households, chance.fork(name), dueFen);
  const payments = pool('payments');
  for (const story of irregularOf(order, chance.fork('wrongs'))) director.play(story, payments);
  const rounds = Math.ceil(households / HOUSEHOLDS_A_LOOKALIKE);
  for (let round = 0; round < rounds; round += 1) {
    for (const story of lookalikes) director.play(story, payments);
  }
  const rates = chance.fork('rates');
  const persons = world.households.reduce((sum, { members }) => sum + members.length, 0);
  for (const month of months) {
    for (const [story, of, rate] of natural) {
      const count = countOf((of === 'persons' ? persons : households) * rate, rates);
      for (let n = 0; n < count; n += 1) director.play(story, payments, month);
    }
  }
  const custody = pool('custody');
  const held = countOf(households * IN_CUSTODY, rates);
  for (let n = 0; n < held; n += 1) director.play(ordinaryCustody, custody, months[0]);
  const relatives = pool('relatives');
  const related = countOf(households * RELATED, rates);
  for (let n = 0; n < related; n += 1) {
    const story = rates.happens(RELATED_NOT_FILED) ? relativeNotFiled : relativeFiled;
    director.play(story, relatives, months[0]);
  }
  const wronged = director.told.filter((one) => one.irregular !== null);
  return {
    doings: together(director.all),
    told: director.told,
    wronged: new Set(wronged.flatMap((one) => one.households)),
  };
};
