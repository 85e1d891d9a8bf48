import { policyRefusalWords, type PublishRefusal } from '@ledger/application';
import type { ProblemWords } from './problem-words';

type OwnRefusal = Exclude<PublishRefusal, 'second-person-missing' | 'outside-scope'>;

const of = (status: number, refusal: OwnRefusal): ProblemWords => ({
  status,
  ...policyRefusalWords[refusal],
});

/** Why notices are not published. */
export const policyProblems = {
  'closes-before-it-starts': of(422, 'closes-before-it-starts'),
  'policy-not-published': of(404, 'policy-not-published'),
  'policy-already-closed': of(409, 'policy-already-closed'),
  'policy-overlaps': of(409, 'policy-overlaps'),
  'policy-nothing-new': of(409, 'policy-nothing-new'),
} as const satisfies Record<OwnRefusal, ProblemWords>;
