import { type LocalDate, monthOf, type PersonId } from '@ledger/kernel';
import { type Identity, maskId, maskName } from '@ledger/people';
import type { Policies } from '@ledger/policy';
import { FACT_COLUMNS, factFrom, type StoredFact } from '@ledger/projector';
import {
  cellsOf,
  claimsTakenBack,
  compare,
  contradictionsIn,
  type DeathClaim,
  deathClaimsOf,
  decisionsIn,
  type Fact,
  type Finding,
  jointInterval,
  knownAt,
} from '@ledger/views';
import type { ArrearsAsked } from './arrears';
import type { DeathAnswer, DeathsAnswer, HangingMonth } from './evidence-answers';
import type { QuestionNeeds, Reveal } from './findings';
import { claimAnswer } from './knowledge';
import { HOLDS, IN_SCOPE } from './scope';

export interface DeathsAsked extends ArrearsAsked {
  /** Only persons on whom sources contradict each other. */
  readonly contradictions?: boolean;
  readonly reveal?: Reveal;
}

export interface DeathsNeeds extends QuestionNeeds {
  readonly policies: Policies;
}

const ABOUT_DEATHS = [
  'DeathClaimed',
  'DeathClaimRevised',
  'DeathClaimWithdrawn',
  'StopDecisionStated',
];

const personOf = (subject: string) => subject.slice('person/'.length) as PersonId;

interface Place {
  readonly subject: string;
  readonly household: string;
  readonly village: string;
  readonly division: string;
}

/** Persons of the rolls of whom something was said that a death may follow from, in the scope. */
const placesOf = (
  { readSide }: QuestionNeeds,
  { scope, knownOn, village }: DeathsAsked,
): Promise<readonly Place[]> =>
  readSide.query(
    `with home as (
       select distinct on (subject) subject, data::json->>'village' as village,
         data::json->>'division' as division
       from read.fact where type = 'HouseholdStated' and subject like 'household/%'
         and known_on <= $1 and (withdrawn_on is null or withdrawn_on > $1)
       order by subject, received_on desc, row_no desc)
     select m.subject, substr(m.owner, length('household/') + 1) as household, home.village,
       home.division
     from read.membership m join home on home.subject = m.owner
     where m.subject in (select subject from read.fact where type = any($4::text[])
         and subject like 'person/%' and known_on <= $1)
       and ${IN_SCOPE} and ($3::text is null or village = $3 or division = $3)
     order by home.division, household, m.subject`,
    [knownOn, scope, village ?? null, ABOUT_DEATHS],
  );

const factsOf = async (
  { readSide }: QuestionNeeds,
  subjects: readonly string[],
  types?: readonly string[],
): Promise<ReadonlyMap<string, readonly Fact[]>> => {
  const rows: readonly StoredFact[] = await readSide.query(
    `select ${FACT_COLUMNS} from read.fact where subject = any($1::text[])
       and ($2::text[] is null or type = any($2::text[]))`,
    [subjects, types ?? null],
  );
  const facts = new Map<string, Fact[]>(subjects.map((subject) => [subject, []]));
  const once = new Map<string, Fact>();
  for (const row of rows) {
    const fact = once.get(row.position) ?? factFrom(row);
    once.set(row.position, fact);
    facts.get(row.subject)!.push(fact);
  }
  return facts;
};

interface Stored {
  readonly person: string | null;
  readonly household: string;
  readonly benefit_month: string;
  readonly certain: string;
  readonly possible: string;
  readonly payload: string;
}

const monthFrom = (row: Stored, what: HangingMonth['what']): HangingMonth => ({
  householdNo: row.household,
  benefitMonth: row.benefit_month,
  what,
  certainFen: Number(row.certain),
  possibleFen: Number(row.possible),
  shared: what === 'overpaid' && (JSON.parse(row.payload) as Finding).sharedBy.length > 1,
});

/** What hangs on the deaths as the views have it: money paid after them, money owed. */
const hanging = async (
  { readSide }: QuestionNeeds,
  { knownOn, scope }: DeathsAsked,
  places: readonly Place[],
) => {
  const persons = places.map(({ subject }) => personOf(subject));
  const overpaid: readonly Stored[] = await readSide.query(
    `select person::text, household, benefit_month, certain, possible, payload from read.finding
     where ${HOLDS} and ${IN_SCOPE} and rule = 'R01'
       and person = any($3::uuid[]) order by benefit_month`,
    [knownOn, scope, persons],
  );
  const owed: readonly Stored[] = await readSide.query(
    `select null as person, household, benefit_month, certain, possible, payload from read.arrears
     where ${HOLDS} and ${IN_SCOPE} and household = any($3::text[]) order by benefit_month`,
    [knownOn, scope, places.map(({ household }) => household)],
  );
  return { overpaid, owed };
};

