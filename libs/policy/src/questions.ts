import { isRelation, type Relation } from '@ledger/kernel';
import type { PolicyValues } from './policies';

/** In what an answer is counted. */
export type PolicyUnit = 'fen' | 'days' | 'months' | 'day-of-month' | 'count' | 'relations';

/** A question the code may ask of policy, in the words of the office. */
export interface PolicyQuestion {
  readonly unit: PolicyUnit;
  readonly zh: string;
  readonly en: string;
}

export type PolicyQuestionName = keyof PolicyValues;

/** Every question there is: a new one does not compile without its unit and its two sentences. */
export const policyQuestions = {
  standardFen: {
    unit: 'fen',
    zh: '农村低保标准（每人每月）',
    en: 'rural guarantee standard a person and month',
  },
  roundingUnitFen: {
    unit: 'fen',
    zh: '户保障金取整单位（四舍五入）',
    en: 'the household total is rounded to a multiple of this, half up',
  },
  paymentDeadlineDay: {
    unit: 'day-of-month',
    zh: '发放时限（所属月份的几日前到账）',
    en: 'credited by this day of the benefit month',
  },
  deathStopOffsetMonths: {
    unit: 'months',
    zh: '死亡后停发（自死亡当月起第几个月）',
    en: 'first month not payable, counted from the month of death',
  },
  transferStopOffsetMonths: {
    unit: 'months',
    zh: '转特困后停发（自供养起始月份起第几个月）',
    en: 'first month not payable, counted from the first month of special-hardship support',
  },
  undatedDeathLookbackMonths: {
    unit: 'months',
    zh: '无死亡日期时向前推定的月数',
    en: 'an undated death may lie this many months before its report',
  },
  stuckStageDays: {
    unit: 'days',
    zh: '资金在一个环节可停留的天数',
    en: 'days money may wait in a stage',
  },
  missedMonthGraceDays: {
    unit: 'days',
    zh: '超过发放时限多少天仍未发放即为漏发疑点',
    en: 'days after the deadline before an unpaid month counts as missed',
  },
  stopDecisionSlaDays: {
    unit: 'days',
    zh: '获知情况后作出停发决定的天数',
    en: 'days from learning of a ground to the decision on it',
  },
  returnHandlingDays: {
    unit: 'days',
    zh: '退票处理天数',
    en: 'days to send a returned item again or to refund it',
  },
  overpaymentStaleDays: {
    unit: 'days',
    zh: '多发款项追回天数',
    en: 'days an established overpayment may stay open',
  },
  proxyKinRelations: {
    unit: 'relations',
    zh: '代管人属于亲属的关系',
    en: 'relations that make a proxy holder kin of the owner',
  },
  proxyUnrelatedMax: {
    unit: 'count',
    zh: '一人可代管的非亲属人数',
    en: 'beneficiaries who are no kin, whose cards one person may keep',
  },
  proxyUnrelatedHighAbove: {
    unit: 'count',
    zh: '代管非亲属超过此数为高',
    en: 'more than this many weigh heavily',
  },
  sharedAccountHighFrom: {
    unit: 'count',
    zh: '共用账户达到此户数为高',
    en: 'a shared account weighs heavily from this many households on',
  },
  accountChangeWindowDays: {
    unit: 'days',
    zh: '冻结前多少天内变更账户须复核',
    en: 'a change of account this many days before the freeze needs a second person',
  },
  nearRelativeRelations: {
    unit: 'relations',
    zh: '须备案的近亲属关系',
    en: 'relations that have to be filed',
  },
  rosterDueDay: {
    unit: 'day-of-month',
    zh: '花名册报送日（所属月份的几日前）',
    en: 'the roster has come by this day of the benefit month',
  },
  resultDueDays: {
    unit: 'days',
    zh: '送银行后回盘的天数',
    en: 'days from sending a batch to the bank’s result file',
  },
  deathListGraceDays: {
    unit: 'days',
    zh: '月度死亡名单在月末后几天内送达',
    en: 'days after the end of a month by which its death list has come',
  },
  custodyLedgerGraceDays: {
    unit: 'days',
    zh: '代管台账在季末后几天内送达',
    en: 'days after the end of a quarter by which the custody ledger has come',
  },
  custodyReviewMonths: {
    unit: 'months',
    zh: '卡折代管每几个月核查一次（3 为逐季；0 为不作要求）',
    en: 'custody of a card is reviewed once in so many months (3: each quarter; 0: not asked for)',
  },
  batchApprovers: {
    unit: 'count',
    zh: '一个批次须几人审批（制单、提交的人不算）',
    en: 'so many people approve a batch, none of whom had a hand in it',
  },
  batchApproversMoreFromFen: {
    unit: 'fen',
    zh: '批次金额达到此数须再加一人审批',
    en: 'a batch of this sum or more takes one approver more',
  },
  suppressionDaysMax: {
    unit: 'days',
    zh: '疑点一次可暂不提示的天数',
    en: 'days a finding may be left alone at a time',
  },
} as const satisfies Record<PolicyQuestionName, PolicyQuestion>;

export const isPolicyQuestion = (name: string): name is PolicyQuestionName =>
  Object.hasOwn(policyQuestions, name);

const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;

const isRelations = (value: unknown): value is readonly Relation[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every(isRelation) &&
  new Set(value).size === value.length;

/** Is the value one the unit allows? */
export const fitsUnit = (unit: PolicyUnit, value: unknown): boolean => {
  switch (unit) {
    case 'fen':
      return isCount(value) && value > 0;
    case 'days':
    case 'months':
    case 'count':
      return isCount(value);
    case 'day-of-month':
      return isCount(value) && value >= 1 && value <= 31;
    case 'relations':
      return isRelations(value);
  }
};

/** What the unit allows, for whoever sent something else. */
export const unitWords: Readonly<Record<PolicyUnit, { readonly zh: string; readonly en: string }>> =
  {
    fen: { zh: '大于零的整数（单位：分）', en: 'a whole number of fen above zero' },
    days: { zh: '整数天数', en: 'a whole number of days' },
    months: { zh: '整数月数', en: 'a whole number of months' },
    'day-of-month': { zh: '1 至 31 的整数', en: 'a whole number from 1 to 31' },
    count: { zh: '整数', en: 'a whole number' },
    relations: {
      zh: '不重复的关系代码列表（如 SPOUSE、PARENT）',
      en: 'a list of relation codes such as SPOUSE and PARENT, none twice',
    },
  };
