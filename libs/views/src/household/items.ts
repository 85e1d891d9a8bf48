import type { LocalDate } from '@ledger/kernel';
import type { BatchHeader, PaymentInstructed } from '@ledger/ledger';
import { byReceipt, compare, type Fact, type FactOf, isA } from '../fact';

export interface Failure {
  readonly code: string | undefined;
  readonly receivedOn: LocalDate;
}

/** A roster item with the bank's last word on it, as known on one day. */
export interface Item {
  readonly ref: string;
  readonly instructed: PaymentInstructed['data'];
  readonly status: 'PENDING' | 'CREDITED' | 'RETURNED';
  /** Amount in the bank's line while credited, else 0. Fen. */
  readonly creditedFen: number;
  readonly creditedOn: LocalDate | undefined;
  /** The bank had credited it at some time, also if it bounced later. */
  readonly everCreditedOn: LocalDate | undefined;
  readonly returnedOn: LocalDate | undefined;
  /** The bank's words on why it did not or no longer pay, oldest first; also of past failures. */
  readonly failures: readonly Failure[];
  readonly batch: BatchHeader | undefined;
}

/** The bank's last word on a payment. */
export const lastLine = (facts: readonly Fact[]): FactOf<'BankLineReported'> | undefined =>
  facts.filter(isA('BankLineReported')).sort(lineOrder).at(-1);

/** On one day a failure or return is later than the success it undoes. */
const lineOrder = (a: FactOf<'BankLineReported'>, b: FactOf<'BankLineReported'>) =>
  compare(a.receivedOn, b.receivedOn) ||
  Number(a.event.data.status !== 'CREDITED') - Number(b.event.data.status !== 'CREDITED') ||
  byReceipt(a, b);

export const newest = <F extends Fact>(facts: readonly F[]): F | undefined =>
  [...facts].sort(byReceipt).at(-1);

/** The roster line that counts on a day; none where the item was reversed before it went out. */
export const standingLine = (known: readonly Fact[]): FactOf<'PaymentInstructed'> | undefined =>
  known.some(isA('PaymentReversed')) ? undefined : newest(known.filter(isA('PaymentInstructed')));

/** One payment's facts of a knowledge day to an item; undefined while no roster line counts. */
export const itemFrom = (
  facts: readonly Fact[],
  batchOf: (batch: string) => BatchHeader | undefined,
): Item | undefined => {
  const instructed = standingLine(facts)?.event.data;
  if (!instructed) return undefined;
  const lines = facts.filter(isA('BankLineReported')).sort(lineOrder);
  const last = lines.at(-1);
  const credits = lines.filter((line) => line.event.data.status === 'CREDITED');
  const failures = lines.filter((line) => line.event.data.status !== 'CREDITED');
  const credited = last?.event.data.status === 'CREDITED';
  return {
    ref: instructed.ref,
    instructed,
    status: !last ? 'PENDING' : credited ? 'CREDITED' : 'RETURNED',
    creditedFen: credited ? last.event.data.amountFen : 0,
    creditedOn: credited ? last.event.data.creditedOn : undefined,
    everCreditedOn: credits.at(-1)?.event.data.creditedOn,
    returnedOn: last && !credited ? last.receivedOn : undefined,
    failures: failures.map(({ event, receivedOn }) => ({
      code: event.data.failureCode,
      receivedOn,
    })),
    batch: batchOf(instructed.batch),
  };
};

/** What is not credited, then by day of credit, then by reference: the last credit comes last. */
export const byCredit = (a: Item, b: Item): number =>
  Number(a.status === 'CREDITED') - Number(b.status === 'CREDITED') ||
  compare(a.creditedOn ?? '', b.creditedOn ?? '') ||
  compare(a.ref, b.ref);
