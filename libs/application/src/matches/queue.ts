import { idDefect } from '@ledger/intake';
import { fold, type LocalDate, type PairId, type PersonId } from '@ledger/kernel';
import {
  identityMatch,
  type IdentityMatchEvent,
  type IdentityMatchState,
  type Likeness,
  type Pair,
  reachesFurther,
} from '@ledger/ledger';
import type { Identity } from '@ledger/people';
import { FACT_COLUMNS, factFrom, type StoredFact } from '@ledger/projector';
import { compare } from '@ledger/views';
import type { DataSource } from 'typeorm';
import type { QuestionNeeds, Reveal } from '../questions/findings';
import type { Asked } from '../questions/scope';
import { Shown } from '../questions/shown';
import type { MatchAnswer, MatchesAnswer, NamedIn } from './answers';
import { pairsAlike } from './pairs';
import { keepersOn, type Known, type Listed, listedOn, membersOn } from './rolls';

export interface MatchesAsked extends Asked {
  readonly state: MatchAnswer['state'] | 'all';
  readonly reveal?: Reveal;
}

/** A pair as it stands: what the two entries say, and what was said of them. */
export interface StandingPair extends Pair {
  readonly likeness: Likeness;
  readonly state: IdentityMatchState;
  readonly last: IdentityMatchEvent | undefined;
  readonly of: Listed;
  readonly to: Known;
}

/** All that was said of pairs by a day, in turn. */
const saidOfPairs = async (
  readSide: DataSource,
  knownOn: LocalDate,
): Promise<ReadonlyMap<PairId, readonly IdentityMatchEvent[]>> => {
  const rows: readonly StoredFact[] = await readSide.query(
    `select ${FACT_COLUMNS} from read.fact
     where subject >= 'match/' and subject < 'match0' and known_on <= $1`,
    [knownOn],
  );
  const said = new Map<PairId, IdentityMatchEvent[]>();
  for (const row of rows) {
    const event = factFrom(row).event as IdentityMatchEvent;
    const list = said.get(event.data.pair);
    if (list) list.push(event);
    else said.set(event.data.pair, [event]);
  }
  for (const list of said.values()) list.sort((a, b) => a.data.turn - b.data.turn);
  return said;
};

const stateOf = (said: readonly IdentityMatchEvent[]): IdentityMatchState =>
  fold(identityMatch.evolve, identityMatch.initialState, said);

/** Confirmed, and there is a household or a card since for which nobody has said it. */
const needsAnotherWord = (state: IdentityMatchState, to: Known): boolean =>
  state.status === 'confirmed' && reachesFurther(state, to);

const identitiesOf = async ({ vault }: QuestionNeeds, persons: readonly PersonId[]) =>
  [...(await vault.identities(persons))] as readonly (readonly [PersonId, Identity])[];

/** Which lists are held against whom: offices are what rules ask of the keepers of cards. */
const WHOSE: Readonly<Record<Known['as'], readonly NamedIn[]>> = {
  MEMBER: ['DEATH', 'SPECIAL_HARDSHIP', 'OFFICIALS_KIN'],
  CARD_KEEPER: ['OFFICIALS'],
};

/** Those whom some list names by another number than the ledger knows them by. */
const pairsAmong = async (
  needs: QuestionNeeds,
  as: Known['as'],
  listed: readonly Listed[],
  known: ReadonlyMap<PersonId, Known>,
  said: ReadonlyMap<PairId, readonly IdentityMatchEvent[]>,
): Promise<readonly StandingPair[]> => {
  const named = new Map(
    listed
      .filter(({ namedIn }) => namedIn.some((list) => WHOSE[as].includes(list)))
      // Of whom the ledger knows by this very number nobody need be asked.
      .filter(({ person }) => !known.has(person))
      .map((one) => [one.person, one]),
  );
  const inScope = [...known.values()].filter((one) => one.inScope.length > 0);
  const pairs = pairsAlike(
    await identitiesOf(needs, [...named.keys()]),
    await identitiesOf(
      needs,
      inScope.map(({ person }) => person),
    ),
  );
  return pairs.map(({ pair, listed: one, member, likeness }) => {
    const words = said.get(pair) ?? [];
    const { defects, ...alike } = likeness;
    const [listedDefect, memberDefect] = defects;
    const found = {
      ...alike,
      ...(listedDefect && { listedDefect }),
      ...(memberDefect && { memberDefect }),
    };
    const [of, to] = [named.get(one)!, known.get(member)!];
    return {
      pair,
      listed: one,
      member,
      likeness: found,
      state: stateOf(words),
      last: words.at(-1),
      of,
      to,
    };
  });
};

