import type {
  CustodyEntryNo,
  DivisionCode,
  HouseholdNo,
  LocalDate,
  PersonId,
  Relation,
  Token,
} from '@ledger/kernel';
import type { CustodyActEvent } from './act-events';
import type { Evidence, LedgerEvent, ProxyKind } from '../vocabulary';

/**
 * A ledger of custody (代管台账) came: a full statement of how things stood on `asOf` (截止日期).
 * Whatever entry of the division it does not name stands no longer, so that its coming is a fact
 * of its own, also when it names nobody.
 */
export type CustodyLedgerStated = LedgerEvent<
  'CustodyLedgerStated',
  {
    division: DivisionCode;
    asOf: LocalDate;
    /** The day the ledger came: with `asOf` it tells one edition from another. */
    statedOn: LocalDate;
    /** Entries the ledger names in rows that were sent back: they are not absent. */
    unread: readonly string[];
  }
>;

/** One entry (台账编号): a card or passbook kept for somebody (卡折委托代管), as a ledger states it. */
export type CustodyEntryStated = LedgerEvent<
  'CustodyEntryStated',
  {
    division: DivisionCode;
    entry: CustodyEntryNo;
    household: HouseholdNo;
    village: string;
    /** Whose card it is (低保对象). */
    beneficiary: PersonId;
    /** Who keeps it (代管人). */
    proxyHolder: PersonId;
    proxyHolderNameToken?: Token;
    proxyKind: ProxyKind;
    /** 与对象关系. */
    relation: Relation;
    /** 协议编号, 街道备案号 and 县级备案号 are there; the numbers stand in the vault. */
    hasAgreement: boolean;
    hasStreetFiling: boolean;
    hasCountyFiling: boolean;
    signedOn?: LocalDate;
    validFrom?: LocalDate;
    /** 有效期止, the last day. */
    validUntil?: LocalDate;
    /** 终止日期. */
    endedOn?: LocalDate;
    asOf: LocalDate;
    statedOn: LocalDate;
    evidence: Evidence;
  }
>;

export type CustodyEvent = CustodyLedgerStated | CustodyEntryStated | CustodyActEvent;
