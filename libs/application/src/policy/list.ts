import type { LocalDate, YearMonth } from '@ledger/kernel';
import { policyDoubts, policyQuestions, type PolicySetting } from '@ledger/policy';
import type { PublishedPolicies } from '@ledger/projector';
import { compare } from '@ledger/views';
import type { DataSource } from 'typeorm';
import type { PoliciesAnswer, PolicySettingAnswer } from './answers';

export interface PoliciesAsked {
  /** Only what can govern this division or one beneath it. */
  readonly division?: string;
  /** Only what governs this month: of several the one that counts. */
  readonly at?: YearMonth;
  /** As known on this day. */
  readonly knownOn: LocalDate;
}

const governs =
  (at: YearMonth) =>
  ({ from, until }: PolicySetting): boolean =>
    from <= at && !(until && until <= at);

/** The nearest division comes first, and of one division the newest month. */
const byRank = (a: PolicySetting, b: PolicySetting): number =>
  b.division.length - a.division.length || compare(b.from, a.from);

/** Of the settings of one question the first by rank; without a division, one for each division. */
const counting = (
  settings: readonly PolicySetting[],
  { division, at }: PoliciesAsked & { readonly at: YearMonth },
): readonly PolicySetting[] => {
  const seen = new Set<string>();
  return settings
    .filter(governs(at))
    .filter((setting) => division === undefined || division.startsWith(setting.division))
    .sort(byRank)
    .filter(({ question, division: own }) => {
      const key = division === undefined ? `${question} ${own}` : question;
      return !seen.has(key) && seen.add(key);
    });
};

const answerOf = (setting: PolicySetting): PolicySettingAnswer => {
  const { unit, zh, en } = policyQuestions[setting.question];
  const { until, unverifiedBecause = [], ...rest } = setting;
  return {
    ...rest,
    unit,
    words: { zh, en },
    until: until ?? null,
    unverifiedBecause: unverifiedBecause.map((code) => ({ code, ...policyDoubts[code] })),
  };
};

const inOrder = (a: PolicySettingAnswer, b: PolicySettingAnswer): number =>
  compare(a.question, b.question) || compare(a.division, b.division) || compare(a.from, b.from);

/** Policy as known on a day: what came with the program and what was published here. */
export const policiesAnswer = async (
  needs: { readonly policies: PublishedPolicies; readonly readSide: DataSource },
  asked: PoliciesAsked,
): Promise<PoliciesAnswer> => {
  const { division, at, knownOn } = asked;
  const timeline = await needs.policies.timeline(needs.readSide.manager);
  const related = timeline
    .settingsOn(knownOn)
    .filter(
      (setting) =>
        division === undefined ||
        division.startsWith(setting.division) ||
        setting.division.startsWith(division),
    );
  const shown = at === undefined ? related : counting(related, { ...asked, at });
  return { knowledgeDate: knownOn, policies: shown.map(answerOf).sort(inOrder) };
};
