import { type HouseholdActRefusal, householdRefusalWords } from '@ledger/application';
import type { ProblemWords } from './problem-words';

type OwnRefusal = Exclude<HouseholdActRefusal, 'second-person-missing'>;

const of = (status: number, refusal: OwnRefusal): ProblemWords => ({
  status,
  ...householdRefusalWords[refusal],
});

/** Why nothing is decided about a household. */
export const householdProblems = {
  'day-not-come': of(422, 'day-not-come'),
  'household-not-stated': of(404, 'household-not-stated'),
  'not-a-member': of(422, 'not-a-member'),
  'learned-before-fact': of(422, 'learned-before-fact'),
  'decided-before-learned': of(422, 'decided-before-learned'),
  'effective-before-grant': of(422, 'effective-before-grant'),
  'effective-before-fact-allows': of(422, 'effective-before-fact-allows'),
  'already-stopped': of(409, 'already-stopped'),
  'already-removed': of(409, 'already-removed'),
  'not-stopped': of(409, 'not-stopped'),
  'decided-before-last': of(409, 'decided-before-last'),
  'no-standard': of(409, 'no-standard'),
  'others-are-left': of(409, 'others-are-left'),
  'nobody-is-left': of(409, 'nobody-is-left'),
  'amount-does-not-fall': of(409, 'amount-does-not-fall'),
  'amount-does-not-grow': of(409, 'amount-does-not-grow'),
  'amount-differs': of(409, 'amount-differs'),
  'member-named-twice': of(422, 'member-named-twice'),
  'entitlement-unchanged': of(409, 'entitlement-unchanged'),
  'same-account': of(409, 'same-account'),
  'relative-already-filed': of(409, 'relative-already-filed'),
  'relative-not-filed': of(409, 'relative-not-filed'),
  'visit-already-told': of(409, 'visit-already-told'),
  'visited-before-filed': of(422, 'visited-before-filed'),
} as const satisfies Record<OwnRefusal, ProblemWords>;
