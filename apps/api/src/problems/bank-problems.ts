import { bankRefusalWords } from '@ledger/application';
import type { ProblemWords } from './problem-words';

type Own = Exclude<keyof typeof bankRefusalWords, 'batch-not-opened' | 'batch-at-other-step'>;

const of = (status: number, refusal: Own): ProblemWords => ({
  status,
  ...bankRefusalWords[refusal],
});

/** Why no file to the bank is made. */
export const bankProblems = {
  'bank-form-unknown': of(404, 'bank-form-unknown'),
  'bank-account-missing': of(409, 'bank-account-missing'),
  'bank-account-altered': of(409, 'bank-account-altered'),
  'bank-form-too-narrow': of(409, 'bank-form-too-narrow'),
} as const satisfies Record<Own, ProblemWords>;
