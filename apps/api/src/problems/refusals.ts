import type { Refusal } from '@ledger/kernel';
import { Problem, type ProblemCode } from './problem';

export const isRefused = <Reason extends string>(
  answer: object | Refusal<Reason>,
): answer is Refusal<Reason> => 'refused' in answer;

/** A refusal becomes the problem of its name; the compiler sees that every name has one. */
export const problemOf = ({ refused, details }: Refusal<ProblemCode>): Problem =>
  new Problem(refused, Object.keys(details).length > 0 ? { details } : {});
