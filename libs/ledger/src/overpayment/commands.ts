import type { Fen } from '@ledger/kernel';
import type {
  OverpaymentClosed,
  OverpaymentEstablished,
  OverpaymentWrittenOff,
  RecoveryDemanded,
  RecoveryEntryReversed,
  RecoveryOffset,
  RecoveryReceived,
  RecoveryStated,
} from './events';

/** A report: a line of the recovery register (追回缴回台账). */
export type OverpaymentReport = {
  readonly type: 'StateRecovery';
  readonly data: RecoveryStated['data'];
};

/**
 * What is done here about an overpayment. What only the views know (what was overpaid, what is due)
 * comes with the order, as it is on the day.
 */
export type OverpaymentAct =
  | { readonly type: 'EstablishOverpayment'; readonly data: OverpaymentEstablished['data'] }
  | { readonly type: 'DemandRecovery'; readonly data: Omit<RecoveryDemanded['data'], 'amountFen'> }
  | { readonly type: 'BookRecovery'; readonly data: RecoveryReceived['data'] }
  /** Whether the other month has so much left is decided in the stream of its offsets. */
  | { readonly type: 'OffsetRecovery'; readonly data: RecoveryOffset['data'] }
  | { readonly type: 'WriteOffOverpayment'; readonly data: OverpaymentWrittenOff['data'] }
  | {
      readonly type: 'ReverseRecoveryEntry';
      readonly data: Omit<RecoveryEntryReversed['data'], 'kind' | 'amountFen' | 'againstMonth'>;
    }
  | {
      readonly type: 'CloseOverpayment';
      /** `overpaidFen`: what the views say today. */
      readonly data: OverpaymentClosed['data'] & { readonly overpaidFen: Fen };
    };

export type OverpaymentCommand = OverpaymentReport | OverpaymentAct;

export type OverpaymentRefusal =
  | 'nothing-overpaid'
  | 'established-already'
  | 'settled-beyond-it'
  | 'overpayment-not-established'
  | 'overpayment-closed'
  | 'instalments-out-of-order'
  | 'instalments-differ'
  | 'voucher-booked'
  | 'more-than-outstanding'
  | 'offset-against-itself'
  | 'approver-had-a-hand'
  | 'second-person-missing'
  | 'voucher-not-booked'
  | 'still-outstanding'
  | 'overpaid-otherwise-by-now';
