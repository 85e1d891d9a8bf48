import type { CertifiedMoney, OpenItem } from '@ledger/ledger';

/** A place of a certificate, with what follows from its money. Fen. */
export interface CertifiedRowAnswer {
  readonly division: string;
  readonly village: string | null;
  /** Of a street in a district's certificate: the digest it closed with. */
  readonly certificate: string | null;
  readonly money: CertifiedMoney;
  readonly outstandingFen: number;
  /** Came back and is sent again, without the bank's word so far. */
  readonly resentFen: number;
  /** Identities that do not hold; none, as it should be. */
  readonly broken: readonly ('batched' | 'returned')[];
}

/** A closed month (月结) and its certificate of conservation. */
export interface MonthAnswer {
  readonly division: string;
  readonly month: string;
  readonly closedOn: string;
  readonly closedBy: string;
  readonly confirmedBy: string;
  readonly knownOn: string;
  readonly recordedUntil: string;
  readonly digest: string;
  readonly rows: readonly CertifiedRowAnswer[];
  readonly total: CertifiedRowAnswer;
  readonly open: readonly OpenItem[];
  /** Closed though something was open, on the word of whoever confirmed it. */
  readonly overridden: boolean;
  /** The signed head of the log it rests on. */
  readonly checkpoint: string;
}

export type MonthInShort = Pick<
  MonthAnswer,
  'division' | 'month' | 'closedOn' | 'closedBy' | 'confirmedBy' | 'digest' | 'overridden'
>;

/** Why a difference came: a fact, and the file it stood in. */
export interface CauseAnswer {
  readonly event: string;
  readonly zh: string;
  readonly en: string;
  readonly knownOn: string;
  /** `taken-back`: its file was withdrawn on the day. */
  readonly how: 'came' | 'taken-back';
  readonly file: { readonly fileId: string; readonly kind: string } | null;
}

/** What one household's money, or money of no household, changed by on one day. Fen. */
export interface DatedDifference {
  /** The day it became known. */
  readonly day: string;
  /** Known by the day of closing as its source says, and written here only afterwards. */
  readonly recordedLater: boolean;
  readonly householdNo: string | null;
  readonly division: string;
  readonly village: string | null;
  readonly changes: Partial<CertifiedMoney>;
  /** None: it changed by itself on that day. */
  readonly causes: readonly CauseAnswer[];
}

export interface PlaceDifference {
  readonly division: string;
  readonly village: string | null;
  readonly what: keyof CertifiedMoney;
  readonly certificateFen: number;
  readonly nowFen: number;
  readonly differenceFen: number;
}

/** What is known by a day otherwise than the certificate of a closed month has it. */
export interface MonthDifferencesAnswer {
  readonly division: string;
  readonly month: string;
  readonly closedOn: string;
  readonly knowledgeDate: string;
  /** By place and kind of money; Σ of the changes of a place is its difference. */
  readonly differences: readonly PlaceDifference[];
  readonly changes: readonly DatedDifference[];
}

/** A certificate tried again. */
export interface MonthVerificationAnswer {
  readonly division: string;
  readonly month: string;
  readonly ok: boolean;
  /** The digest is that of what the certificate says. */
  readonly digestHolds: boolean;
  /** Worked out again from the facts that stood in the log then, it says the same. */
  readonly moneyHolds: boolean;
  readonly mismatches: readonly PlaceDifference[];
  /** A key of the log signed the checkpoint, and today's log goes on from it. */
  readonly checkpointHolds: boolean;
  readonly checkpointSize: number;
}
