import type { MatchGrade, NumberDifference } from '@ledger/ledger';

/** Which lists name somebody: the dead, special hardship, officials, the kin of officials. */
export type NamedIn = 'DEATH' | 'SPECIAL_HARDSHIP' | 'OFFICIALS' | 'OFFICIALS_KIN';

/** As what the ledger knows somebody: by an archive, or by a ledger of custody (代管台账). */
export type KnownAs = 'MEMBER' | 'CARD_KEEPER';

type Defect = 'FORMAT' | 'DATE' | 'CHECK';

/** Somebody a list names by a number nobody here has; masked unless revealed. */
export interface ListedSide {
  readonly personId: string | null;
  readonly personName: string | null;
  readonly idDefect: Defect | null;
  readonly namedIn: readonly NamedIn[];
  /** The day on which the first of these lists came. */
  readonly firstReceivedOn: string;
}

/** The member, or the keeper of a card, who may be meant. */
export interface MemberSide {
  readonly knownAs: KnownAs;
  readonly personId: string | null;
  readonly personName: string | null;
  readonly idDefect: Defect | null;
  /** That name the member, or whose cards the keeper keeps. */
  readonly householdNos: readonly string[];
  readonly village: string | null;
  readonly division: string | null;
}

/** Two entries that may be of one person (疑似同一人), and what was said of them. */
export interface MatchAnswer {
  readonly matchId: string;
  readonly state: 'proposed' | 'confirmed' | 'refused';
  readonly grade: MatchGrade;
  readonly difference: NumberDifference;
  readonly sameName: boolean;
  readonly listed: ListedSide;
  readonly member: MemberSide;
  readonly decidedOn: string | null;
  readonly decidedBy: readonly string[];
}

/** The surest first. */
export interface MatchesAnswer {
  readonly knowledgeDate: string;
  readonly matches: readonly MatchAnswer[];
}
