import type { Decider, Fen, HouseholdNo, LocalDate, YearMonth } from '@ledger/kernel';
import type { BankLineReported, PaymentEvent, PaymentInstructed, RefundRecorded } from './events';

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
}

/** Reports only: the bank says the money arrived, also when it should not have. */
export type PaymentCommand =
  | { readonly type: 'InstructPayment'; readonly data: PaymentInstructed['data'] }
  | { readonly type: 'ReportBankLine'; readonly data: BankLineReported['data'] }
  | { readonly type: 'RecordRefund'; readonly data: RefundRecorded['data'] };

export const payment: Decider<PaymentState, PaymentCommand, PaymentEvent, never> = {
  initialState: { outcome: 'pending', refundedFen: 0 },
  decide: {
    InstructPayment: (data) => [{ type: 'PaymentInstructed', data }],
    ReportBankLine: (data) => [{ type: 'BankLineReported', data }],
    RecordRefund: (data) => [{ type: 'RefundRecorded', data }],
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
  },
};
