import {
  type FindingActRefusal,
  findingRefusalWords,
  type MatchActRefusal,
  matchRefusalWords,
} from '@ledger/application';
import type { ProblemWords } from './problem-words';

type OfFindings = Exclude<FindingActRefusal, 'second-person-missing'>;
type OfMatches = Exclude<MatchActRefusal, 'second-person-missing'>;

const of = (status: number, refusal: OfFindings): ProblemWords => ({
  status,
  ...findingRefusalWords[refusal],
});
const ofMatch = (status: number, refusal: OfMatches): ProblemWords => ({
  status,
  ...matchRefusalWords[refusal],
});

/** Why nothing is done with a finding, or said of two entries that may be of one person. */
export const worklistProblems = {
  'finding-unknown': of(404, 'finding-unknown'),
  'finding-changed': of(409, 'finding-changed'),
  'finding-decided': of(409, 'finding-decided'),
  'finding-still-open': of(409, 'finding-still-open'),
  'assigned-already': of(409, 'assigned-already'),
  'assigned-to-another': of(409, 'assigned-to-another'),
  'assignee-unknown': of(422, 'assignee-unknown'),
  'reason-does-not-fit': of(422, 'reason-does-not-fit'),
  'note-missing': of(422, 'note-missing'),
  'not-verified': of(409, 'not-verified'),
  'verified-false': of(409, 'verified-false'),
  'suppression-ends-too-soon': of(422, 'suppression-ends-too-soon'),
  'suppression-too-long': of(422, 'suppression-too-long'),
  'match-unknown': ofMatch(404, 'match-unknown'),
  'match-confirmed': ofMatch(409, 'match-confirmed'),
  'match-refused': ofMatch(409, 'match-refused'),
  'match-not-decided': ofMatch(409, 'match-not-decided'),
} as const satisfies Record<OfFindings | OfMatches, ProblemWords>;
