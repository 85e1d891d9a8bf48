import {
  addDays,
  daysBetween,
  lastDayOf,
  type LocalDate,
  monthOf,
  type PersonId,
} from '@ledger/kernel';
import type { Policies } from '@ledger/policy';
import { compare } from '../fact';
import { type Absent, NOT_NAMED } from './absent';
import { periodAfter, reaches } from './periods';

/** A card that somebody else keeps (卡折代管), by the newest ledger that is known of. */
export interface CardKept {
  /** Whose ledger names the entry. */
  readonly ledgerOf: string;
  readonly entry: string;
  readonly household: string;
  /** Where the household is. */
  readonly division: string;
  readonly village: string | null;
  readonly beneficiary: PersonId;
  readonly proxyHolder: PersonId;
  readonly heldFrom: LocalDate | null;
  /** The day (截止日期) of the first ledger that names the entry. */
  readonly firstAsOf: LocalDate;
  readonly endedOn: LocalDate | null;
  /** The last review (核查日期) a ledger tells of; null: none. */
  readonly reviewedOn: LocalDate | null;
}

/** A review that should have been told of by a day and was not. */
export interface MissingReview {
  readonly card: CardKept;
  readonly dueOn: LocalDate;
  readonly daysLate: number;
}

/**
 * From when on the next review is waited for. Of a card never reviewed, from the day it came into
 * custody; but nothing is held against an office from before its first ledger.
 */
const waitedSince = ({ reviewedOn, heldFrom, firstAsOf }: CardKept): LocalDate =>
  reviewedOn ?? (heldFrom !== null && heldFrom > firstAsOf ? heldFrom : firstAsOf);

/**
 * A ledger tells of the reviews of its quarter. So one is due with the ledger of the period after
 * that of the last review, and none is when custody ended within that period.
 */
const dueDayOf = (card: CardKept, policies: Policies): LocalDate | undefined => {
  const since = waitedSince(card);
  const months = policies.required('custodyReviewMonths', card.ledgerOf, monthOf(since));
  if (months === 0) return undefined;
  const next = periodAfter(since, months);
  if (card.endedOn !== null && card.endedOn <= lastDayOf(next)) return undefined;
  return addDays(lastDayOf(next), policies.required('custodyLedgerGraceDays', card.ledgerOf, next));
};

/**
 * Reviews that should have come and have not, the longest due first. Where the ledger that would
 * tell of them is itself missing, that is the question to ask, and not one for each card.
 */
export const missingReviewsOn = (
  cards: readonly CardKept[],
  silent: readonly Absent[],
  policies: Policies,
  today: LocalDate,
): readonly MissingReview[] => {
  const ledgers = silent.filter(({ what }) => what === 'CUSTODY_LEDGER');
  const isUntold = (card: CardKept, dueOn: LocalDate) =>
    ledgers.some((ledger) => reaches(ledger.division, card.ledgerOf) && ledger.dueOn <= dueOn);
  return cards
    .flatMap((card) => {
      const dueOn = dueDayOf(card, policies);
      if (dueOn === undefined || dueOn >= today || isUntold(card, dueOn)) return [];
      return [{ card, dueOn, daysLate: daysBetween(dueOn, today) }];
    })
    .sort((a, b) => compare(named(a), named(b)));
};

const named = ({ card, dueOn }: MissingReview): string =>
  [dueOn, card.division, card.village, card.household, card.ledgerOf, card.entry].join(' ');

/** One row a village: how many cards wait for a review, and the longest wait. */
export const reviewsByVillage = (missing: readonly MissingReview[]): readonly Absent[] => {
  const villages = new Map<string, MissingReview[]>();
  for (const review of missing) {
    const key = JSON.stringify([review.card.division, review.card.village]);
    villages.set(key, [...(villages.get(key) ?? []), review]);
  }
  return [...villages.values()].map((reviews) => {
    const { card, dueOn, daysLate } = reviews[0]!;
    const { division, village, reviewedOn: lastCameOn } = card;
    const what = 'CUSTODY_REVIEW' as const;
    const cards = reviews.length;
    return { ...NOT_NAMED, what, division, village, cards, dueOn, daysLate, lastCameOn };
  });
};
