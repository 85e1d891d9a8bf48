import { supplementRefusalWords } from '@ledger/application';
import type { ProblemWords } from './problem-words';

type Own = keyof typeof supplementRefusalWords;

const of = (status: number, refusal: Own): ProblemWords => ({
  status,
  ...supplementRefusalWords[refusal],
});

/** Why no supplement is ordered or undone. */
export const supplementProblems = {
  'supplement-needs-a-street': of(422, 'supplement-needs-a-street'),
  'supplement-households-unknown': of(422, 'supplement-households-unknown'),
  'supplement-ordered-before': of(409, 'supplement-ordered-before'),
  'supplement-not-ordered': of(404, 'supplement-not-ordered'),
} as const satisfies Record<Own, ProblemWords>;
