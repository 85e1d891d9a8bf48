import {
  type DivisionCode,
  type Evolve,
  fen,
  type Fen,
  type HouseholdNo,
  type LocalDate,
  type PaymentRef,
  sumFen,
  type YearMonth,
} from '@ledger/kernel';
import type { PaymentEvent } from './events';

/** One roster item, from the roster line to the bank's last word. Facts may come in any order. */
export interface PaymentState {
  readonly instructed?: {
    readonly household: HouseholdNo;
    readonly division: DivisionCode;
    readonly benefitMonth: YearMonth;
    readonly totalFen: Fen;
  };
  readonly outcome: 'pending' | 'credited' | 'returned';
  readonly creditedOn?: LocalDate;
  /** What was paid back to the treasury, by voucher. */
  readonly refunds: ReadonlyMap<string, Fen>;
  /** The item that sends this one again. */
  readonly reissuedAs?: PaymentRef;
  readonly reversed?: true;
}

export const refundedFen = ({ refunds }: PaymentState): Fen => sumFen([...refunds.values()]);

export const nothingKnown: PaymentState = { outcome: 'pending', refunds: new Map() };

export const evolvePayment: Evolve<PaymentState, PaymentEvent> = {
  PaymentInstructed: (state, { household, division, benefitMonth, totalFen }) => ({
    ...state,
    instructed: { household, division, benefitMonth, totalFen },
  }),
  BankLineReported: (state, { status, creditedOn }) =>
    status === 'CREDITED'
      ? { ...state, outcome: 'credited', ...(creditedOn && { creditedOn }) }
      : { ...state, outcome: 'returned' },
  // The register repeats what was booked here; another amount under a voucher is more money.
  RefundRecorded: (state, { voucher, amountFen }) => {
    const before = state.refunds.get(voucher) ?? 0;
    const sum = before === amountFen ? amountFen : fen(before + amountFen);
    return { ...state, refunds: new Map(state.refunds).set(voucher, sum) };
  },
  RefundReversed: (state, { voucher }) => ({
    ...state,
    refunds: new Map([...state.refunds].filter(([other]) => other !== voucher)),
  }),
  PaymentReissued: (state, { reissuedAs }) => ({ ...state, reissuedAs }),
  PaymentReversed: (state) => ({ ...state, reversed: true }),
};
