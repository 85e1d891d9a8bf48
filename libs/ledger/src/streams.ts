import {
  type BatchNo,
  type CustodyEntryNo,
  type DivisionCode,
  type FileId,
  type FindingId,
  type HouseholdNo,
  type PairId,
  type PaymentRef,
  type PersonId,
  streamName,
  type YearMonth,
} from '@ledger/kernel';
import type { BankCommand } from './bank/decider';
import type { BatchReport } from './batch/commands';
import type { CustodyReport } from './custody/commands';
import type { FileCommand } from './file/decider';
import type { FundCommand } from './fund/decider';
import type { HouseholdReport } from './household/commands';
import type { OverpaymentReport } from './overpayment/commands';
import type { PaymentReport } from './payment/decider';
import type { PersonCommand } from './person/decider';

/** Names of the streams. The category stands before the first hyphen. */
export const streamOf = {
  file: (file: FileId) => streamName('file', file),
  fund: (programme: string, fiscalYear: string, division: DivisionCode) =>
    streamName('fund', `${programme}-${fiscalYear}-${division}`),
  household: (household: HouseholdNo) => streamName('household', household),
  person: (person: PersonId) => streamName('person', person),
  payment: (ref: PaymentRef) => streamName('payment', ref),
  batch: (batch: BatchNo) => streamName('batch', batch),
  overpayment: (household: HouseholdNo, month: YearMonth) =>
    streamName('overpayment', `${household}-${month}`),
  /** What of a household's month is kept back for other months (抵扣), whichever they are. */
  offset: (household: HouseholdNo, against: YearMonth) =>
    streamName('offset', `${household}-${against}`),
  /** Of the ledgers of a division, and of one entry in them: numbers repeat between divisions. */
  custodyLedgers: (division: DivisionCode) => streamName('custody', division),
  custody: (division: DivisionCode, entry: CustodyEntryNo) =>
    streamName('custody', `${division}-${entry}`),
  /** What was ordered beside the benefit of a month (补助), in a street. */
  supplement: (street: DivisionCode, month: YearMonth) =>
    streamName('supplement', `${street}-${month}`),
  /** The closing of a benefit month for a division (月结). */
  month: (division: DivisionCode, month: YearMonth) => streamName('month', `${division}-${month}`),
  /** The result files of the bank that a division took in. */
  bankResults: (division: DivisionCode) => streamName('bank', division),
  seal: (division: DivisionCode) => streamName('seal', division),
  /** What a division's notices set; the country's code is empty. */
  policy: (division: DivisionCode) => streamName('policy', division || 'china'),
  finding: (id: FindingId) => streamName('finding', id),
  match: (pair: PairId) => streamName('match', pair),
  /** The committee's own log: the ids are opaque, and only whoever holds the key can make them. */
  clue: (opaque: string) => streamName('clue', opaque),
  access: (opaque: string) => streamName('access', opaque),
} as const;

/** Every report: a statement of its source, always recorded. */
export type Report =
  | Extract<FundCommand, { type: `State${string}` }>
  | HouseholdReport
  | PersonCommand
  | PaymentReport
  | BatchReport
  | OverpaymentReport
  | CustodyReport
  | BankCommand;

export type AnyCommand = Report | FileCommand;

const reportStream: {
  readonly [T in Report['type']]: (
    data: Extract<Report, { type: T }>['data'],
  ) => ReturnType<typeof streamName>;
} = {
  StateFundsRaised: (d) => streamOf.fund(d.programme, d.fiscalYear, d.division),
  StateFundsAllocated: (d) => streamOf.fund(d.programme, d.fiscalYear, d.division),
  StateFundsAppropriated: (d) => streamOf.fund(d.programme, d.fiscalYear, d.division),
  StateFundsUse: (d) => streamOf.fund(d.programme, d.fiscalYear, d.division),
  StateFundsArrived: (d) => streamOf.fund(d.programme, d.fiscalYear, d.division),
  StateHousehold: (d) => streamOf.household(d.household),
  StateMember: (d) => streamOf.household(d.household),
  StateStopDecision: (d) => streamOf.household(d.household),
  StatePayoutAccountChange: (d) => streamOf.household(d.household),
  StateNearRelativeFiling: (d) => streamOf.household(d.household),
  ClaimDeath: (d) => streamOf.person(d.person),
  ReviseDeathClaim: (d) => streamOf.person(d.person),
  WithdrawDeathClaim: (d) => streamOf.person(d.person),
  StateSpecialHardship: (d) => streamOf.person(d.person),
  StateOfficeHolding: (d) => streamOf.person(d.person),
  InstructPayment: (d) => streamOf.payment(d.ref),
  ReportBankLine: (d) => streamOf.payment(d.ref),
  RecordRefund: (d) => streamOf.payment(d.ref),
  StateBatch: (d) => streamOf.batch(d.batch),
  StateRecovery: (d) => streamOf.overpayment(d.household, d.benefitMonth),
  StateCustodyLedger: (d) => streamOf.custodyLedgers(d.division),
  StateCustodyEntry: (d) => streamOf.custody(d.division, d.entry),
  StateBankResult: (d) => streamOf.bankResults(d.division),
};

/** The stream a report belongs to. */
export const streamOfReport = (report: Report) =>
  (reportStream[report.type] as (data: Report['data']) => ReturnType<typeof streamName>)(
    report.data,
  );
