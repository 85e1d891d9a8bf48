import type { DivisionCode, DocumentNo, LocalDate, YearMonth } from '@ledger/kernel';
import type { LedgerEvent } from '../vocabulary';

/**
 * A notice set one question of policy (政策) for a division from a month on. It counts from the day
 * it was published here: what was known before that day was judged by what was in force then.
 */
export type PolicyPublished = LedgerEvent<
  'PolicyPublished',
  {
    /** '' is the country. */
    division: DivisionCode;
    question: string;
    fromMonth: YearMonth;
    /** Not included. */
    untilMonth?: YearMonth;
    /** The day on the notice, where it is known. */
    announcedOn?: LocalDate;
    document: DocumentNo;
    /** Whole numbers in the unit of the question, or the codes of a list. */
    value: number | readonly string[];
    /** The administrator compared it with the notice (已核实). */
    verified: boolean;
    /** Codes of a closed list, where it was not. */
    unverifiedBecause?: readonly string[];
    confirmedBy: string;
  }
>;

/** What was published for a first month ends (废止): it governs no month from that one on. */
export type PolicyClosed = LedgerEvent<
  'PolicyClosed',
  {
    division: DivisionCode;
    question: string;
    fromMonth: YearMonth;
    /** Not included. */
    untilMonth: YearMonth;
    document: DocumentNo;
    confirmedBy: string;
  }
>;

export type PolicyEvent = PolicyPublished | PolicyClosed;
