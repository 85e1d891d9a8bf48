import type {
  CustodyEntryNo,
  DivisionCode,
  HouseholdNo,
  LocalDate,
  PersonId,
  Relation,
  Token,
} from '@ledger/kernel';
import type { Evidence, LedgerEvent, ProxyKind } from '../vocabulary';

/** Which card, and in whose hands: whoever asks of the card or of its keeper finds it. */
export interface CardCase {
  division: DivisionCode;
  /** 台账编号: the quarterly ledger names the case by it as well. */
  entry: CustodyEntryNo;
  household: HouseholdNo;
  /** Whose card it is (低保对象). */
  beneficiary: PersonId;
  /** Who keeps it now (代管人). */
  proxyHolder: PersonId;
}

/** An act on a case. Several of one day are read in the order of their numbers, in every log. */
export interface CaseAct extends CardCase {
  /** The how-manieth act of the case it is, from 1 on. */
  actNo: number;
}

/** Who is to keep the card, as the office found them. */
export interface Keeper {
  proxyHolderNameToken: Token;
  proxyKind: ProxyKind;
  /** 与对象关系. */
  relation: Relation;
}

/** What was shown about a keeper before the card was given to them, and was taken on. */
export type CustodyWarning =
  | 'CARD_KEPT_ALREADY'
  | 'TOO_MANY_CARDS'
  | 'HOLDS_OFFICE'
  | 'RELATIVE_OF_OFFICIAL'
  | 'KEEPER_REPORTED_DEAD'
  | 'OWNER_REPORTED_DEAD';

interface Shown {
  shown: readonly CustodyWarning[];
}

/** 委托代管: the card of somebody who cannot look after it is given to a keeper. */
export type ProxyHolderAppointed = LedgerEvent<
  'ProxyHolderAppointed',
  CaseAct & Keeper & Shown & { village: string; appointedOn: LocalDate; evidence: Evidence }
>;

/** 代管协议: signed, for a time; signed again it is renewed. */
export type ProxyAgreementSigned = LedgerEvent<
  'ProxyAgreementSigned',
  CaseAct & {
    signedOn: LocalDate;
    validFrom: LocalDate;
    /** 有效期止, the last day. */
    validUntil: LocalDate;
    evidence: Evidence;
  }
>;

export type FilingLevel = 'STREET' | 'COUNTY';

/** 备案 with the street or the county. */
export type ProxyFiled = LedgerEvent<
  'ProxyFiled',
  CaseAct & { level: FilingLevel; filedOn: LocalDate; evidence: Evidence }
>;

/** 更换代管人: from now on somebody else keeps it; papers of the one before serve no more. */
export type ProxyHolderChanged = LedgerEvent<
  'ProxyHolderChanged',
  CaseAct &
    Keeper &
    Shown & {
      previousProxyHolder: PersonId;
      village: string;
      changedOn: LocalDate;
      evidence: Evidence;
    }
>;

/** 核查: card, use of the money and keeper were looked at. */
export type ProxyReviewed = LedgerEvent<
  'ProxyReviewed',
  CaseAct & { reviewedOn: LocalDate; outcome: 'IN_ORDER' | 'DEFECTS'; evidence: Evidence }
>;

export type CustodyEndReason =
  'OWNER_DIED' | 'OWNER_ABLE' | 'KEEPER_UNFIT' | 'LEFT_ROLLS' | 'OTHER';

/** 终止代管: the card was handed over, and a receipt (交接凭证) says to whom. */
export type ProxyHolderEnded = LedgerEvent<
  'ProxyHolderEnded',
  CaseAct & { endedOn: LocalDate; reasonCode: CustodyEndReason; evidence: Evidence }
>;

export type CustodyActEvent =
  | ProxyHolderAppointed
  | ProxyAgreementSigned
  | ProxyFiled
  | ProxyHolderChanged
  | ProxyReviewed
  | ProxyHolderEnded;
