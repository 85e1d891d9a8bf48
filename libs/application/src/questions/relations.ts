import type { PersonId } from '@ledger/kernel';
import type { Policies } from '@ledger/policy';
import { strangersKept } from '@ledger/views';
import type {
  KeptCardAnswer,
  KinAnswer,
  RelatedPersonAnswer,
  RelationsAnswer,
} from './relations-answer';
import { type Held, type RelationsAsked, type RelationsNeeds, tiesHeld } from './relations-held';
import { type Shown, shownPersons } from './shown';

export type { RelationsAsked } from './relations-held';

/** Names of this answer alone, so that nobody is known again by them in another. */
const keysFor = (people: readonly PersonId[]): ((person: PersonId) => string) => {
  const keys = new Map([...new Set(people)].map((person, index) => [person, `p${index + 1}`]));
  return (person) => keys.get(person) ?? '';
};

const personOf = (
  person: PersonId,
  { kin, cards, matches }: Held,
  policies: Policies,
): Omit<RelatedPersonAnswer, 'key' | 'personName' | 'personId'> => {
  const own = cards.filter(({ holding }) => holding.proxyHolder === person);
  const kept = own.map(({ card: { beneficiary }, holding }) => ({
    ...holding,
    beneficiary,
    asOf: holding.lastAsOf,
  }));
  const strangers = strangersKept(kept, policies);
  const office = kin.find((one) => one.office.person === person)?.office;
  return {
    post: office
      ? {
          termFrom: office.termFrom ?? null,
          termUntil: office.termUntil ?? null,
          handles: office.handles,
        }
      : null,
    isInstitution: own.some(({ holding }) => holding.proxyKind === 'INSTITUTION'),
    cards: new Set(kept.map(({ beneficiary }) => beneficiary)).size,
    strangers: strangers?.beneficiaries ?? 0,
    limit: strangers?.limit ?? null,
    findingId: matches.find(({ rule, person: of }) => rule === 'R11' && of === person)?.id ?? null,
  };
};

const answerFrom = (held: Held, shown: Shown, policies: Policies) => {
  const officials = held.kin.map(({ office }) => office.person);
  const keepers = held.cards.map(({ holding }) => holding.proxyHolder);
  const named = [...new Set([...officials, ...keepers])];
  const keyOf = keysFor(named);
  const kin = held.kin.map(
    ({ office, person, relation, isFiled, mustBeFiled, household, village }): KinAnswer => ({
      official: keyOf(office.person),
      relativeName: shown.nameOf(person),
      relativeId: shown.idOf(person),
      relation,
      householdNo: household,
      village,
      isFiled,
      mustBeFiled,
      findingId:
        held.matches.find(
          (one) => one.rule === 'R31' && one.household === household && one.ref === office.person,
        )?.id ?? null,
    }),
  );
  const cards = held.cards.map(({ card, holding }): KeptCardAnswer => ({
    keeper: keyOf(holding.proxyHolder),
    beneficiaryName: shown.nameOf(card.beneficiary),
    beneficiaryId: shown.idOf(card.beneficiary),
    relation: holding.relation,
    householdNo: holding.household,
    village: card.village || null,
    entry: holding.entry,
    heldFrom: holding.heldFrom,
  }));
  const persons = named.map((person) => ({
    key: keyOf(person),
    personName: shown.nameOf(person),
    personId: shown.idOf(person),
    ...personOf(person, held, policies),
  }));
  return { persons, kin, cards };
};

/**
 * Who is bound to whom: officials to relatives who draw the allowance, and keepers of cards to
 * those whose cards they keep. A tie is a fact of a list, and no reproach.
 */
export const relations = async (
  needs: RelationsNeeds,
  asked: RelationsAsked,
): Promise<RelationsAnswer> => {
  const held = await tiesHeld(needs, asked);
  const persons = [
    ...held.kin.flatMap(({ office, person }) => [office.person, person]),
    ...held.cards.flatMap(({ card, holding }) => [card.beneficiary, holding.proxyHolder]),
  ];
  const { scope, knownOn, reveal } = asked;
  const shown = await shownPersons(needs, persons, { relations: { scope, knownOn } }, reveal);
  return { knowledgeDate: knownOn, ...answerFrom(held, shown, needs.policies) };
};
