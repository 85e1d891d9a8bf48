import type { LocalDate, PersonId } from '@ledger/kernel';
import type { CaseFacts } from '../case';
import { type Fact, type FactOf, isA } from '../fact';
import { subjectOf } from '../subjects';

/** For a while, until a day that is not included, what is said of the one is said of the other. */
interface Link {
  readonly listed: PersonId;
  readonly member: PersonId;
  readonly from: LocalDate;
  readonly until: LocalDate | undefined;
}

const IS_OF_LINKS = isA('IdentityMatchConfirmed', 'IdentityMatchUndone');

/** Asked of every case, and nearly always in vain: only where such acts are kept is looked. */
const actsIn = (facts: CaseFacts) => {
  const acts = new Set<FactOf<'IdentityMatchConfirmed' | 'IdentityMatchUndone'>>();
  for (const [subject, some] of facts) {
    if (!subject.startsWith('person/') && !subject.startsWith('office/')) continue;
    for (const fact of some) if (IS_OF_LINKS(fact)) acts.add(fact);
  }
  return [...acts].sort((a, b) => a.event.data.turn - b.event.data.turn);
};

const linksIn = (facts: CaseFacts): readonly Link[] => {
  const open = new Map<string, Link>();
  const ended: Link[] = [];
  for (const { event, knownOn } of actsIn(facts)) {
    const { pair, listed, member } = event.data;
    const link = open.get(pair);
    if (event.type === 'IdentityMatchConfirmed') {
      if (!link) open.set(pair, { listed, member, from: knownOn, until: undefined });
    } else if (link) {
      open.delete(pair);
      ended.push({ ...link, until: knownOn });
    }
  }
  return [...ended, ...open.values()].filter(({ from, until }) => from !== until);
};

const later = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? b : a);
const sooner = (a: LocalDate | undefined, b: LocalDate | undefined): LocalDate | undefined =>
  a === undefined || (b !== undefined && b < a) ? b : a;

/** The part of a fact's life that lies in a while; undefined when none does. */
const within = <F extends Fact>(
  fact: F,
  from: LocalDate,
  until: LocalDate | undefined,
): F | undefined => {
  const knownOn = later(fact.knownOn, from);
  const withdrawnOn = sooner(fact.withdrawnOn, until);
  if (withdrawnOn !== undefined && withdrawnOn <= knownOn) return undefined;
  return { ...fact, knownOn, withdrawnOn };
};

/** What lists say of a person. Decisions name whom they mean, and are not carried over. */
const OF_LISTS = isA(
  'DeathClaimed',
  'DeathClaimRevised',
  'DeathClaimWithdrawn',
  'SpecialHardshipStated',
);

type Officials = FactOf<'OfficeHoldingStated'>;

/** The same office as that of the person who is meant. */
const heldBy = (fact: Officials, person: PersonId): Officials => ({
  ...fact,
  event: { ...fact.event, data: { ...fact.event.data, person } },
});

const carriedOver = (facts: CaseFacts, links: readonly Link[]): CaseFacts => {
  const all = new Map(facts);
  for (const { listed, member, from, until } of links) {
    const add = (subject: string, more: readonly Fact[]) => {
      const carried = more.flatMap(
        (fact) => within({ ...fact, linkedOn: from }, from, until) ?? [],
      );
      all.set(subject, [...(all.get(subject) ?? []), ...carried]);
    };
    add(subjectOf.person(member), (facts.get(subjectOf.person(listed)) ?? []).filter(OF_LISTS));
    add(
      subjectOf.office(member),
      (facts.get(subjectOf.office(listed)) ?? [])
        .filter(isA('OfficeHoldingStated'))
        .map((fact) => heldBy(fact, member)),
    );
  }
  return all;
};

/** The same list with other persons named as the official's kin. */
const naming = (fact: Officials, links: readonly Link[]): Officials => {
  const memberOf = new Map(links.map(({ listed, member }) => [listed, member]));
  const relatives = fact.event.data.relatives.map((relative) => ({
    ...relative,
    person: memberOf.get(relative.person) ?? relative.person,
  }));
  return { ...fact, event: { ...fact.event, data: { ...fact.event.data, relatives } } };
};

/** A list of officials, cut where a link to somebody it names begins or ends. */
const cut = (fact: Officials, links: readonly Link[]): readonly Officials[] => {
  const touching = links.filter(({ listed }) =>
    fact.event.data.relatives.some(({ person }) => person === listed),
  );
  if (touching.length === 0) return [fact];
  const days = touching.flatMap(({ from, until }) => (until ? [from, until] : [from]));
  const cuts = [...new Set([fact.knownOn, ...days])].sort();
  return cuts.flatMap((from, index) => {
    const part = from < fact.knownOn ? undefined : within(fact, from, cuts[index + 1]);
    const holds = (link: Link) => link.from <= from && !(link.until && link.until <= from);
    return part ? [naming(part, touching.filter(holds))] : [];
  });
};

/**
 * A case with what two people have said of who is who: while a match is confirmed, what lists say
 * of the one person is known of the other as well. The list keeps the day on which it came; known
 * to be of the member it is from the day of the match on, and no longer than that stands.
 */
export const linked = (facts: CaseFacts): CaseFacts => {
  const links = linksIn(facts);
  if (links.length === 0) return facts;
  const all = new Map(carriedOver(facts, links));
  for (const [subject, some] of all) {
    if (!subject.startsWith(subjectOf.officials(''))) continue;
    const others = some.filter((fact) => !isA('OfficeHoldingStated')(fact));
    const lists = some.filter(isA('OfficeHoldingStated')).flatMap((fact) => cut(fact, links));
    all.set(subject, [...others, ...lists]);
  }
  return all;
};
