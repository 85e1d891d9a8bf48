import type { CustodyWarning } from '@ledger/ledger';

interface BothWords {
  readonly zh: string;
  readonly en: string;
}

export interface CustodyWarningAnswer extends BothWords {
  readonly code: CustodyWarning;
  readonly details: Readonly<Record<string, string | number>>;
  /** Masked: the keeper who has the card, the official who is related. */
  readonly personName: string | null;
  readonly lawful: BothWords;
}

/** What is to be seen before a card is given to a keeper; nothing is written. */
export interface CustodyCheckAnswer {
  readonly householdNo: string;
  readonly warnings: readonly CustodyWarningAnswer[];
}

/** A case of custody, as it stands or after an act. */
export interface CustodyActAnswer {
  readonly householdNo: string;
  readonly entry: string;
  /** Whose ledger names it: the street's, unless a village or the district sent it. */
  readonly division: string;
  readonly status: 'held' | 'ended';
  readonly since: string;
  readonly hasAgreement: boolean;
  readonly hasStreetFiling: boolean;
  readonly hasCountyFiling: boolean;
  readonly validUntil: string | null;
  readonly reviewedOn: string | null;
  readonly endedOn: string | null;
}

export type CustodyDueWhat =
  | 'AGREEMENT_MISSING'
  | 'STREET_FILING_MISSING'
  | 'COUNTY_FILING_MISSING'
  | 'AGREEMENT_ENDS'
  | 'REVIEW_DUE';

/** Something a card in custody will want by a day, or wants already; keys are masked. */
export interface CustodyDueRow {
  readonly what: CustodyDueWhat;
  readonly householdNo: string;
  readonly village: string | null;
  readonly entry: string;
  readonly beneficiaryName: string | null;
  readonly proxyHolderName: string | null;
  /** Null of a paper that is missing: it is due at once. */
  readonly dueOn: string | null;
  /** Negative once it is over. */
  readonly daysLeft: number | null;
}

export interface CustodyDueAnswer {
  readonly knowledgeDate: string;
  readonly withinDays: number;
  readonly rows: readonly CustodyDueRow[];
}
