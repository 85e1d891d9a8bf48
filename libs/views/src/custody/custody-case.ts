import { type LocalDate, monthOf, type PersonId } from '@ledger/kernel';
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
import { openEntries } from './ledgers';
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
  return openEntries(knownAt(all.custody, day)).map((entry) => {
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
        return {
          findings: cards.flatMap((card) => custodyRules.flatMap((rule) => rule.assess(card))),
          ...(register && { custody: register }),
        };
      },
    },
  ];
};
