import type { YearMonth } from '@ledger/kernel';
import type { Policies, PolicyValues } from './policies';

interface Question {
  readonly key: keyof PolicyValues;
  readonly division: string;
  readonly month: YearMonth;
}

/** Policy that remembers what was asked of it. */
export interface HeardPolicies {
  readonly policies: Policies;
  /** Would others have answered anything that was asked otherwise? */
  differFrom(others: Policies): boolean;
}

export const heardPolicies = (policies: Policies): HeardPolicies => {
  const asked = new Map<string, Question>();
  const hear = (key: keyof PolicyValues, division: string, month: YearMonth) => {
    asked.set(`${key} ${division} ${month}`, { key, division, month });
  };
  const answer = (of: Policies, { key, division, month }: Question) =>
    JSON.stringify(of.value(key, division, month));
  return {
    policies: {
      value: (key, division, month) => {
        hear(key, division, month);
        return policies.value(key, division, month);
      },
      required: (key, division, month) => {
        hear(key, division, month);
        return policies.required(key, division, month);
      },
    },
    differFrom: (others) =>
      [...asked.values()].some(
        (question) => answer(policies, question) !== answer(others, question),
      ),
  };
};