/** What becomes due if the decisions on a death fall: the same rules without those facts. */
const owedWithout = async (
  needs: DeathsNeeds,
  household: string,
  fallen: readonly string[],
  knownOn: LocalDate,
): Promise<readonly HangingMonth[]> => {
  const owner = `household/${household}`;
  const subjects: readonly { subject: string }[] = await needs.readSide.query(
    `select subject from read.membership where owner = $1`,
    [owner],
  );
  const facts = await factsOf(
    needs,
    subjects.map(({ subject }) => subject),
  );
  const standing = new Map(
    [...facts].map(([subject, some]) => [
      subject,
      some.filter(({ statement }) => !fallen.includes(statement)),
    ]),
  );
  const answers = cellsOf(owner, standing, needs.policies).map((cell) => cell.assess(knownOn));
  return answers.flatMap(({ arrears }) =>
    arrears
      ? [
          {
            householdNo: household,
            benefitMonth: arrears.benefitMonth,
            what: 'owed-if-the-decision-falls' as const,
            certainFen: arrears.certainFen,
            possibleFen: arrears.possibleFen,
            shared: false,
          },
        ]
      : [],
  );
};

interface Person {
  readonly subject: string;
  readonly places: readonly Place[];
  readonly claims: readonly DeathClaim[];
}

const peopleWithClaims = async (
  needs: DeathsNeeds,
  asked: DeathsAsked,
): Promise<readonly Person[]> => {
  const places = await placesOf(needs, asked);
  const subjects = [...new Set(places.map(({ subject }) => subject))];
  const facts = await factsOf(needs, subjects, ABOUT_DEATHS);
  return subjects.flatMap((subject) => {
    const all = facts.get(subject) ?? [];
    const claims = [
      ...deathClaimsOf(knownAt(all, asked.knownOn)),
      ...claimsTakenBack(all, asked.knownOn),
    ].sort((a, b) => compare(a.receivedOn, b.receivedOn) || compare(a.source, b.source));
    if (claims.length === 0) return [];
    if (asked.contradictions && contradictionsIn(claims).length === 0) return [];
    return [{ subject, places: places.filter((place) => place.subject === subject), claims }];
  });
};

const monthsOf = async (
  needs: DeathsNeeds,
  { knownOn }: DeathsAsked,
  { subject, places, claims }: Person,
  { overpaid, owed }: Awaited<ReturnType<typeof hanging>>,
): Promise<readonly HangingMonth[]> => {
  const person = personOf(subject);
  const households = new Set(places.map(({ household }) => household));
  const alone = contradictionsIn(claims).includes('decision-stands-alone');
  const ifFallen = alone
    ? await Promise.all(
        [...households].map((no) => owedWithout(needs, no, decisionsIn(claims), knownOn)),
      )
    : [];
  return [
    ...overpaid.filter((row) => row.person === person).map((row) => monthFrom(row, 'overpaid')),
    ...(alone
      ? ifFallen.flat()
      : owed.filter((row) => households.has(row.household)).map((row) => monthFrom(row, 'owed'))),
  ];
};

const recordReveal = async (
  { vault, clock }: DeathsNeeds,
  { scope, knownOn, village, reveal }: DeathsAsked,
  persons: number,
): Promise<void> => {
  if (!reveal) return;
  const question = JSON.stringify({ deaths: { scope, knownOn, village } });
  await vault.recordDisclosure({ ...reveal, question, persons, at: clock.now() });
};

const answerOf = (
  { claims, places }: Person,
  identity: Identity | undefined,
  revealed: boolean,
  lookbackMonths: number,
): Omit<DeathAnswer, 'months'> => {
  const valid = claims.filter(({ ended }) => ended === undefined);
  const interval = jointInterval(valid, lookbackMonths);
  const name = identity?.name ?? null;
  return {
    personId: identity ? (revealed ? identity.idNumber : maskId(identity.idNumber)) : null,
    personName: name && (revealed ? name : maskName(name)),
    householdNos: [...new Set(places.map(({ household }) => household))],
    village: places[0]?.village ?? null,
    division: places[0]?.division ?? null,
    claims: claims.map(claimAnswer),
    earliest: interval?.earliest ?? null,
    latest: interval?.latest ?? null,
    contradictions: contradictionsIn(claims),
  };
};

/**
 * The register of what is claimed of deaths of persons of the rolls: claims by source with what
 * became of them, the days they leave open together, where they contradict each other, and the
 * months and money that hang on it.
 */
export const deaths = async (needs: DeathsNeeds, asked: DeathsAsked): Promise<DeathsAnswer> => {
  const people = await peopleWithClaims(needs, asked);
  const money = await hanging(
    needs,
    asked,
    people.flatMap(({ places }) => places),
  );
  const identities = await needs.vault.identities(people.map(({ subject }) => personOf(subject)));
  await recordReveal(needs, asked, identities.size);
  const answers: DeathAnswer[] = [];
  for (const person of people) {
    const lookback = needs.policies.required(
      'undatedDeathLookbackMonths',
      person.places[0]?.division ?? '',
      monthOf(asked.knownOn),
    );
    const identity = identities.get(personOf(person.subject));
    answers.push({
      ...answerOf(person, identity, asked.reveal !== undefined, lookback),
      months: await monthsOf(needs, asked, person, money),
    });
  }
  return { knowledgeDate: asked.knownOn, deaths: answers };
};
