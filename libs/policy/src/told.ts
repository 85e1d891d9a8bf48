import type { LocalDate, YearMonth } from '@ledger/kernel';
import { isPolicyDoubt } from './doubts';
import { fitsUnit, isPolicyQuestion, policyQuestions } from './questions';
import type { PolicyTold, PolicyValue } from './timeline';

/** What the log says of policy, as its events have it. */
export type PolicyWords =
  | {
      readonly type: 'PolicyPublished';
      readonly data: {
        readonly division: string;
        readonly question: string;
        readonly fromMonth: YearMonth;
        readonly untilMonth?: YearMonth;
        readonly announcedOn?: LocalDate;
        readonly document: string;
        readonly value: number | readonly string[];
        readonly verified: boolean;
        readonly unverifiedBecause?: readonly string[];
      };
    }
  | {
      readonly type: 'PolicyClosed';
      readonly data: {
        readonly division: string;
        readonly question: string;
        readonly fromMonth: YearMonth;
        readonly untilMonth: YearMonth;
        readonly document: string;
      };
    };

/**
 * Undefined for a question this version of the program does not ask, or for a value it cannot take:
 * a newer version published it here.
 */
export const policyTold = (words: PolicyWords, knownOn: LocalDate): PolicyTold | undefined => {
  const { division, question, fromMonth: from, document } = words.data;
  if (!isPolicyQuestion(question)) return undefined;
  if (words.type === 'PolicyClosed') {
    const until = words.data.untilMonth;
    return { kind: 'closed', closing: { division, question, from, until, document }, knownOn };
  }
  const { untilMonth, announcedOn, value, verified, unverifiedBecause = [] } = words.data;
  if (!fitsUnit(policyQuestions[question].unit, value)) return undefined;
  const doubts = unverifiedBecause.filter(isPolicyDoubt);
  const setting = {
    division,
    question,
    from,
    ...(untilMonth && { until: untilMonth }),
    announcedOn: announcedOn ?? null,
    document,
    value: value as PolicyValue,
    verified,
    ...(doubts.length > 0 && { unverifiedBecause: doubts }),
    publishedOn: knownOn,
  };
  return { kind: 'published', setting, knownOn };
};
