import { type HouseholdNo, type LocalDate, localDate, yearMonth } from '@ledger/kernel';
import type { AnyLedgerEvent, SettlementKind } from '@ledger/ledger';
import { fenOf, STREET } from './words';

/** What is done about the overpaid June of a household, unless it says otherwise. */
export interface RecoveryWords {
  readonly household?: string;
  readonly month?: string;
  readonly on?: string;
  readonly against?: string;
}

const of = ({ household = 'H1', month = '2021-06' }: RecoveryWords) => ({
  household: household as HouseholdNo,
  benefitMonth: yearMonth(month),
});
const onDay = ({ on = '2021-09-03' }: RecoveryWords): LocalDate => localDate(on);

export const overpaymentEstablished = (
  yuan: number,
  words: RecoveryWords = {},
): AnyLedgerEvent => ({
  type: 'OverpaymentEstablished',
  data: {
    ...of(words),
    division: STREET,
    amountFen: fenOf(yuan),
    establishedOn: onDay(words),
    establishedBy: 'finance',
    rules: ['R01'],
  },
});

/** At once, a month from the day. */
export const recoveryDemanded = (yuan: number, words: RecoveryWords = {}): AnyLedgerEvent => ({
  type: 'RecoveryDemanded',
  data: {
    ...of(words),
    amountFen: fenOf(yuan),
    demandedOn: onDay(words),
    instalments: [{ dueOn: localDate('2021-10-03'), amountFen: fenOf(yuan) }],
    demandedBy: 'finance',
  },
});

export const recoveryReceived = (
  voucher: string,
  yuan: number,
  words: RecoveryWords = {},
): AnyLedgerEvent => ({
  type: 'RecoveryReceived',
  data: {
    ...of(words),
    voucher,
    amountFen: fenOf(yuan),
    receivedOn: onDay(words),
    way: 'CASH',
    receivedBy: 'finance',
  },
});

export const recoveryOffset = (
  voucher: string,
  yuan: number,
  words: RecoveryWords = {},
): AnyLedgerEvent => ({
  type: 'RecoveryOffset',
  data: {
    ...of(words),
    voucher,
    amountFen: fenOf(yuan),
    againstMonth: yearMonth(words.against ?? '2021-08'),
    decidedOn: onDay(words),
    decidedBy: 'finance',
  },
});

export const overpaymentWrittenOff = (
  voucher: string,
  yuan: number,
  words: RecoveryWords = {},
): AnyLedgerEvent => ({
  type: 'OverpaymentWrittenOff',
  data: {
    ...of(words),
    voucher,
    amountFen: fenOf(yuan),
    writtenOffOn: onDay(words),
    reasonCode: 'HARDSHIP',
    askedBy: 'finance',
    approvedBy: 'approver',
  },
});

export const entryReversed = (
  voucher: string,
  yuan: number,
  words: RecoveryWords = {},
  kind: SettlementKind = 'RECEIVED',
): AnyLedgerEvent => ({
  type: 'RecoveryEntryReversed',
  data: {
    ...of(words),
    voucher,
    kind,
    amountFen: fenOf(yuan),
    ...(kind === 'OFFSET' && { againstMonth: yearMonth(words.against ?? '2021-08') }),
    reversedOn: onDay(words),
    reasonCode: 'WRONG_AMOUNT',
    askedBy: 'finance',
    confirmedBy: 'approver',
  },
});

export const overpaymentClosed = (words: RecoveryWords = {}): AnyLedgerEvent => ({
  type: 'OverpaymentClosed',
  data: { ...of(words), closedOn: onDay(words), closedBy: 'finance' },
});