/** Every pair in the scope, decided or not. */
export const standingPairs = async (
  needs: QuestionNeeds,
  asked: Asked,
): Promise<readonly StandingPair[]> => {
  const { readSide } = needs;
  const said = await saidOfPairs(readSide, asked.knownOn);
  const listed = await listedOn(readSide, asked.knownOn);
  const members = await membersOn(readSide, asked);
  const keepers = await keepersOn(readSide, asked);
  return [
    ...(await pairsAmong(needs, 'MEMBER', listed, members, said)),
    ...(await pairsAmong(needs, 'CARD_KEEPER', listed, keepers, said)),
  ];
};

const stateShown = ({ state, to }: StandingPair): MatchAnswer['state'] =>
  needsAnotherWord(state, to) ? 'proposed' : state.status;

/** Whoever was found to be one member is proposed as no other, unless that is undone. */
const openTo = (pairs: readonly StandingPair[]): readonly StandingPair[] => {
  const settled = new Set(
    pairs.filter(({ state }) => state.status === 'confirmed').map(({ listed }) => listed),
  );
  return pairs.filter(({ state, listed }) => state.status !== 'proposed' || !settled.has(listed));
};

const GRADES: readonly Likeness['grade'][] = ['STRONG', 'LIKELY', 'WEAK'];

const inOrder = (a: StandingPair, b: StandingPair): number =>
  GRADES.indexOf(a.likeness.grade) - GRADES.indexOf(b.likeness.grade) ||
  compare(a.of.firstReceivedOn, b.of.firstReceivedOn) ||
  compare(a.pair, b.pair);

const answerOf = (
  one: StandingPair,
  shown: Shown,
  identities: ReadonlyMap<PersonId, Identity>,
): MatchAnswer => {
  const { likeness, of, to, last, state } = one;
  const side = (person: PersonId) => ({
    personId: shown.idOf(person),
    personName: shown.nameOf(person),
    idDefect: idDefect(identities.get(person)?.idNumber ?? '') ?? null,
  });
  const decided = state.status === 'proposed' ? undefined : last?.data;
  return {
    matchId: one.pair,
    state: stateShown(one),
    grade: likeness.grade,
    difference: likeness.difference,
    sameName: likeness.sameName,
    listed: { ...side(one.listed), namedIn: of.namedIn, firstReceivedOn: of.firstReceivedOn },
    member: {
      ...side(one.member),
      knownAs: to.as,
      householdNos: to.inScope,
      village: to.village,
      division: to.division,
    },
    decidedOn: decided?.decidedOn ?? null,
    decidedBy: decided ? [decided.askedBy, decided.confirmedBy] : [],
  };
};

/** The queue of entries that may be of one person (疑似同一人), the surest first. */
export const matches = async (
  needs: QuestionNeeds,
  asked: MatchesAsked,
): Promise<MatchesAnswer> => {
  const { scope, knownOn, state, reveal } = asked;
  const pairs = openTo(await standingPairs(needs, asked))
    .filter((one) => state === 'all' || stateShown(one) === state)
    .sort(inOrder);
  const persons = [...new Set(pairs.flatMap(({ listed, member }) => [listed, member]))];
  const identities = await needs.vault.identities(persons);
  if (reveal) {
    const question = JSON.stringify({ matches: { scope, knownOn, state } });
    const about = { ...reveal, question, persons: identities.size };
    await needs.vault.recordDisclosure({ ...about, at: needs.clock.now() });
  }
  const shown = new Shown(identities, reveal !== undefined);
  return {
    knowledgeDate: knownOn,
    matches: pairs.map((one) => answerOf(one, shown, identities)),
  };
};
