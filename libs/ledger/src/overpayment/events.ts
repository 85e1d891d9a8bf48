import type { Fen, HouseholdNo, LocalDate, YearMonth } from '@ledger/kernel';
import type { Evidence, LedgerEvent } from '../vocabulary';

/** Money paid too much for a household and month came back (追回) or was written off (核销). */
export type RecoveryStated = LedgerEvent<
  'RecoveryStated',
  {
    household: HouseholdNo;
    benefitMonth: YearMonth;
    kind: 'RECOVERED' | 'WRITTEN_OFF';
    amountFen: Fen;
    registeredOn: LocalDate;
    voucher: string;
    evidence: Evidence;
  }
>;

export type OverpaymentEvent = RecoveryStated;
