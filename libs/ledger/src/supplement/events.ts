import type {
  DivisionCode,
  DocumentNo,
  Fen,
  HouseholdNo,
  LocalDate,
  YearMonth,
} from '@ledger/kernel';
import type { ReversalReason } from '../fund/events';
import type { Evidence, LedgerEvent, SupplementKind } from '../vocabulary';

/** Where an order counts, and which it is: orders are numbered within a street and month. */
interface OrderKey {
  /** The street, or one village of it. */
  division: DivisionCode;
  benefitMonth: YearMonth;
  order: number;
  /** Only these households; absent: all of the division that are due the benefit of the month. */
  households?: readonly HouseholdNo[];
}

/** A supplement (补助) beside the benefit of a month was ordered by a document. */
export type SupplementOrdered = LedgerEvent<
  'SupplementOrdered',
  OrderKey & {
    kind: SupplementKind;
    /** 文号 of the notice that gives it. */
    document: DocumentNo;
    /** For each household, or for each member of it that is covered. */
    per: SupplementShare;
    amountFen: Fen;
    orderedOn: LocalDate;
    confirmedBy: string;
    /** The officer's words. */
    evidence: Evidence;
  }
>;

export type SupplementShare = 'HOUSEHOLD' | 'COVERED_MEMBER';

/** 冲正: an order stands no more from that day on. What was paid by it was paid too much. */
export type SupplementOrderReversed = LedgerEvent<
  'SupplementOrderReversed',
  OrderKey & {
    reversedOn: LocalDate;
    reasonCode: ReversalReason;
    confirmedBy: string;
    evidence: Evidence;
  }
>;

export type SupplementEvent = SupplementOrdered | SupplementOrderReversed;
