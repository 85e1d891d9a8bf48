import type { Evolve } from '@ledger/kernel';
import type { OverpaymentEvent } from './events';
import { bookedHere, type OverpaymentState, type Settled } from './state';

const made = (state: OverpaymentState, by: string): OverpaymentState =>
  state.status === 'not-established' || state.makers.includes(by)
    ? state
    : { ...state, makers: [...state.makers, by] };

const settled = (state: OverpaymentState, entry: Settled): OverpaymentState => ({
  ...state,
  entries: [...state.entries, entry],
});

export const evolve: Evolve<OverpaymentState, OverpaymentEvent> = {
  // What was booked here on the voucher a register names is the same money.
  RecoveryStated: (state, { voucher, kind, amountFen }) =>
    bookedHere(state).some((one) => one.voucher === voucher)
      ? state
      : settled(state, {
          voucher,
          kind: kind === 'RECOVERED' ? 'RECEIVED' : 'WRITTEN_OFF',
          amountFen,
          stated: true,
        }),
  OverpaymentEstablished: (state, { amountFen, establishedBy }) =>
    made(
      {
        status: 'open',
        entries: state.entries,
        establishedFen: amountFen,
        makers: state.status === 'not-established' ? [] : state.makers,
      },
      establishedBy,
    ),
  RecoveryDemanded: (state, { demandedBy }) => made(state, demandedBy),
  RecoveryReceived: (state, { voucher, amountFen, receivedBy }) =>
    settled(made(state, receivedBy), { voucher, kind: 'RECEIVED', amountFen, stated: false }),
  RecoveryOffset: (state, { voucher, amountFen, againstMonth, decidedBy }) =>
    settled(made(state, decidedBy), {
      voucher,
      kind: 'OFFSET',
      amountFen,
      againstMonth,
      stated: false,
    }),
  OverpaymentWrittenOff: (state, { voucher, amountFen, askedBy }) =>
    settled(made(state, askedBy), { voucher, kind: 'WRITTEN_OFF', amountFen, stated: false }),
  // Money that went back is out again, also where all was settled.
  RecoveryEntryReversed: (state, { voucher, askedBy }) => {
    const entries = state.entries.filter((one) => one.stated || one.voucher !== voucher);
    const left = made({ ...state, entries }, askedBy);
    return left.status === 'closed' ? { ...left, status: 'open' } : left;
  },
  OverpaymentClosed: (state) =>
    state.status === 'not-established' ? state : { ...state, status: 'closed' },
};
