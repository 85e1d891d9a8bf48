import { bank } from './bank/decider';
import { batch } from './batch/decider';
import type { AnyLedgerEvent } from './catalogue';
import { custody } from './custody/decider';
import { fund } from './fund/decider';
import { household } from './household/decider';
import { overpayment } from './overpayment/decider';
import { payment } from './payment/decider';
import { person } from './person/decider';
import type { Report } from './streams';

const reports = {
  ...fund.decide,
  ...household.decide,
  ...person.decide,
  ...payment.decide,
  ...batch.decide,
  ...overpayment.decide,
  ...custody.decide,
  ...bank.decide,
} satisfies Record<Report['type'], unknown>;

/**
 * What a report writes down. No state is asked: a report is never refused and never compared
 * with what is known, because facts arrive in any order.
 */
export const decideReport = (report: Report): readonly AnyLedgerEvent[] => {
  const row = reports[report.type] as (data: Report['data']) => readonly AnyLedgerEvent[];
  return row(report.data);
};
