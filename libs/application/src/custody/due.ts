import { addDays, daysBetween, type LocalDate, type PersonId } from '@ledger/kernel';
import type { Policies } from '@ledger/policy';
import { type CardCustody, compare, type CustodyHolding, reviewsAbsentOn } from '@ledger/views';
import { cardsKept } from '../questions/cards-kept';
import type { ArrearsAsked } from '../questions/arrears';
import type { QuestionNeeds, Reveal } from '../questions/findings';
import { HOLDS, IN_SCOPE } from '../questions/scope';
import { shownPersons } from '../questions/shown';
import { cardsWithin } from '../questions/within-scope';
import type { CustodyDueAnswer, CustodyDueRow, CustodyDueWhat } from './answers';

export interface CustodyDueAsked extends ArrearsAsked {
  readonly withinDays: number;
  readonly reveal?: Reveal;
}

export interface CustodyDueNeeds extends QuestionNeeds {
  readonly policies: Policies;
}

interface Due {
  readonly what: CustodyDueWhat;
  readonly household: string;
  readonly village: string | null;
  readonly division: string;
  readonly entry: string;
  readonly beneficiary: PersonId;
  readonly proxyHolder: PersonId;
  readonly dueOn: LocalDate | null;
}

const papersOf = (
  { beneficiary, village, division }: CardCustody,
  holding: CustodyHolding,
  until: LocalDate,
): readonly Due[] => {
  const { household, entry, proxyHolder, validUntil } = holding;
  const of = { household, village: village || null, division, entry, beneficiary, proxyHolder };
  const missing = (has: boolean, what: CustodyDueWhat): readonly Due[] =>
    has ? [] : [{ ...of, what, dueOn: null }];
  const ends: readonly Due[] =
    validUntil !== null && validUntil <= until
      ? [{ ...of, what: 'AGREEMENT_ENDS', dueOn: validUntil }]
      : [];
  return [
    ...missing(holding.hasAgreement, 'AGREEMENT_MISSING'),
    ...missing(holding.hasStreetFiling, 'STREET_FILING_MISSING'),
    ...missing(holding.hasCountyFiling, 'COUNTY_FILING_MISSING'),
    ...ends,
  ];
};

/** Papers of cards that somebody keeps on the day. */
const papersDue = async (
  { readSide }: CustodyDueNeeds,
  { scope, knownOn }: CustodyDueAsked,
  until: LocalDate,
): Promise<readonly Due[]> => {
  const rows: readonly { readonly payload: string }[] = await readSide.query(
    `select payload from read.custody where ${HOLDS} and ${IN_SCOPE} order by cell`,
    [knownOn, scope],
  );
  const cards = rows.map(({ payload }) => JSON.parse(payload) as CardCustody);
  return (await cardsWithin(readSide, cards, scope)).flatMap((card) =>
    card.holdings
      .filter(({ status }) => status === 'open')
      .flatMap((holding) => papersOf(card, holding, until)),
  );
};

/** Reviews that fall due until a day, or did; of every card, also where its ledger is late. */
const reviewsDue = async (
  needs: CustodyDueNeeds,
  asked: CustodyDueAsked,
  until: LocalDate,
): Promise<readonly Due[]> => {
  const cards = await cardsKept(needs, asked);
  const missing = reviewsAbsentOn({ lists: [], cards }, needs.policies, addDays(until, 1));
  return missing.map(({ card, dueOn }) => ({
    what: 'REVIEW_DUE',
    household: card.household,
    village: card.village,
    division: card.division,
    entry: card.entry,
    beneficiary: card.beneficiary,
    proxyHolder: card.proxyHolder,
    dueOn,
  }));
};

const inOrder = (a: CustodyDueRow, b: CustodyDueRow): number =>
  compare(a.dueOn ?? '', b.dueOn ?? '') ||
  compare(a.householdNo, b.householdNo) ||
  compare(a.entry, b.entry) ||
  compare(a.what, b.what);

/** What cards in custody want now or within some days: papers, renewals, reviews. */
export const custodyDue = async (
  needs: CustodyDueNeeds,
  asked: CustodyDueAsked,
): Promise<CustodyDueAnswer> => {
  const { scope, knownOn, village, withinDays, reveal } = asked;
  const until = addDays(knownOn, withinDays);
  const due = [
    ...(await papersDue(needs, asked, until)),
    ...(await reviewsDue(needs, asked, until)),
  ].filter((one) => village === undefined || [one.village, one.division].includes(village));
  const persons = due.flatMap(({ beneficiary, proxyHolder }) => [beneficiary, proxyHolder]);
  const question = { custodyDue: { scope, knownOn, village, withinDays } };
  const shown = await shownPersons(needs, persons, question, reveal);
  const rows = due.map(({ what, household, village: where, entry, dueOn, ...people }) => ({
    what,
    householdNo: household,
    village: where,
    entry,
    beneficiaryName: shown.nameOf(people.beneficiary),
    proxyHolderName: shown.nameOf(people.proxyHolder),
    dueOn,
    daysLeft: dueOn && daysBetween(knownOn, dueOn),
  }));
  return { knowledgeDate: knownOn, withinDays, rows: rows.sort(inOrder) };
};
