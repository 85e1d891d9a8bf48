import {
  addDays,
  addMonths,
  firstDayOf,
  type LocalDate,
  monthOf,
  type PersonId,
} from '@ledger/kernel';
import type { Cell } from '../case';
import { type Office, officesOf } from '../custody/offices';
import { compare, type Fact, type FactOf, isA, knownAt } from '../fact';
import { nearRelativeNotFiled } from '../findings/near-relative-not-filed/rule';
import type { CellResult } from '../result';
import { subjectOf } from '../subjects';
import { deathOf } from './deaths';
import { appliedTo } from './decisions';
import type { HouseholdFacts } from './household-facts';
import { membersIn, newestMembers } from './newest-members';
import { newest } from './items';

/** Officials who at any time named somebody of this household, with everything said of them. */
export const relatedOfficials = ({
  own,
  officials,
}: HouseholdFacts): HouseholdFacts['officials'] => {
  const members = new Set(own.filter(isA('MemberStated')).map(({ event }) => event.data.person));
  const related = new Set(
    officials
      .filter(({ event }) => event.data.relatives.some(({ person }) => members.has(person)))
      .map(({ event }) => event.data.person),
  );
  return officials.filter(({ event }) => related.has(event.data.person));
};

export const officesIn = (known: HouseholdFacts['officials']): readonly Office[] => {
  const people = [...new Set(known.map(({ event }) => event.data.person))].sort();
  return people.flatMap((person) =>
    officesOf(known.filter(({ event }) => event.data.person === person)),
  );
};

/** The newest register that names the two says how their filings stand. */
export const filedIn =
  (known: readonly FactOf<'NearRelativeFilingStated'>[]) =>
  (official: PersonId, person: PersonId): boolean => {
    const own = known
      .map(({ event }) => event.data)
      .filter((filing) => filing.official === official && filing.person === person);
    const last = own
      .map(({ statedOn }) => statedOn)
      .sort()
      .at(-1);
    return own.some(({ statedOn, standing }) => statedOn === last && standing === 'ACTIVE');
  };

interface Known {
  readonly own: readonly Fact[];
  readonly stated: FactOf<'HouseholdStated'>['event']['data'] | undefined;
  readonly decisions: readonly FactOf<'StopDecisionStated'>[];
}

export const knownOf = (all: HouseholdFacts, day: LocalDate): Known => {
  const own = knownAt(all.own, day);
  return {
    own,
    stated: newest(own.filter(isA('HouseholdStated')))?.event.data,
    decisions: own.filter(isA('StopDecisionStated')),
  };
};

/** First month for which a person is certainly no longer payable because of a death. */
const deadFrom = (all: HouseholdFacts, { stated }: Known, person: PersonId, day: LocalDate) => {
  const [division, month] = [stated?.division ?? '', monthOf(day)];
  const lookback = all.policies.required('undatedDeathLookbackMonths', division, month);
  const { interval } = deathOf(knownAt(all.people.get(person) ?? [], day), lookback);
  const offset = all.policies.required('deathStopOffsetMonths', division, month);
  return interval && addMonths(monthOf(interval.latest), offset);
};

export const payableIn = (
  all: HouseholdFacts,
  known: Known,
  day: LocalDate,
): readonly PersonId[] => {
  const { own, stated, decisions } = known;
  const month = monthOf(day);
  if (!stated || stated.startMonth > month) return [];
  const { stopped, removed } = appliedTo(decisions, month);
  if (stopped) return [];
  return membersIn(own)(month)
    .filter(({ person, covered }) => {
      const from = deadFrom(all, known, person, day);
      return covered && !removed.has(person) && !(from && from <= month);
    })
    .map(({ person }) => person);
};

/** Days to come on which a term begins or is over, or a month begins that changes who is paid. */
const nextChange = (
  all: HouseholdFacts,
  known: Known,
  offices: readonly Office[],
  day: LocalDate,
): LocalDate | undefined => {
  const terms = offices.flatMap(({ termFrom, termUntil }) => [
    termFrom,
    termUntil && addDays(termUntil, 1),
  ]);
  const deaths = newestMembers(known.own).map(({ person }) => deadFrom(all, known, person, day));
  const months = [
    known.stated?.startMonth,
    ...known.decisions.map(({ event }) => event.data.effectiveMonth),
    ...known.own.filter(isA('EntitlementSet')).map(({ event }) => event.data.fromMonth),
    ...deaths,
  ];
  return [...terms, ...months.map((month) => month && firstDayOf(month))]
    .filter((one) => one !== undefined && one > day)
    .sort((a, b) => compare(a!, b!))[0];
};

const answerOn = (
  all: HouseholdFacts,
  officials: HouseholdFacts['officials'],
  day: LocalDate,
): CellResult => {
  const known = knownOf(all, day);
  const offices = officesIn(knownAt(officials, day));
  if (offices.length === 0) return { findings: [] };
  const findings = nearRelativeNotFiled.assess({
    household: all.household,
    village: known.stated?.village || null,
    division: known.stated?.division ?? null,
    knowledgeDay: day,
    payable: payableIn(all, known, day),
    officials: offices,
    policies: all.policies,
    isFiled: filedIn(knownAt(all.filings, day)),
  });
  const next = nextChange(all, known, offices, day);
  return { findings, ...(next && { nextChangeOn: next }) };
};

/** A household and the officials related to it; no cell where nobody ever was. */
export const relativesCell = (all: HouseholdFacts): readonly Cell[] => {
  const officials = relatedOfficials(all);
  if (officials.length === 0) return [];
  const own = all.own.filter(
    isA('HouseholdStated', 'MemberStated', 'EntitlementSet', 'StopDecisionStated'),
  );
  return [
    {
      key: `${subjectOf.household(all.household)}|relatives`,
      facts: [...own, ...[...all.people.values()].flat(), ...all.filings, ...officials],
      assess: (day) => answerOn(all, officials, day),
    },
  ];
};
