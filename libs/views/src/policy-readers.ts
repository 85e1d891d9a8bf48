import type { PolicyValues } from '@ledger/policy';
import type { CellKind } from './cell-kind';

/** Which cells ask what of policy: those a new value can touch. */
export const policyReaders: Readonly<Record<keyof PolicyValues, readonly CellKind[]>> = {
  standardFen: ['household-month'],
  roundingUnitFen: ['household-month'],
  paymentDeadlineDay: ['household-month', 'batch'],
  deathStopOffsetMonths: ['household-month'],
  transferStopOffsetMonths: ['household-month'],
  undatedDeathLookbackMonths: ['household-month'],
  stuckStageDays: ['fund'],
  missedMonthGraceDays: ['household-month'],
  stopDecisionSlaDays: ['household-members'],
  returnHandlingDays: ['household-month'],
  overpaymentStaleDays: ['household-month'],
};
