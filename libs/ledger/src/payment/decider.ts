import { type Decider, refuse } from '@ledger/kernel';
import type {
  BankLineReported,
  PaymentEvent,
  PaymentInstructed,
  PaymentReissued,
  PaymentReversed,
  RefundRecorded,
} from './events';
import {
  mayRefund,
  mayReverseRefund,
  type Refund,
  type RefundRefusal,
  type RefundReversal,
} from './refund';
import { evolvePayment, nothingKnown, type PaymentState, refundedFen } from './state';

/** Reports: the bank says the money arrived, also when it should not have. */
export type PaymentReport =
  | { readonly type: 'InstructPayment'; readonly data: PaymentInstructed['data'] }
  | { readonly type: 'ReportBankLine'; readonly data: BankLineReported['data'] }
  | { readonly type: 'RecordRefund'; readonly data: RefundRecorded['data'] };

export type PaymentAct =
  | { readonly type: 'ReissuePayment'; readonly data: PaymentReissued['data'] }
  | { readonly type: 'ReversePayment'; readonly data: PaymentReversed['data'] }
  | { readonly type: 'RefundPayment'; readonly data: Refund }
  | { readonly type: 'ReverseRefund'; readonly data: RefundReversal };

export type PaymentCommand = PaymentReport | PaymentAct;

export type PaymentRefusal = RefundRefusal | 'payment-went-out';

const reissue = (data: PaymentReissued['data'], state: PaymentState) => {
  const { ref } = data;
  const { outcome, reissuedAs, instructed } = state;
  if (outcome !== 'returned') return refuse<PaymentRefusal>('payment-not-returned', { ref });
  if (reissuedAs && reissuedAs !== data.insteadOf) {
    return refuse<PaymentRefusal>('already-reissued', { ref, as: reissuedAs });
  }
  if (instructed && refundedFen(state) >= instructed.totalFen) {
    return refuse<PaymentRefusal>('already-refunded', { ref });
  }
  return [{ type: 'PaymentReissued', data } as const];
};

export const payment: Decider<PaymentState, PaymentCommand, PaymentEvent, PaymentRefusal> = {
  initialState: nothingKnown,
  decide: {
    InstructPayment: (data) => [{ type: 'PaymentInstructed', data }],
    ReportBankLine: (data) => [{ type: 'BankLineReported', data }],
    RecordRefund: (data) => [{ type: 'RefundRecorded', data }],
    ReissuePayment: reissue,
    // Also of an item nobody has written yet: whoever was about to write it writes it in vain.
    ReversePayment: (data, { outcome }) =>
      outcome === 'credited'
        ? refuse('payment-went-out', { ref: data.ref })
        : [{ type: 'PaymentReversed', data }],
    RefundPayment: ({ insteadOf, ...data }, state) =>
      mayRefund({ ...data, ...(insteadOf && { insteadOf }) }, state) ?? [
        { type: 'RefundRecorded', data },
      ],
    ReverseRefund: ({ askedBy, ...data }, state) =>
      mayReverseRefund({ ...data, askedBy }, state) ?? [{ type: 'RefundReversed', data }],
  },
  evolve: evolvePayment,
};
