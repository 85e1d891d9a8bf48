import { batchRefusalWords } from '@ledger/application';
import type { ProblemWords } from './problem-words';

type OwnRefusal = keyof typeof batchRefusalWords;

const of = (status: number, refusal: OwnRefusal): ProblemWords => ({
  status,
  ...batchRefusalWords[refusal],
});

/** Why something is not done with a batch. */
export const batchProblems = {
  'batch-not-opened': of(404, 'batch-not-opened'),
  'batch-number-taken': of(409, 'batch-number-taken'),
  'batch-needs-a-street': of(422, 'batch-needs-a-street'),
  'batch-at-other-step': of(409, 'batch-at-other-step'),
  'batch-empty': of(422, 'batch-empty'),
  'list-too-long': of(422, 'list-too-long'),
  'line-not-due': of(404, 'line-not-due'),
  'edit-says-nothing': of(409, 'edit-says-nothing'),
  'not-a-roster': of(422, 'not-a-roster'),
  'roster-rows-rejected': of(422, 'roster-rows-rejected'),
  'roster-of-other-month': of(422, 'roster-of-other-month'),
  'roster-households-unknown': of(422, 'roster-households-unknown'),
  'roster-reissues-unclear': of(409, 'roster-reissues-unclear'),
  'items-not-whole': of(409, 'items-not-whole'),
  'batch-not-screened': of(409, 'batch-not-screened'),
  'screening-too-old': of(409, 'screening-too-old'),
  'blocking-findings': of(409, 'blocking-findings'),
  'override-needs-another-person': of(422, 'override-needs-another-person'),
  'approver-made-it': of(403, 'approver-made-it'),
  'approved-by-you-before': of(409, 'approved-by-you-before'),
  'approvals-changed': of(409, 'approvals-changed'),
  'rejection-needs-another-person': of(403, 'rejection-needs-another-person'),
  'funds-not-arrived': of(409, 'funds-not-arrived'),
  'items-in-flight': of(409, 'items-in-flight'),
  'bank-amounts-differ': of(409, 'bank-amounts-differ'),
  'returns-not-handled': of(409, 'returns-not-handled'),
  'payment-not-returned': of(409, 'payment-not-returned'),
  'already-reissued': of(409, 'already-reissued'),
  'already-refunded': of(409, 'already-refunded'),
  'payment-went-out': of(409, 'payment-went-out'),
} as const satisfies Record<OwnRefusal, ProblemWords>;
