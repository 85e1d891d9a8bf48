import type { LocalDate, PersonId, Relation } from '@ledger/kernel';
import type { FilingStanding } from '@ledger/ledger';
import { FACT_COLUMNS, factFrom, type StoredFact } from '@ledger/projector';
import { byReceipt, compare, type FactOf, isA, knownAt } from '@ledger/views';
import type { ArrearsAsked } from './arrears';
import type { QuestionNeeds } from './findings';
import { IN_SCOPE } from './scope';
import { shownPersons } from './shown';

/** A filing of an official and a relative on the rolls (近亲属备案); keys are masked. */
export interface NearRelativeAnswer {
  readonly village: string | null;
  readonly division: string;
  readonly householdNo: string;
  readonly officialName: string | null;
  readonly officialId: string | null;
  readonly personName: string | null;
  readonly personId: string | null;
  readonly relation: Relation;
  readonly standing: FilingStanding;
  readonly filedOn: string | null;
  readonly visitedOn: string | null;
  readonly statedOn: string;
}

export interface NearRelativesAnswer {
  readonly knowledgeDate: string;
  readonly filings: readonly NearRelativeAnswer[];
}

type Filing = FactOf<'NearRelativeFilingStated'>;
type Placed = StoredFact & { readonly village: string | null; readonly division: string };

/** Filings about households of the scope, with where those are by the newest archive. */
const placedIn = (
  { readSide }: QuestionNeeds,
  { scope, knownOn, village }: ArrearsAsked,
): Promise<readonly Placed[]> =>
  readSide.query(
    `with home as (
       select distinct on (subject) subject, data::json->>'village' as village,
         data::json->>'division' as division
       from read.fact where type = 'HouseholdStated' and subject like 'household/%'
         and known_on <= $1 and (withdrawn_on is null or withdrawn_on > $1)
       order by subject, received_on desc, row_no desc)
     select ${FACT_COLUMNS}, village, division from read.fact join home using (subject)
     where type = 'NearRelativeFilingStated' and subject like 'household/%' and known_on <= $1
       and ${IN_SCOPE} and ($3::text is null or village = $3 or division = $3)`,
    [knownOn, scope, village ?? null],
  );

interface Pair {
  readonly household: string;
  readonly official: PersonId;
  readonly person: PersonId;
  readonly said: readonly Filing[];
}

const pairsOf = (facts: readonly Filing[]): readonly Pair[] => {
  const pairs = new Map<string, Pair & { readonly said: Filing[] }>();
  for (const fact of facts) {
    const { household, official, person } = fact.event.data;
    const key = JSON.stringify([household, official, person]);
    const pair = pairs.get(key) ?? { household, official, person, said: [] };
    pair.said.push(fact);
    pairs.set(key, pair);
  }
  return [...pairs.values()];
};

const byList = (a: Filing, b: Filing): number =>
  compare(a.event.data.statedOn, b.event.data.statedOn) || byReceipt(a, b);

const newest = (days: readonly (LocalDate | undefined)[]): LocalDate | null =>
  days.findLast((day) => day !== undefined) ?? null;

/** Register of filings of near relatives (近亲属备案登记): of each pair as the newest list has it. */
export const nearRelatives = async (
  needs: QuestionNeeds,
  asked: ArrearsAsked,
): Promise<NearRelativesAnswer> => {
  const rows = await placedIn(needs, asked);
  const places = new Map(rows.map((row) => [row.position, row]));
  const facts = knownAt(rows.map(factFrom).filter(isA('NearRelativeFilingStated')), asked.knownOn);
  const pairs = pairsOf(facts);
  const persons = pairs.flatMap(({ official, person }) => [official, person]);
  const { scope, knownOn, village } = asked;
  const question = { nearRelatives: { scope, knownOn, village } };
  const shown = await shownPersons(needs, persons, question, undefined);
  const filings = pairs.map(({ household, official, person, said }): NearRelativeAnswer => {
    const inOrder = said.toSorted(byList);
    const last = inOrder.at(-1)!;
    const { relation, standing, statedOn } = last.event.data;
    const place = places.get(last.position)!;
    return {
      village: place.village || null,
      division: place.division,
      householdNo: household,
      officialName: shown.nameOf(official),
      officialId: shown.idOf(official),
      personName: shown.nameOf(person),
      personId: shown.idOf(person),
      relation,
      standing,
      filedOn: newest(inOrder.map(({ event }) => event.data.filedOn)),
      visitedOn: newest(inOrder.map(({ event }) => event.data.visitedOn)),
      statedOn,
    };
  });
  return {
    knowledgeDate: knownOn,
    filings: filings.sort(
      (a, b) => compare(a.division, b.division) || compare(a.householdNo, b.householdNo),
    ),
  };
};
