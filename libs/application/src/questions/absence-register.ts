import type { DeathSource } from '@ledger/ledger';
import type { LocalDate } from '@ledger/kernel';
import type { Policies } from '@ledger/policy';
import { FACT_COLUMNS, factFrom, type StoredFact } from '@ledger/projector';
import {
  type Absent,
  absentOn,
  type HeaderFact,
  isHeader,
  type ListCame,
  type MissingReview,
  reviewsAbsentOn,
} from '@ledger/views';
import type { DataSource } from 'typeorm';
import type { AbsenceAnswer, MissingReviewAnswer, MissingReviewsAnswer } from '../answers';
import { cardsKept } from './cards-kept';
import type { QuestionNeeds, Reveal } from './findings';
import type { Asked } from './scope';
import { type Shown, shownPersons } from './shown';

export interface AbsenceNeeds extends QuestionNeeds {
  readonly policies: Policies;
}

export interface ReviewsAsked extends Asked {
  /** Name or division of one village. */
  readonly village?: string;
  readonly reveal?: Reveal;
}

/** Only batches are kept under these subjects; by their beginning the key finds them. */
const batchesIn = async (readSide: DataSource): Promise<readonly HeaderFact[]> => {
  const rows: readonly StoredFact[] = await readSide.query(
    `select ${FACT_COLUMNS} from read.fact where subject >= 'batch/' and subject < 'batch0'`,
  );
  return rows.map(factFrom).filter(isHeader);
};

/** Of which batches the bank has said something by a day; one line of each is enough. */
const answeredBy = async (
  readSide: DataSource,
  batches: readonly string[],
  knownOn: LocalDate,
): Promise<ReadonlySet<string>> => {
  const rows: readonly { readonly batch: string }[] = await readSide.query(
    `select batch from unnest($1::text[]) as batch where exists (
       select 1 from read.membership m join read.fact f on f.subject = m.subject
       where m.owner = 'batch/' || batch and f.type = 'BankLineReported' and f.known_on <= $2
         and (f.withdrawn_on is null or f.withdrawn_on > $2))`,
    [batches, knownOn],
  );
  return new Set(rows.map(({ batch }) => batch));
};

interface StoredList {
  readonly kind: string;
  readonly division: string;
  readonly received_on: string;
  readonly ended_on: string | null;
  readonly sources: readonly DeathSource[] | null;
}

const KINDS: Readonly<Record<string, ListCame['kind']>> = {
  DEATH: 'DEATH_LIST',
  CUSTODY: 'CUSTODY_LEDGER',
};

/** Whom a list is from, its rows say; rows that an earlier list had said are not asked again. */
const listsIn = async (readSide: DataSource): Promise<readonly ListCame[]> => {
  const rows: readonly StoredList[] = await readSide.query(
    `select kind, division, received_on::text, ended_on::text,
       (select array_agg(distinct f.data::json ->> 'source') from read.fact f
        where f.file = file_id and f.type = 'DeathClaimed') as sources
     from read.file where kind = any($1::text[])`,
    [Object.keys(KINDS)],
  );
  return rows.flatMap((row) => {
    const kind = KINDS[row.kind];
    if (!kind) return [];
    return [
      {
        kind,
        division: row.division,
        receivedOn: row.received_on as LocalDate,
        endedOn: (row.ended_on ?? undefined) as LocalDate | undefined,
        sources: row.sources ?? [],
      },
    ];
  });
};

/** What is owed to a wider division shows to those who see at least a street, as its money does. */
const STREET_DIGITS = 9;

const isInScope = ({ division }: Absent, scope: string): boolean =>
  division.startsWith(scope) || (scope.length <= STREET_DIGITS && scope.startsWith(division));

/** What should have come by a day and has not (应报未报), the longest due first. */
export const absences = async (
  needs: AbsenceNeeds,
  asked: Asked,
): Promise<readonly AbsenceAnswer[]> => {
  const { readSide, policies } = needs;
  const { scope, knownOn } = asked;
  const batches = await batchesIn(readSide);
  const numbers = [...new Set(batches.map(({ event }) => event.data.batch as string))];
  const answered = await answeredBy(readSide, numbers, knownOn);
  const lists = await listsIn(readSide);
  const cards = await cardsKept(needs, asked);
  return absentOn({ batches, answered, lists, cards }, policies, knownOn).filter((row) =>
    isInScope(row, scope),
  );
};

const reviewOf = ({ card, dueOn, daysLate }: MissingReview, shown: Shown): MissingReviewAnswer => ({
  village: card.village,
  division: card.division,
  householdNo: card.household,
  entry: card.entry,
  beneficiaryId: shown.idOf(card.beneficiary),
  beneficiaryName: shown.nameOf(card.beneficiary),
  proxyHolderId: shown.idOf(card.proxyHolder),
  proxyHolderName: shown.nameOf(card.proxyHolder),
  lastReviewedOn: card.reviewedOn,
  dueOn,
  daysLate,
});

/** Card by card, the reviews that should have come and have not (应核查未核查). */
export const missingReviews = async (
  needs: AbsenceNeeds,
  asked: ReviewsAsked,
): Promise<MissingReviewsAnswer> => {
  const { knownOn, village, reveal } = asked;
  const lists = await listsIn(needs.readSide);
  const cards = await cardsKept(needs, asked);
  const missing = reviewsAbsentOn({ lists, cards }, needs.policies, knownOn).filter(
    ({ card }) => village === undefined || [card.village, card.division].includes(village),
  );
  const persons = missing.flatMap(({ card }) => [card.beneficiary, card.proxyHolder]);
  const question = { missingReviews: { scope: asked.scope, knownOn, village } };
  const shown = await shownPersons(needs, persons, question, reveal);
  return { knowledgeDate: knownOn, reviews: missing.map((review) => reviewOf(review, shown)) };
};
