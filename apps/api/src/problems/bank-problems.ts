import { bankRefusalWords, refundRefusalWords } from '@ledger/application';
import type { ProblemWords } from './problem-words';

type Own = Exclude<keyof typeof bankRefusalWords, 'batch-not-opened' | 'batch-at-other-step'>;

const of = (status: number, refusal: Own): ProblemWords => ({
  status,
  ...bankRefusalWords[refusal],
});

/** Why no file to the bank is made, and why nothing is paid back of what it returned. */
export const bankProblems = {
  'bank-form-unknown': of(404, 'bank-form-unknown'),
  'bank-account-missing': of(409, 'bank-account-missing'),
  'bank-account-altered': of(409, 'bank-account-altered'),
  'bank-form-too-narrow': of(409, 'bank-form-too-narrow'),
  'payment-not-known': { status: 404, ...refundRefusalWords['payment-not-known'] },
  'refund-exceeds-return': { status: 409, ...refundRefusalWords['refund-exceeds-return'] },
  'refund-not-booked': { status: 404, ...refundRefusalWords['refund-not-booked'] },
} as const satisfies Record<Own | keyof typeof refundRefusalWords, ProblemWords>;
