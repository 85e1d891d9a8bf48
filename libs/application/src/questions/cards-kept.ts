import { type LocalDate, parseLocalDate } from '@ledger/kernel';
import type { KeptDocument } from '@ledger/people';
import { FACT_COLUMNS, factFrom, type StoredFact } from '@ledger/projector';
import {
  type CardCustody,
  type CardKept,
  type CustodyHolding,
  type FactOf,
  isA,
  subjectOf,
} from '@ledger/views';
import type { QuestionNeeds } from './findings';
import { type Asked, HOLDS, IN_SCOPE } from './scope';
import { cardsWithin } from './within-scope';

/** What a ledger says of reviews stands among the words of its row, in the vault. */
const REVIEWED_ON = '核查日期';

interface Held {
  readonly card: CardCustody;
  readonly holding: CustodyHolding;
}

/** Entries that are open by the newest ledgers known of on the day. */
const openIn = async (
  { readSide }: QuestionNeeds,
  { scope, knownOn }: Asked,
): Promise<readonly Held[]> => {
  const rows: readonly { readonly payload: string }[] = await readSide.query(
    `select payload from read.custody where ${HOLDS} and ${IN_SCOPE} order by cell`,
    [knownOn, scope],
  );
  const cards = rows.map(({ payload }) => JSON.parse(payload) as CardCustody);
  return (await cardsWithin(readSide, cards, scope)).flatMap((card) =>
    card.holdings.filter(({ status }) => status === 'open').map((holding) => ({ card, holding })),
  );
};

type Legible = Extract<KeptDocument, { readonly status: 'readable' }>;

const isLegible = (document: KeptDocument | undefined): document is Legible =>
  document?.status === 'readable' && document.commitmentOk;

/** A review that lies ahead of the day that asks was misspelt, or has not been made. */
const reviewIn = (document: KeptDocument | undefined, knownOn: LocalDate): LocalDate | null => {
  if (!isLegible(document)) return null;
  const day = parseLocalDate(String(document.content[REVIEWED_ON] ?? ''));
  return day !== undefined && day <= knownOn ? day : null;
};

const keyOf = (entry: { readonly division: string; readonly entry: string }): string =>
  `${entry.division}/${entry.entry}`;

/** A ledger that leaves the cell blank takes no review back that an earlier one told of. */
const toldBefore = async (
  { readSide, vault }: QuestionNeeds,
  untold: readonly Held[],
  knownOn: LocalDate,
): Promise<ReadonlyMap<string, LocalDate>> => {
  if (untold.length === 0) return new Map();
  const rows: readonly StoredFact[] = await readSide.query(
    `select ${FACT_COLUMNS} from read.fact where subject = any($1::text[])
       and type = 'CustodyEntryStated' and known_on <= $2
       and (withdrawn_on is null or withdrawn_on > $2)`,
    [[...new Set(untold.map(({ card }) => subjectOf.custody(card.beneficiary)))], knownOn],
  );
  const stated: readonly FactOf<'CustodyEntryStated'>[] = rows
    .map(factFrom)
    .filter(isA('CustodyEntryStated'));
  const documents = await vault.documents(stated.map(({ event }) => event.data.evidence.document));
  const last = new Map<string, LocalDate>();
  for (const { event } of stated) {
    const day = reviewIn(documents.get(event.data.evidence.document), knownOn);
    const key = keyOf(event.data);
    if (day !== null && day > (last.get(key) ?? '')) last.set(key, day);
  }
  return last;
};

/** Ledgers tell of their reviews, and others were entered here: the last of them counts. */
const laterOf = (a: LocalDate | null, b: LocalDate | null): LocalDate | null =>
  a === null || (b !== null && b > a) ? b : a;

/**
 * Cards that others keep on the day, and when a ledger last told of a review of each. Of a row
 * whose words nobody can read any more it cannot be said that it names no review.
 */
export const cardsKept = async (
  needs: QuestionNeeds,
  asked: Asked,
): Promise<readonly CardKept[]> => {
  const { knownOn } = asked;
  const all = await openIn(needs, asked);
  const documents = await needs.vault.documents(all.map(({ holding }) => holding.document));
  const open = all.filter(({ holding }) => isLegible(documents.get(holding.document)));
  const newest = (held: Held) => reviewIn(documents.get(held.holding.document), knownOn);
  const untold = open.filter((held) => newest(held) === null);
  const before = await toldBefore(needs, untold, knownOn);
  return open.map((held) => ({
    ledgerOf: held.holding.division,
    entry: held.holding.entry,
    household: held.holding.household,
    division: held.card.division,
    village: held.card.village || null,
    beneficiary: held.card.beneficiary,
    proxyHolder: held.holding.proxyHolder,
    heldFrom: held.holding.heldFrom,
    firstAsOf: held.holding.firstAsOf,
    endedOn: held.holding.endedOn,
    reviewedOn: laterOf(
      newest(held) ?? before.get(keyOf(held.holding)) ?? null,
      held.holding.reviewedOn,
    ),
  }));
};
