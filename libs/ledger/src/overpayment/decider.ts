import { type Decider, type Refusal, refuse, sumFen } from '@ledger/kernel';
import type { OverpaymentCommand, OverpaymentRefusal } from './commands';
import type { Instalment, OverpaymentEvent } from './events';
import { evolve } from './evolve';
import { bookedHere, outstandingFen, type OverpaymentState, settledFen, type Taken } from './state';

type Refused = Refusal<OverpaymentRefusal>;

const isRefused = (state: Taken | Refused): state is Refused => 'refused' in state;

/** Acts that settle something need an overpayment that was taken up and is not over. */
const openIn = (state: OverpaymentState): Taken | Refused => {
  if (state.status === 'not-established') return refuse('overpayment-not-established');
  if (state.status === 'closed') return refuse('overpayment-closed');
  return state;
};

/** A voucher is booked once, and no more than what is out. */
const maySettle = (
  state: OverpaymentState,
  { voucher, amountFen }: { readonly voucher: string; readonly amountFen: number },
): Refused | undefined => {
  const open = openIn(state);
  if (isRefused(open)) return open;
  const booked = open.entries.find((one) => one.voucher === voucher);
  if (booked) {
    return refuse('voucher-booked', { voucher, kind: booked.kind, amountFen: booked.amountFen });
  }
  const left = outstandingFen(open);
  if (amountFen <= left) return undefined;
  return refuse('more-than-outstanding', { outstandingFen: left, askedFen: amountFen });
};

/** Days run forwards and none lies before the demand. */
const isInOrder = (from: string, instalments: readonly Instalment[]): boolean =>
  instalments.length > 0 &&
  instalments.every(({ dueOn }, n) => dueOn >= from && dueOn > (instalments[n - 1]?.dueOn ?? ''));

export const overpayment: Decider<
  OverpaymentState,
  OverpaymentCommand,
  OverpaymentEvent,
  OverpaymentRefusal
> = {
  initialState: { status: 'not-established', entries: [] },
  decide: {
    StateRecovery: (data) => [{ type: 'RecoveryStated', data }],
    EstablishOverpayment: (data, state) => {
      const { amountFen } = data;
      const isNew = state.status === 'not-established';
      if (isNew && amountFen === 0) return refuse('nothing-overpaid');
      if (!isNew && state.establishedFen === amountFen) {
        return refuse('established-already', { amountFen });
      }
      const settled = settledFen({ entries: bookedHere(state) });
      if (amountFen < settled) {
        return refuse('settled-beyond-it', { overpaidFen: amountFen, settledFen: settled });
      }
      return [{ type: 'OverpaymentEstablished', data }];
    },
    DemandRecovery: (data, state) => {
      const open = openIn(state);
      if (isRefused(open)) return open;
      const { instalments, demandedOn } = data;
      if (!isInOrder(demandedOn, instalments)) return refuse('instalments-out-of-order');
      const left = outstandingFen(open);
      const amountFen = sumFen(instalments.map((one) => one.amountFen));
      if (amountFen !== left) {
        return refuse('instalments-differ', { outstandingFen: left, sumFen: amountFen });
      }
      return [{ type: 'RecoveryDemanded', data: { ...data, amountFen } }];
    },
    BookRecovery: (data, state) => maySettle(state, data) ?? [{ type: 'RecoveryReceived', data }],
    OffsetRecovery: (data, state) => {
      const refused = maySettle(state, data);
      if (refused) return refused;
      const { againstMonth, benefitMonth } = data;
      if (againstMonth === benefitMonth) return refuse('offset-against-itself', { againstMonth });
      return [{ type: 'RecoveryOffset', data }];
    },
    WriteOffOverpayment: (data, state) => {
      const { askedBy, approvedBy } = data;
      if (askedBy === approvedBy) return refuse('second-person-missing');
      const refused = maySettle(state, data);
      if (refused) return refused;
      if ('makers' in state && state.makers.includes(approvedBy)) {
        return refuse('approver-had-a-hand', { approver: approvedBy });
      }
      return [{ type: 'OverpaymentWrittenOff', data }];
    },
    ReverseRecoveryEntry: (data, state) => {
      const { voucher, askedBy, confirmedBy } = data;
      if (askedBy === confirmedBy) return refuse('second-person-missing');
      const booked = bookedHere(state).find((one) => one.voucher === voucher);
      if (!booked) return refuse('voucher-not-booked', { voucher });
      const { kind, amountFen, againstMonth } = booked;
      return [
        {
          type: 'RecoveryEntryReversed',
          data: { ...data, kind, amountFen, ...(againstMonth && { againstMonth }) },
        },
      ];
    },
    CloseOverpayment: ({ overpaidFen, ...data }, state) => {
      const open = openIn(state);
      if (isRefused(open)) return open;
      const left = outstandingFen(open);
      if (left !== 0) return refuse('still-outstanding', { outstandingFen: left });
      const { establishedFen } = open;
      if (overpaidFen !== establishedFen) {
        return refuse('overpaid-otherwise-by-now', { establishedFen, overpaidFen });
      }
      return [{ type: 'OverpaymentClosed', data }];
    },
  },
  evolve,
};
