import type { Arrears, CustodyChange, CustodyHolding, DeathContradiction } from '@ledger/views';
import type { DeathClaimAnswer } from './knowledge-answer';

/** Money of one month that hangs on what is claimed of a death. Fen. */
export interface HangingMonth {
  readonly householdNo: string;
  readonly benefitMonth: string;
  /** `overpaid`: paid after the death (R01). `owed`: not paid though due. */
  readonly what: 'overpaid' | 'owed' | 'owed-if-the-decision-falls';
  readonly certainFen: number;
  readonly possibleFen: number;
  /** Several persons of the household share this money: it must not be added up over them. */
  readonly shared: boolean;
}

/** What is claimed of one person's death, by source, as known on a day. */
export interface DeathAnswer {
  readonly personId: string | null;
  readonly personName: string | null;
  readonly householdNos: readonly string[];
  readonly village: string | null;
  readonly division: string | null;
  readonly claims: readonly DeathClaimAnswer[];
  /** The days all valid claims leave open together; null while none counts or bounds it. */
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly contradictions: readonly DeathContradiction[];
  readonly months: readonly HangingMonth[];
}

export interface DeathsAnswer {
  readonly knowledgeDate: string;
  readonly deaths: readonly DeathAnswer[];
}

/** What a household ought to have got for a month and did not. Fen. */
export interface ArrearsEntry {
  readonly householdNo: string;
  readonly headName: string | null;
  readonly village: string;
  readonly division: string;
  readonly benefitMonth: string;
  readonly batchNo: string;
  readonly dueOn: string;
  /** Since this knowledge day the ledger says so, in these figures. */
  readonly knownFrom: string;
  readonly shouldFen: number;
  readonly creditedFen: number;
  readonly certainFen: number;
  readonly possibleFen: number;
  readonly cause: Arrears['cause'];
  readonly payTo: Arrears['payTo'];
}

export interface ArrearsAnswer {
  readonly knowledgeDate: string;
  readonly certainFen: number;
  readonly possibleFen: number;
  readonly arrears: readonly ArrearsEntry[];
}

/** One entry of the custody register in the hands of one keeper (代管人). */
export interface CustodyHoldingAnswer extends Omit<
  CustodyHolding,
  'document' | 'household' | 'proxyHolder'
> {
  readonly householdNo: string;
  readonly proxyHolderId: string | null;
  readonly proxyHolderName: string | null;
}

/** What two ledgers, one after the other, say differently of who keeps a card. */
export interface CustodyChangeAnswer extends Omit<CustodyChange, 'from' | 'to'> {
  readonly from: readonly (string | null)[];
  readonly to: readonly (string | null)[];
}

/** Who keeps a person's card or passbook, since when and on what paper, and who kept it before. */
export interface CardAnswer {
  readonly beneficiaryId: string | null;
  readonly beneficiaryName: string | null;
  readonly householdNo: string;
  readonly village: string | null;
  readonly holdings: readonly CustodyHoldingAnswer[];
  readonly changes: readonly CustodyChangeAnswer[];
}

export interface CustodyAnswer {
  readonly knowledgeDate: string;
  readonly cards: readonly CardAnswer[];
}
