import type { BatchNo, DivisionCode, Fen, LocalDate, YearMonth } from '@ledger/kernel';
import type { LedgerEvent } from '../vocabulary';

/** The header of a disbursement roster: when the batch was frozen, approved and sent. */
export type BatchStated = LedgerEvent<
  'BatchStated',
  {
    batch: BatchNo;
    /** The street whose roster it is. */
    division: DivisionCode;
    benefitMonth: YearMonth;
    frozenOn: LocalDate;
    approvedOn?: LocalDate;
    sentToBankOn: LocalDate;
    /** What this file holds: accepted lines and their sum. */
    count: number;
    sumFen: Fen;
  }
>;

export type BatchEvent = BatchStated;
