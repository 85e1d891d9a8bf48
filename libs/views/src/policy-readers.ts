import type { PolicyValues } from '@ledger/policy';
import type { CellKind } from './cell-kind';

/** Which cells ask what of policy: those a new value can touch. */
export const policyReaders: Readonly<Record<keyof PolicyValues, readonly CellKind[]>> = {
  standardFen: ['household-month'],
  roundingUnitFen: ['household-month'],
  paymentDeadlineDay: ['household-month', 'batch'],
  deathStopOffsetMonths: ['household-month', 'household-relatives'],
  transferStopOffsetMonths: ['household-month'],
  undatedDeathLookbackMonths: ['household-month', 'household-relatives', 'custody'],
  stuckStageDays: ['fund'],
  missedMonthGraceDays: ['household-month'],
  stopDecisionSlaDays: ['household-members'],
  returnHandlingDays: ['household-month'],
  overpaymentStaleDays: ['household-month'],
  proxyKinRelations: ['proxy'],
  proxyUnrelatedMax: ['proxy'],
  proxyUnrelatedHighAbove: ['proxy'],
  sharedAccountHighFrom: ['account'],
  accountChangeWindowDays: ['household-account-changes'],
  nearRelativeRelations: ['household-relatives'],
  resultDueDays: ['batch'],
  // Absence is a register: it is asked when somebody asks, and stands in no cell.
  rosterDueDay: [],
  deathListGraceDays: [],
  custodyLedgerGraceDays: [],
  custodyReviewMonths: [],
  // Asked when a batch is submitted; no cell is judged by them.
  batchApprovers: [],
  batchApproversMoreFromFen: [],
  // Asked when somebody leaves a finding alone.
  suppressionDaysMax: [],
};
