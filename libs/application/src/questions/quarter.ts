import type { DivisionCode, LocalDate } from '@ledger/kernel';
import type { PolicyQuestionName } from '@ledger/policy';
import type { PublishedPolicies } from '@ledger/projector';
import type { HopAnswer } from '../answers';
import { custodyDue } from '../custody/due';
import type { CustodyDueRow } from '../custody/answers';
import type { DecisionAnswer } from '../decisions/answers';
import { decisions } from '../decisions/register';
import type { FundDocumentAnswer } from '../funds/answers';
import { funds } from '../funds/register';
import type { OverpaymentsAnswer } from '../overpayments/answers';
import { overpayments } from '../overpayments/register';
import { isIn, type Period } from '../papers/period';
import type { PolicySettingAnswer } from '../policy/answers';
import { policiesAnswer } from '../policy/list';
import type { WorkItemAnswer } from '../worklist/answers';
import { worklist, type WorklistNeeds } from '../worklist/worklist';
import { arrears } from './arrears';
import { custody } from './custody';
import { deaths } from './deaths';
import { delayRegisterOn } from './delays';
import type { ArrearsEntry, CardAnswer, DeathAnswer } from './evidence-answers';
import { type HouseholdListed, householdsListed } from './households-listed';
import { nearRelatives, type NearRelativeAnswer } from './near-relatives';
import { type Instructed, paymentsOf } from './payments-of';

export interface PeriodNeeds extends WorklistNeeds {
  readonly policies: PublishedPolicies;
}

export interface PeriodAsked {
  readonly scope: DivisionCode;
  readonly knownOn: LocalDate;
  readonly period: Period;
}

/** What the ledger knows of a time, as far as the quarterly ledger (工作台账) asks. */
export interface QuarterKnown {
  readonly period: Period;
  readonly knownOn: LocalDate;
  readonly households: readonly HouseholdListed[];
  readonly payments: readonly Instructed[];
  readonly decisions: readonly DecisionAnswer[];
  readonly deaths: readonly DeathAnswer[];
  readonly filings: readonly NearRelativeAnswer[];
  readonly arrears: readonly ArrearsEntry[];
  readonly policies: readonly PolicySettingAnswer[];
  readonly cards: readonly CardAnswer[];
  readonly custodyDue: readonly CustodyDueRow[];
  readonly documents: readonly FundDocumentAnswer[];
  readonly hops: readonly HopAnswer[];
  readonly overpayments: OverpaymentsAnswer;
  readonly work: readonly WorkItemAnswer[];
}

const EVERYTHING = { state: 'all', order: 'rule', limit: Number.MAX_SAFE_INTEGER } as const;

/** Every match that holds, or that somebody worked on, with where it stands. */
export const allWork = async (
  needs: WorklistNeeds,
  { scope, knownOn }: Omit<PeriodAsked, 'period'>,
): Promise<readonly WorkItemAnswer[]> =>
  (await worklist(needs, { scope, knownOn, ...EVERYTHING })).items;

/** What decides who is paid how much and until when; the other limits are those of rules. */
const ABOUT_MONEY: readonly string[] = [
  'standardFen',
  'roundingUnitFen',
  'paymentDeadlineDay',
  'deathStopOffsetMonths',
  'transferStopOffsetMonths',
  'stopDecisionSlaDays',
  'stuckStageDays',
  'returnHandlingDays',
  'overpaymentStaleDays',
] satisfies readonly PolicyQuestionName[];

const governing = async (needs: PeriodNeeds, { scope, knownOn, period }: PeriodAsked) => {
  const answer = await policiesAnswer(needs, { knownOn, ...(scope && { division: scope }) });
  return answer.policies.filter(
    ({ question, from, until }) =>
      ABOUT_MONEY.includes(question) &&
      from <= period.lastMonth &&
      (until === null || until > period.firstMonth),
  );
};

export const quarterKnown = async (
  needs: PeriodNeeds,
  asked: PeriodAsked,
): Promise<QuarterKnown> => {
  const { scope, knownOn, period } = asked;
  const { readSide } = needs;
  const at = { scope, knownOn };
  const policies = (await needs.policies.timeline(readSide.manager)).on(knownOn);
  const judging = { ...needs, policies };
  const { from, until, firstMonth, lastMonth } = period;
  const months = { fromMonth: firstMonth, untilMonth: lastMonth };
  const hops = await delayRegisterOn(readSide, { ...at, by: 'none', began: { from, until } });
  return {
    period,
    knownOn,
    households: await householdsListed(readSide, at),
    payments: await paymentsOf(readSide, { ...at, ...months }),
    decisions: (await decisions(needs, at)).decisions.filter(({ decidedOn }) =>
      isIn(period, decidedOn),
    ),
    deaths: (await deaths(judging, at)).deaths.filter(({ latest }) => isIn(period, latest)),
    filings: (await nearRelatives(needs, at)).filings,
    arrears: (await arrears(needs, at)).arrears,
    policies: await governing(needs, asked),
    cards: (await custody(needs, { ...at, open: true })).cards,
    custodyDue: (await custodyDue(judging, { ...at, withinDays: 0 })).rows,
    documents: (await funds(readSide, at)).documents.filter(({ businessOn }) =>
      isIn(period, businessOn),
    ),
    hops: hops.rows,
    overpayments: await overpayments(needs, at),
    work: await allWork(needs, at),
  };
};
