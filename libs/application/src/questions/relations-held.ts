import type { PersonId } from '@ledger/kernel';
import type { Policies } from '@ledger/policy';
import { FACT_COLUMNS, factFrom, type StoredFact } from '@ledger/projector';
import {
  type CardCustody,
  type CaseFacts,
  type CustodyHolding,
  type Fact,
  type FactOf,
  type Kin,
  kinOn,
  officialsSubjects,
} from '@ledger/views';
import type { DataSource } from 'typeorm';
import type { QuestionNeeds, Reveal } from './findings';
import { type Asked, HOLDS, IN_SCOPE, isInScope } from './scope';
import { cardsWithin } from './within-scope';

export interface RelationsAsked extends Asked {
  readonly reveal?: Reveal;
}

export interface RelationsNeeds extends QuestionNeeds {
  readonly policies: Policies;
}

export interface KinHeld extends Kin {
  readonly household: string;
  readonly village: string | null;
}

export interface CardHeld {
  readonly card: CardCustody;
  readonly holding: CustodyHolding;
}

/** Everybody an official over the scope ever named as a relative. */
const relativesNamed = async (
  readSide: DataSource,
  { scope, knownOn }: Asked,
): Promise<readonly PersonId[]> => {
  // Only officials are kept under these subjects; by their beginning the key finds them.
  const rows: readonly StoredFact[] = await readSide.query(
    `select ${FACT_COLUMNS} from read.fact
     where subject >= 'officials/' and subject < 'officials0'
       and (subject = any($1::text[]) or starts_with(subject, $2))
       and type = 'OfficeHoldingStated' and known_on <= $3`,
    [officialsSubjects(scope), `officials/${scope.slice(0, 9)}`, knownOn],
  );
  const stated = rows.map((row) => factFrom(row) as FactOf<'OfficeHoldingStated'>);
  return [
    ...new Set(stated.flatMap(({ event }) => event.data.relatives.map(({ person }) => person))),
  ];
};

/** Of households with these people, what is known of their members and of officials over them. */
const casesWith = async (
  readSide: DataSource,
  people: readonly PersonId[],
): Promise<ReadonlyMap<string, CaseFacts>> => {
  const rows: readonly (StoredFact & { readonly owner: string })[] = await readSide.query(
    `select owner, ${FACT_COLUMNS} from read.membership join read.fact using (subject)
     where owner in (select owner from read.membership where subject = any($1::text[])
         and starts_with(owner, 'household/'))
       and (subject = owner or starts_with(subject, 'person/')
         or starts_with(subject, 'officials/'))`,
    [people.map((person) => `person/${person}`)],
  );
  const cases = new Map<string, Map<string, Fact[]>>();
  for (const row of rows) {
    const facts = cases.get(row.owner) ?? new Map<string, Fact[]>();
    facts.set(row.subject, [...(facts.get(row.subject) ?? []), factFrom(row)]);
    cases.set(row.owner, facts);
  }
  return cases;
};

const kinIn = async (
  { readSide, policies }: RelationsNeeds,
  asked: RelationsAsked,
): Promise<readonly KinHeld[]> => {
  const people = await relativesNamed(readSide, asked);
  if (people.length === 0) return [];
  return [...(await casesWith(readSide, people))].flatMap(([owner, facts]) => {
    const { village, division, kin } = kinOn(owner, facts, policies, asked.knownOn);
    if (division === null || !isInScope(division, asked.scope)) return [];
    const household = owner.slice('household/'.length);
    return kin.map((one) => ({ ...one, household, village }));
  });
};

/** Cards that somebody keeps for others on the day. */
const cardsIn = async (
  readSide: DataSource,
  { scope, knownOn }: Asked,
): Promise<readonly CardHeld[]> => {
  const rows: readonly { readonly payload: string }[] = await readSide.query(
    `select payload from read.custody where ${HOLDS} and ${IN_SCOPE} order by cell`,
    [knownOn, scope],
  );
  const cards = rows.map(({ payload }) => JSON.parse(payload) as CardCustody);
  return (await cardsWithin(readSide, cards, scope)).flatMap((card) =>
    card.holdings.filter(({ status }) => status === 'open').map((holding) => ({ card, holding })),
  );
};

export interface Matched {
  readonly id: string;
  readonly rule: 'R11' | 'R31';
  readonly household: string | null;
  readonly person: string;
  readonly ref: string | null;
}

const matchesOf = (readSide: DataSource, { scope, knownOn }: Asked): Promise<readonly Matched[]> =>
  readSide.query(
    `select finding_id::text as id, rule, household, person::text, ref from read.finding
     where rule in ('R11', 'R31') and ${HOLDS} and ${IN_SCOPE}`,
    [knownOn, scope],
  );

/** What is held of the ties within a scope. */
export interface Held {
  readonly kin: readonly KinHeld[];
  readonly cards: readonly CardHeld[];
  readonly matches: readonly Matched[];
}

export const tiesHeld = async (needs: RelationsNeeds, asked: RelationsAsked): Promise<Held> => ({
  kin: await kinIn(needs, asked),
  cards: await cardsIn(needs.readSide, asked),
  matches: await matchesOf(needs.readSide, asked),
});
