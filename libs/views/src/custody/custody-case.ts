import { addDays, type LocalDate, monthOf, type PersonId } from '@ledger/kernel';
import type { Policies } from '@ledger/policy';
import type { CaseFacts, CaseKind } from '../case';
import { type Fact, isA, knownAt } from '../fact';
import { custodyRules } from '../findings/rules';
import { deathOf } from '../household/deaths';
import { newest } from '../household/items';
import { linked } from '../identity/linked';
import type { CellResult } from '../result';
import { subjectOf } from '../subjects';
import type { CardHeld } from './card-held';
import { isCustodyAct } from './acted';
import { nextEndIn, openEntries } from './ledgers';
import { officesOf } from './offices';
import { custodyRegister } from './register';

const under = (facts: CaseFacts, prefix: string): readonly Fact[] =>
  [...facts].flatMap(([subject, some]) => (subject.startsWith(prefix) ? some : []));

/** A decision about the beneficiary may report the death as well as a list. */
const DEATHS = isA(
  'DeathClaimed',
  'DeathClaimRevised',
  'DeathClaimWithdrawn',
  'StopDecisionStated',
);

interface CardFacts {
  readonly beneficiary: PersonId;
  readonly custody: readonly Fact[];
  readonly deaths: readonly Fact[];
  readonly offices: readonly Fact[];
  readonly households: readonly Fact[];
}

const gather = (owner: string, told: CaseFacts): CardFacts => {
  const facts = linked(told);
  const beneficiary = owner.slice(subjectOf.custody('').length) as PersonId;
  return {
    beneficiary,
    custody: [...(facts.get(owner) ?? []), ...under(facts, 'custody-ledgers/')],
    deaths: (facts.get(subjectOf.person(beneficiary)) ?? []).filter(DEATHS),
    offices: under(facts, 'office/'),
    households: under(facts, 'household/').filter(isA('HouseholdStated')),
  };
};

/** Where a household is, by the archive; by the entry while it is in no archive. */
const placeOf = (households: readonly Fact[], entry: CardHeld['entry']): CardHeld['place'] => {
  const stated = households
    .filter(isA('HouseholdStated'))
    .filter(({ event }) => event.data.household === entry.household);
  const { village, division } = newest(stated)?.event.data ?? entry;
  return { village: village || null, division };
};

const cardsOn = (all: CardFacts, day: LocalDate, policies: Policies): readonly CardHeld[] => {
  const [deaths, offices, households] = [all.deaths, all.offices, all.households].map((facts) =>
    knownAt(facts, day),
  ) as [readonly Fact[], readonly Fact[], readonly Fact[]];
  return openEntries(knownAt(all.custody, day), day).map((entry) => {
    const lookback = policies.required(
      'undatedDeathLookbackMonths',
      entry.division,
      monthOf(entry.asOf),
    );
    const own = offices
      .filter(isA('OfficeHoldingStated'))
      .filter(({ event }) => event.data.person === entry.proxyHolder);
    return {
      entry,
      place: placeOf(households, entry),
      death: deathOf(deaths, lookback),
      offices: officesOf(own),
      policies,
    };
  });
};

/**
 * Days to come on which a rule says otherwise of a card that is kept up here: its agreement is over,
 * a term of its keeper begins or ends, its owner is certainly dead. Ledgers speak of their own day.
 */
const nextChange = (all: CardFacts, cards: readonly CardHeld[], day: LocalDate) => {
  if (!all.custody.some(isCustodyAct)) return undefined;
  const days = cards.flatMap(({ entry, offices, death }) => [
    entry.validUntil && addDays(entry.validUntil, 1),
    death.interval && addDays(death.interval.latest, 1),
    ...offices.flatMap(({ termFrom, termUntil }) => [termFrom, termUntil && addDays(termUntil, 1)]),
    nextEndIn([entry], day),
  ]);
  return days.filter((one) => one !== undefined && one > day).sort()[0];
};

/** A person whose card somebody else keeps (卡折代管): one cell, all entries and ledgers. */
export const custodyCase: CaseKind = (owner, facts, policies) => {
  const all = gather(owner, facts);
  return [
    {
      key: owner,
      facts: [...all.custody, ...all.deaths, ...all.offices, ...all.households],
      assess: (day): CellResult => {
        const cards = cardsOn(all, day, policies);
        const register = custodyRegister(knownAt(all.custody, day), (entry) =>
          placeOf(knownAt(all.households, day), entry),
        );
        const nextChangeOn = nextChange(all, cards, day);
        return {
          findings: cards.flatMap((card) => custodyRules.flatMap((rule) => rule.assess(card))),
          ...(register && { custody: register }),
          ...(nextChangeOn && { nextChangeOn }),
        };
      },
    },
  ];
};
