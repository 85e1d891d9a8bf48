import { type FundActRefusal, fundRefusalWords } from '@ledger/application';
import type { ProblemWords } from './problem-words';

type OwnRefusal = Exclude<FundActRefusal, 'second-person-missing'>;

const of = (status: number, refusal: OwnRefusal): ProblemWords => ({
  status,
  ...fundRefusalWords[refusal],
});

/** Why nothing is booked in the money chain. */
export const fundProblems = {
  'day-ahead': of(422, 'day-ahead'),
  'document-already-booked': of(409, 'document-already-booked'),
  'related-document-missing': of(422, 'related-document-missing'),
  'related-document-not-booked': of(409, 'related-document-not-booked'),
  'earmarked-for-another-month': of(409, 'earmarked-for-another-month'),
  'not-enough-funds': of(409, 'not-enough-funds'),
  'money-not-there-yet': of(409, 'money-not-there-yet'),
  'document-not-booked': of(404, 'document-not-booked'),
  'already-arrived': of(409, 'already-arrived'),
  'arrives-before-it-left': of(422, 'arrives-before-it-left'),
  'drawn-on': of(409, 'drawn-on'),
  'no-appropriation': of(409, 'no-appropriation'),
  'appropriations-used-up': of(409, 'appropriations-used-up'),
  'committed-before': of(409, 'committed-before'),
  'not-committed': of(409, 'not-committed'),
} as const satisfies Record<OwnRefusal, ProblemWords>;
