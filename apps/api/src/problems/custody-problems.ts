import { custodyRefusalWords } from '@ledger/application';
import type { ProblemWords } from './problem-words';

type OwnRefusal = keyof typeof custodyRefusalWords;

const of = (status: number, refusal: OwnRefusal): ProblemWords => ({
  status,
  ...custodyRefusalWords[refusal],
});

/** Why nothing is done with a card in custody. */
export const custodyProblems = {
  'entry-number-taken': of(409, 'entry-number-taken'),
  'own-keeper': of(422, 'own-keeper'),
  'warnings-not-acknowledged': of(409, 'warnings-not-acknowledged'),
  'card-not-held': of(404, 'card-not-held'),
  'validity-ends-before-it-begins': of(422, 'validity-ends-before-it-begins'),
  'agreement-missing': of(409, 'agreement-missing'),
  'agreement-over': of(409, 'agreement-over'),
  'street-filing-missing': of(409, 'street-filing-missing'),
  'already-filed': of(409, 'already-filed'),
  'same-keeper': of(409, 'same-keeper'),
  'before-it-was-held': of(422, 'before-it-was-held'),
} as const satisfies Record<OwnRefusal, ProblemWords>;
