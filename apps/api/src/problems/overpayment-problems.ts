import { type AnyOverpaymentRefusal, overpaymentRefusalWords } from '@ledger/application';
import type { ProblemWords } from './problem-words';

/** What other acts are refused for as well has one text. */
type OwnRefusal = Exclude<AnyOverpaymentRefusal, 'second-person-missing' | 'day-ahead'>;

const of = (status: number, refusal: OwnRefusal): ProblemWords => ({
  status,
  ...overpaymentRefusalWords[refusal],
});

/** Why nothing is done about an overpayment. */
export const overpaymentProblems = {
  'overpayment-not-known': of(404, 'overpayment-not-known'),
  'nothing-overpaid': of(409, 'nothing-overpaid'),
  'established-already': of(409, 'established-already'),
  'settled-beyond-it': of(409, 'settled-beyond-it'),
  'overpayment-not-established': of(409, 'overpayment-not-established'),
  'overpayment-closed': of(409, 'overpayment-closed'),
  'instalments-out-of-order': of(422, 'instalments-out-of-order'),
  'instalments-differ': of(409, 'instalments-differ'),
  'voucher-booked': of(409, 'voucher-booked'),
  'more-than-outstanding': of(409, 'more-than-outstanding'),
  'offset-against-itself': of(422, 'offset-against-itself'),
  'nothing-due-to-offset': of(409, 'nothing-due-to-offset'),
  'more-than-due': of(409, 'more-than-due'),
  'approver-had-a-hand': of(403, 'approver-had-a-hand'),
  'voucher-not-booked': of(404, 'voucher-not-booked'),
  'still-outstanding': of(409, 'still-outstanding'),
  'overpaid-otherwise-by-now': of(409, 'overpaid-otherwise-by-now'),
} as const satisfies Record<OwnRefusal, ProblemWords>;
