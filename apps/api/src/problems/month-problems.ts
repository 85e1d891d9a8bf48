import { monthRefusalWords, type OwnMonthRefusal } from '@ledger/application';
import type { ProblemWords } from './problem-words';

type OwnRefusal = Exclude<OwnMonthRefusal, 'second-person-missing'>;

const of = (status: number, refusal: OwnRefusal): ProblemWords => ({
  status,
  ...monthRefusalWords[refusal],
});

/** Why a month is not closed, or not there. */
export const monthProblems = {
  'month-needs-a-street': of(422, 'month-needs-a-street'),
  'month-not-closed': of(404, 'month-not-closed'),
  'month-closed': of(409, 'month-closed'),
  'month-not-over': of(409, 'month-not-over'),
  'earlier-month-open': of(409, 'earlier-month-open'),
  'streets-not-closed': of(409, 'streets-not-closed'),
  'sums-differ': of(409, 'sums-differ'),
  'month-has-open-items': of(409, 'month-has-open-items'),
} as const satisfies Record<OwnRefusal, ProblemWords>;
