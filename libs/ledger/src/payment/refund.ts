import { type PaymentRef, type Refusal, refuse } from '@ledger/kernel';
import type { RefundRecorded, RefundReversed } from './events';
import { type PaymentState, refundedFen } from './state';

/** 退票缴回 by an act: the money that came back goes to the treasury. */
export type Refund = RefundRecorded['data'] & {
  /** The item that was to send it again and was reversed before it went out. */
  readonly insteadOf?: PaymentRef;
};

export type RefundReversal = RefundReversed['data'] & { readonly askedBy: string };

export type RefundRefusal =
  | 'payment-not-known'
  | 'payment-not-returned'
  | 'already-reissued'
  | 'already-refunded'
  | 'refund-exceeds-return'
  | 'second-person-missing'
  | 'refund-not-booked';

/** Why this money may not go back to the treasury; undefined: it may. */
export const mayRefund = (
  { ref, amountFen, voucher, insteadOf }: Refund,
  state: PaymentState,
): Refusal<RefundRefusal> | undefined => {
  const { instructed, outcome, reissuedAs, refunds } = state;
  if (!instructed) return refuse('payment-not-known', { ref });
  if (outcome !== 'returned') return refuse('payment-not-returned', { ref });
  if (reissuedAs && reissuedAs !== insteadOf) {
    return refuse('already-reissued', { ref, as: reissuedAs });
  }
  const leftFen = instructed.totalFen - refundedFen(state);
  // One voucher is one payment: a second amount under it would hide the first.
  if (leftFen <= 0 || refunds.has(voucher)) return refuse('already-refunded', { ref });
  if (amountFen <= leftFen) return undefined;
  return refuse('refund-exceeds-return', { ref, leftFen, askedFen: amountFen });
};

export const mayReverseRefund = (
  { ref, voucher, askedBy, confirmedBy }: RefundReversal,
  { refunds }: PaymentState,
): Refusal<RefundRefusal> | undefined => {
  if (askedBy === confirmedBy) return refuse('second-person-missing');
  return refunds.has(voucher) ? undefined : refuse('refund-not-booked', { ref, voucher });
};
