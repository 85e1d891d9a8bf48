import {
  type Decider,
  type Fen,
  type HouseholdNo,
  type LocalDate,
  type PaymentRef,
  refuse,
  type YearMonth,
} from '@ledger/kernel';
import type {
  BankLineReported,
  PaymentEvent,
  PaymentInstructed,
  PaymentReissued,
  PaymentReversed,
  RefundRecorded,
} from './events';

/** One roster item, from the roster line to the bank's last word. Facts may come in any order. */
export interface PaymentState {
  readonly instructed?: {
    readonly household: HouseholdNo;
    readonly benefitMonth: YearMonth;
    readonly totalFen: Fen;
  };
  readonly outcome: 'pending' | 'credited' | 'returned';
  readonly creditedOn?: LocalDate;
  readonly refundedFen: number;
  /** The item that sends this one again. */
  readonly reissuedAs?: PaymentRef;
  readonly reversed?: true;
}

/** Reports: the bank says the money arrived, also when it should not have. */
export type PaymentReport =
  | { readonly type: 'InstructPayment'; readonly data: PaymentInstructed['data'] }
  | { readonly type: 'ReportBankLine'; readonly data: BankLineReported['data'] }
  | { readonly type: 'RecordRefund'; readonly data: RefundRecorded['data'] };

export type PaymentAct =
  | { readonly type: 'ReissuePayment'; readonly data: PaymentReissued['data'] }
  | { readonly type: 'ReversePayment'; readonly data: PaymentReversed['data'] };

export type PaymentCommand = PaymentReport | PaymentAct;

export type PaymentRefusal =
  'payment-not-returned' | 'already-reissued' | 'already-refunded' | 'payment-went-out';

const reissue = (data: PaymentReissued['data'], state: PaymentState) => {
  const { ref } = data;
  const { outcome, reissuedAs, refundedFen, instructed } = state;
  if (outcome !== 'returned') return refuse<PaymentRefusal>('payment-not-returned', { ref });
  if (reissuedAs && reissuedAs !== data.insteadOf) {
    return refuse<PaymentRefusal>('already-reissued', { ref, as: reissuedAs });
  }
  if (instructed && refundedFen >= instructed.totalFen) {
    return refuse<PaymentRefusal>('already-refunded', { ref });
  }
  return [{ type: 'PaymentReissued', data } as const];
};

export const payment: Decider<PaymentState, PaymentCommand, PaymentEvent, PaymentRefusal> = {
  initialState: { outcome: 'pending', refundedFen: 0 },
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
  },
  evolve: {
    PaymentInstructed: (state, { household, benefitMonth, totalFen }) => ({
      ...state,
      instructed: { household, benefitMonth, totalFen },
    }),
    BankLineReported: (state, { status, creditedOn }) =>
      status === 'CREDITED'
        ? { ...state, outcome: 'credited', ...(creditedOn && { creditedOn }) }
        : { ...state, outcome: 'returned' },
    RefundRecorded: (state, { amountFen }) => ({
      ...state,
      refundedFen: state.refundedFen + amountFen,
    }),
    PaymentReissued: (state, { reissuedAs }) => ({ ...state, reissuedAs }),
    PaymentReversed: (state) => ({ ...state, reversed: true }),
  },
};
