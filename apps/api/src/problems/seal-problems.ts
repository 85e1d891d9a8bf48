import { sealRefusalWords, type SealQuestionRefusal } from '@ledger/application';
import type { ProblemWords } from './problem-words';

const of = (status: number, refusal: SealQuestionRefusal): ProblemWords => ({
  status,
  ...sealRefusalWords[refusal],
});

/** What can be asked of the seal in vain. */
export const sealProblems = {
  'event-not-found': of(404, 'event-not-found'),
  'checkpoint-not-found': of(404, 'checkpoint-not-found'),
  'not-sealed-yet': of(409, 'not-sealed-yet'),
  'not-a-tree': of(422, 'not-a-tree'),
  'not-a-checkpoint': of(422, 'not-a-checkpoint'),
  'other-log': of(422, 'other-log'),
  'signatures-refused': of(422, 'signatures-refused'),
  'not-a-key': of(422, 'not-a-key'),
  'seal-key-away': of(409, 'seal-key-away'),
  'seal-broken': of(409, 'seal-broken'),
} as const satisfies Record<SealQuestionRefusal, ProblemWords>;
