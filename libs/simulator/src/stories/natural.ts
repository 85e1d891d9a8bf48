import { addDays, addMonths, dayOfMonth, monthOf } from '@ledger/kernel';
import type { DeathReport } from '../office/books';
import { type DeathSource, registerDay } from '../office/calendar';
import { headOf, type Household } from '../world/household';
import type { Person } from '../world/people';
import { actedOnDeath, changeAfter, decided, monthsFrom, reported } from './acts';
import { isAlone, type Scene, type Story, type Told } from './story';

/** Who hears first, and how long it takes (domain.md §8.3); the lists add their own days. */
const FIRST_TO_HEAR: Readonly<Record<DeathSource, number>> = {
  村上报: 0.4,
  卫健: 0.25,
  公安: 0.2,
  民政火化: 0.15,
};
const LAGS = { short: 0.6, middle: 0.3, long: 0.1 };
const LAG_DAYS = { short: [0, 10], middle: [11, 45], long: [46, 200] } as const;

/** Recovered soon, late, or not in this time. */
const RECOVERIES = { soon: 0.5, late: 0.2, never: 0.3 };

const eldest = ({ members }: Household): Person =>
  members.map(({ person }) => person).toSorted((a, b) => (a.bornOn < b.bornOn ? -1 : 1))[0] ??
  (() => {
    throw new RangeError('a household without members');
  })();

/** What was paid after the event is asked back once it is known. */
const recovered = (scene: Scene, from: Told['decisions'], first: string): Told => {
  const decision = from?.[0];
  const outcome = scene.chance.weighted(RECOVERIES);
  if (!decision || outcome === 'never') return {};
  const decidedIn = monthOf(decision.decidedOn);
  const inMonth = addMonths(decidedIn, outcome === 'soon' ? 1 : 5);
  const registeredOn = dayOfMonth(inMonth, scene.chance.between(12, 26));
  return {
    recoveries: monthsFrom(first as typeof decidedIn, decidedIn).map((month) => ({
      household: scene.household,
      month,
      registeredOn,
    })),
  };
};

const death: Story = {
  name: 'death',
  months: 1,
  tell: (scene) => {
    const { chance, household, at } = scene;
    const person = chance.happens(0.75) ? eldest(household) : chance.pick(household.members).person;
    const diedOn = addDays(dayOfMonth(at, 1), chance.between(0, 27));
    const [least, most] = LAG_DAYS[chance.weighted(LAGS)];
    const learnedOn = addDays(diedOn, chance.between(least, most));
    const source = chance.weighted(FIRST_TO_HEAR);
    const first = reported(scene, person, source, diedOn, learnedOn);
    const reports: DeathReport[] = [first];
    if (chance.happens(0.4)) {
      const other = source === '公安' ? '卫健' : '公安';
      reports.push(reported(scene, person, other, diedOn, addDays(first.receivedOn, 15)));
    }
    const acted = actedOnDeath(scene, person, diedOn, first.receivedOn);
    const { decisions } = acted;
    return { deathReports: reports, ...acted, ...recovered(scene, decisions, addMonths(at, 1)) };
  },
};

/** The household leaves: income too high, moved away, or of its own wish. */
const exit: Story = {
  name: 'exit',
  months: 1,
  tell: (scene) => {
    const { chance, at } = scene;
    // Fifteen days at the most from then to the decision.
    const factOn = dayOfMonth(at, chance.between(3, 12));
    const ground = chance.pick(['家庭收入超标', '迁出本街道', '自愿退出', '不配合复核']);
    const words = { change: '停发', ground, factDate: factOn, learnedOn: factOn } as const;
    return { decisions: [decided(scene, at, { ...words, effectiveMonth: addMonths(at, 1) })] };
  },
};

/** One person goes over to special-hardship support, and the roster follows at once. */
export const transferOnTime = (scene: Scene): Told => {
  const { chance, household, at } = scene;
  const { person } = isAlone(household)
    ? headOf(household)
    : (household.members.at(-1) ?? headOf(household));
  const confirmedOn = dayOfMonth(at, chance.between(10, 16));
  const startMonth = addMonths(at, 1);
  const change = changeAfter(scene, person, startMonth);
  const words = { person, change, ground: '转特困供养', factDate: confirmedOn };
  return {
    hardship: [{ person, confirmedOn, startMonth, receivedOn: registerDay.hardship(at) }],
    decisions: [
      decided(scene, at, { ...words, learnedOn: confirmedOn, effectiveMonth: startMonth }),
    ],
  };
};

const transfer: Story = { name: 'transfer', months: 2, tell: transferOnTime };

/** A card is renewed: a second person looked, or it was long before the freeze. */
const newCard: Story = {
  name: 'new-card',
  months: 1,
  tell: ({ household, at, chance }) => {
    const reviewed = chance.happens(0.8);
    const changedOn = dayOfMonth(at, reviewed ? chance.between(1, 20) : chance.between(1, 12));
    const to = { ...household.account, number: `6299012${household.account.number.slice(7)}` };
    const receivedOn = registerDay.accountChanges(at);
    const change = { household, from: household.account, to, changedOn, receivedOn };
    return { accountChanges: [{ ...change, reviewed, reason: '卡片更换' }] };
  },
};

/** The stories that go on everywhere, with how many of what they are counted in have one a month. */
export const natural: readonly (readonly [Story, 'persons' | 'households', number])[] = [
  [death, 'persons', 0.03 / 12],
  [exit, 'persons', 0.006],
  [transfer, 'persons', 0.0007],
  [newCard, 'households', 0.004],
];
