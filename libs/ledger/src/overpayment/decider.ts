import { type Decider, type Fen, sumFen, ZERO_FEN } from '@ledger/kernel';
import type { OverpaymentEvent, RecoveryStated } from './events';

/** What came back of one household's overpaid month, in fen. */
export interface OverpaymentState {
  readonly recoveredFen: Fen;
  readonly writtenOffFen: Fen;
}

/** A report: a line of the recovery register (追回缴回台账). */
export type OverpaymentCommand = {
  readonly type: 'StateRecovery';
  readonly data: RecoveryStated['data'];
};

export const overpayment: Decider<OverpaymentState, OverpaymentCommand, OverpaymentEvent, never> = {
  initialState: { recoveredFen: ZERO_FEN, writtenOffFen: ZERO_FEN },
  decide: { StateRecovery: (data) => [{ type: 'RecoveryStated', data }] },
  evolve: {
    RecoveryStated: (state, { kind, amountFen }) =>
      kind === 'RECOVERED'
        ? { ...state, recoveredFen: sumFen([state.recoveredFen, amountFen]) }
        : { ...state, writtenOffFen: sumFen([state.writtenOffFen, amountFen]) },
  },
};
