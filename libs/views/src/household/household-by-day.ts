import type { LocalDate, PersonId, YearMonth } from '@ledger/kernel';
import type { HouseholdStated } from '@ledger/ledger';
import { daysOf } from '../case';
import { type Fact, type FactOf, isA, knownAt } from '../fact';
import { type Death, deathOf } from './deaths';
import { type Hardship, hardshipOf } from './hardship';
import type { Member } from './household-month';
import { newest } from './items';
import { membersIn } from './newest-members';

/** What a household's own papers say on a day, whatever the month. */
export interface HouseholdKnown {
  /** The archive's newest word; undefined while the household is in no archive. */
  readonly stated: HouseholdStated['data'] | undefined;
  /** The members as they count in a month, by what was decided until a day. */
  readonly members: (month: YearMonth, decidedBy?: LocalDate) => readonly Member[];
  readonly decisions: readonly FactOf<'StopDecisionStated'>[];
}

/** What every month of a household asks on every day; it is worked out once. */
export interface HouseholdByDay {
  on(day: LocalDate): HouseholdKnown;
  deathOf(person: PersonId, lookbackMonths: number, day: LocalDate): Death;
  hardshipOf(person: PersonId, day: LocalDate): Hardship | undefined;
}

/** An answer from the facts that count on a day: between two days that change them it is one. */
const byStep = <Answer>(facts: readonly Fact[], answer: (known: readonly Fact[]) => Answer) => {
  const days = daysOf(facts);
  const answers = new Map<LocalDate | undefined, Answer>();
  return (day: LocalDate): Answer => {
    const step = days.findLast((one) => one <= day);
    if (!answers.has(step)) answers.set(step, answer(knownAt(facts, day)));
    return answers.get(step) as Answer;
  };
};

const knownFrom = (known: readonly Fact[]): HouseholdKnown => ({
  stated: newest(known.filter(isA('HouseholdStated')))?.event.data,
  members: membersIn(known),
  decisions: known.filter(isA('StopDecisionStated')),
});

/** What a map holds under a key; made the first time. */
const within = <Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value => {
  const held = map.get(key);
  if (held !== undefined) return held;
  const made = make();
  map.set(key, made);
  return made;
};

const NO_FACTS: readonly Fact[] = [];

export const householdByDay = (
  own: readonly Fact[],
  people: ReadonlyMap<PersonId, readonly Fact[]>,
): HouseholdByDay => {
  const about = (person: PersonId) => people.get(person) ?? NO_FACTS;
  const deaths = new Map<PersonId, Map<number, (day: LocalDate) => Death>>();
  const hardships = new Map<PersonId, (day: LocalDate) => Hardship | undefined>();
  return {
    on: byStep(own, knownFrom),
    deathOf: (person, lookback, day) => {
      const ofPerson = within(deaths, person, () => new Map<number, (day: LocalDate) => Death>());
      const from = () => byStep(about(person), (known) => deathOf(known, lookback));
      return within(ofPerson, lookback, from)(day);
    },
    hardshipOf: (person, day) =>
      within(hardships, person, () => byStep(about(person), hardshipOf))(day),
  };
};
