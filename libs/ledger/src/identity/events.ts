import type { HouseholdNo, LocalDate, PairId, PersonId } from '@ledger/kernel';
import type { IdDefect, LedgerEvent } from '../vocabulary';

/** How surely two entries are of one person: 基本确定, 较可能, 待核. */
export type MatchGrade = 'STRONG' | 'LIKELY' | 'WEAK';

/**
 * How the numbers differ: the old number of fifteen digits; another check digit; one character;
 * two neighbours that changed places; another serial number after the same region and birthday;
 * the same birthday and nothing else.
 */
export type NumberDifference =
  'OLD_FORM' | 'CHECK_DIGIT' | 'ONE_CHARACTER' | 'TWO_SWAPPED' | 'SERIAL_NUMBER' | 'BIRTHDAY_ONLY';

/** What two entries say of each other, without a word of who they are. */
export interface Likeness {
  grade: MatchGrade;
  difference: NumberDifference;
  sameName: boolean;
  /** What is wrong with either number. */
  listedDefect?: IdDefect;
  memberDefect?: IdDefect;
}

/** Two persons of the ledger who may be one, as numbers were written. */
export interface Pair {
  pair: PairId;
  /** Whom a list names who is on no roll. */
  listed: PersonId;
  /** Who may be meant: a member of a household, or whoever keeps a card for another. */
  member: PersonId;
}

interface ByTwo {
  /** How many times something has been said of the pair: its order within a day. */
  turn: number;
  askedBy: string;
  confirmedBy: string;
  decidedOn: LocalDate;
  /** The vault document with the officers' words. */
  note?: string;
}

export type RefuseReason = 'OTHER_PERSON' | 'NAMESAKE' | 'RELATIVE' | 'OTHER';
export type UndoReason = 'NEW_EVIDENCE' | 'DECIDED_IN_ERROR' | 'OTHER';

/** 认定为同一人: what lists say of the one is said of the other from this day on. */
export type IdentityMatchConfirmed = LedgerEvent<
  'IdentityMatchConfirmed',
  Pair &
    Likeness &
    ByTwo & {
      /** The households that name the member. */
      households: readonly HouseholdNo[];
      /** Those whose cards the member keeps (卡折代管). */
      cards: readonly PersonId[];
    }
>;

/** 认定不是同一人: it is not proposed again. */
export type IdentityMatchRefused = LedgerEvent<
  'IdentityMatchRefused',
  Pair & Likeness & ByTwo & { reasonCode: RefuseReason }
>;

/** 撤销认定: from this day on nothing is said of the two; they are proposed again. */
export type IdentityMatchUndone = LedgerEvent<
  'IdentityMatchUndone',
  Pair & ByTwo & { reasonCode: UndoReason }
>;

export type IdentityMatchEvent =
  IdentityMatchConfirmed | IdentityMatchRefused | IdentityMatchUndone;
