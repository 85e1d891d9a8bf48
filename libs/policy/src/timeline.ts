import type { LocalDate, YearMonth } from '@ledger/kernel';
import type { PolicyDoubt } from './doubts';
import type { PolicyClosing } from './notices';
import { type Policies, policiesFrom, type PolicyEntry, type PolicyValues } from './policies';
import { fitsUnit, isPolicyQuestion, type PolicyQuestionName, policyQuestions } from './questions';

export type PolicyValue = PolicyValues[PolicyQuestionName];

/** One question as one notice sets it. */
export interface PolicySetting {
  readonly division: string;
  readonly question: PolicyQuestionName;
  readonly from: YearMonth;
  /** Not included. */
  readonly until?: YearMonth;
  readonly announcedOn: LocalDate | null;
  readonly document: string;
  readonly value: PolicyValue;
  readonly verified: boolean;
  readonly unverifiedBecause?: readonly PolicyDoubt[];
  /** The day it was published here; null: it came with the program and was known all along. */
  readonly publishedOn: LocalDate | null;
}

/** What was published here, in the order of the log. It counts from the day it was published. */
export type PolicyTold =
  | { readonly kind: 'published'; readonly setting: PolicySetting; readonly knownOn: LocalDate }
  | { readonly kind: 'closed'; readonly closing: PolicyClosing; readonly knownOn: LocalDate };

/** What was known of policy from a day on, until the next one. */
export interface PolicyVersion {
  readonly knownFrom: LocalDate;
  readonly policies: Policies;
}

/**
 * Policy on the axis of knowledge: what was known of it on a day judges everything that is asked of
 * that day, whichever month it governs. So a publication changes no answer about an earlier day.
 */
export interface PolicyTimeline {
  /** Oldest first; never empty, and the first has always been known. */
  readonly versions: readonly PolicyVersion[];
  on(knowledgeDay: LocalDate): Policies;
  settingsOn(knowledgeDay: LocalDate): readonly PolicySetting[];
  /** The same as notices of one question each. */
  entriesOn(knowledgeDay: LocalDate): readonly PolicyEntry[];
}

const ALWAYS = '0001-01-01' as LocalDate;

/** The settings of a notice, question by question. */
export const settingsOf = (
  { values, ...notice }: PolicyEntry,
  publishedOn: LocalDate | null,
): readonly PolicySetting[] =>
  Object.entries(values).flatMap(([question, value]) =>
    // What another version of the program wrote and this one cannot ask for is nothing to it.
    isPolicyQuestion(question) && fitsUnit(policyQuestions[question].unit, value)
      ? [{ ...notice, question, value, publishedOn }]
      : [],
  );

const keyOf = ({
  division,
  question,
  from,
}: Pick<PolicySetting, 'division' | 'question' | 'from'>): string =>
  `${division} ${question} ${from}`;

const entryOf = (setting: PolicySetting): PolicyEntry => {
  const { question, value, publishedOn: _, ...rest } = setting;
  return { ...rest, values: { [question]: value } };
};

/** The last word on each division, question and first month. */
const settled = (
  shipped: readonly PolicySetting[],
  told: readonly PolicyTold[],
): readonly PolicySetting[] => {
  const settings = new Map(shipped.map((setting) => [keyOf(setting), setting]));
  for (const one of told) {
    if (one.kind === 'published') settings.set(keyOf(one.setting), one.setting);
    else {
      const setting = settings.get(keyOf(one.closing));
      if (setting) settings.set(keyOf(setting), { ...setting, until: one.closing.until });
    }
  }
  return [...settings.values()];
};

export const policyTimeline = (
  shipped: readonly PolicyEntry[],
  told: readonly PolicyTold[] = [],
): PolicyTimeline => {
  const always = shipped.flatMap((entry) => settingsOf(entry, null));
  const settingsOn = (day: LocalDate) =>
    settled(
      always,
      told.filter(({ knownOn }) => knownOn <= day),
    );
  const entriesOn = (day: LocalDate) => settingsOn(day).map(entryOf);
  const days = [...new Set([ALWAYS, ...told.map(({ knownOn }) => knownOn)])].sort();
  const versions = days.map((knownFrom) => ({
    knownFrom,
    policies: policiesFrom(entriesOn(knownFrom)),
  }));
  return {
    versions,
    settingsOn,
    entriesOn,
    on: (day) => (versions.findLast(({ knownFrom }) => knownFrom <= day) ?? versions[0]!).policies,
  };
};
