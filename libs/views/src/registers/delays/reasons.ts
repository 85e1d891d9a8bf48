import type { Words } from '../../findings/rule';
import type { Observed } from './observed';
import type { Hop, Why } from './span';
import type { WorkingDays } from './working-days';

/** What each hop is called. */
export const hopWords = {
  'allocation-to-receipt': { zh: '分配→收到', en: 'allocated → received' },
  'allocation-to-appropriation': { zh: '分配→拨付', en: 'allocated → appropriated' },
  'appropriation-to-arrival': { zh: '拨付→到账', en: 'appropriated → arrived' },
  'freeze-to-approval': { zh: '冻结→审批', en: 'frozen → approved' },
  'approval-to-bank': { zh: '审批→送银行', en: 'approved → sent to bank' },
  'appropriation-to-bank': { zh: '拨付→送银行', en: 'appropriated → sent to bank' },
  'arrival-to-bank': { zh: '到账→送银行', en: 'arrived → sent to bank' },
  'bank-to-credit': { zh: '送银行→入账', en: 'sent to bank → credited' },
  'return-to-handled': { zh: '退票→处理', en: 'returned → handled' },
  'known-to-decided': { zh: '获知→决定', en: 'known → decided' },
} as const satisfies Record<Hop, Words>;

const whyWords = {
  'not-appropriated': { zh: '尚未拨付', en: 'not appropriated yet' },
  'partly-appropriated': { zh: '只拨付了一部分', en: 'appropriated in part only' },
  'not-arrived': { zh: '尚未到账', en: 'not arrived yet' },
  'no-benefit-month': { zh: '未注明所属月份', en: 'names no benefit month' },
  'arrived-after-sending': { zh: '送银行后资金才到账', en: 'the money arrived after sending' },
  'not-sent': { zh: '该月批次尚未送银行', en: 'no batch of this month has been sent' },
  'advanced-batch': { zh: '节前整批提前发放', en: 'the whole batch was advanced' },
  'no-bank-result': { zh: '银行尚无回盘', en: 'no result of the bank yet' },
  'not-in-bank-result': {
    zh: '同批已回盘，没有此笔',
    en: 'the batch’s result is here, without it',
  },
  'sent-back': { zh: '银行退回，转入退票处理', en: 'sent back by the bank; goes on as a return' },
  'failed-before': { zh: '先失败，后入账', en: 'failed first, credited later' },
  'back-pay': { zh: '补发', en: 'back pay' },
  reissue: { zh: '重发', en: 'a reissue' },
  'nothing-done': { zh: '未重发也未缴回', en: 'neither sent again nor paid back' },
  'sent-again': { zh: '已重发', en: 'sent again' },
  'paid-back': { zh: '已缴回国库', en: 'paid back to the treasury' },
  'credited-again': { zh: '同一流水号后来入账', en: 'credited later under its own number' },
  'no-decision': { zh: '尚无停发或减发决定', en: 'no stop or reduction decided yet' },
  'decided-on-other-ground': { zh: '以其他原因作出决定', en: 'decided on another ground' },
  death: { zh: '死亡', en: 'a death' },
  'death-without-date': { zh: '死亡，名单无日期', en: 'a death; the list gives no date' },
  transfer: { zh: '转特困供养', en: 'a transfer to special hardship' },
  'other-ground': { zh: '其他原因', en: 'another ground' },
} as const satisfies Record<Why, Words>;

/** The bank's own codes that are known; another one is shown as it is. */
const failureWords: Readonly<Record<string, Words>> = {
  ACCOUNT_NOT_FOUND: { zh: '账户不存在', en: 'no such account' },
  ACCOUNT_CLOSED: { zh: '账户已销户', en: 'account closed' },
  ACCOUNT_DORMANT: { zh: '不动户', en: 'account dormant' },
  ACCOUNT_FROZEN: { zh: '账户冻结', en: 'account frozen' },
  BANK_TIMEOUT: { zh: '银行超时', en: 'the bank timed out' },
  FORMAT_ERROR: { zh: '代发数据格式有误', en: 'the line was malformed' },
  HOLDER_DECEASED: { zh: '户主已死亡', en: 'the holder is dead' },
  ID_EXPIRED: { zh: '身份证件过期', en: 'identity card expired' },
  LIMIT_EXCEEDED: { zh: '超过账户限额', en: 'over the account’s limit' },
  NAME_MISMATCH: { zh: '户名不符', en: 'name of the account differs' },
};

/** A weekend is two days; more in a row is a holiday (or one with the days moved for it). */
const HOLIDAY_DAYS = 3;
/** A holiday explains a wait of which it is at least this part. */
const HOLIDAY_PART = 1 / 3;

const holidayIn = ({ span, end, days }: Observed, calendar: WorkingDays): readonly Words[] => {
  const rest = calendar.longestRest(span.from, end) ?? 0;
  if (rest < HOLIDAY_DAYS || rest < days * HOLIDAY_PART) return [];
  return [{ zh: `其间放假连休 ${rest} 天`, en: `${rest} days of holiday in a row fell into it` }];
};

/** Announced for a day to come, so it is not done although a day is written. */
const announced = ({ span, state }: Observed): readonly Words[] =>
  state === 'open' && span.until ? [{ zh: `定于 ${span.until}`, en: `set for ${span.until}` }] : [];

/** Why a wait was long, from the facts and the calendar; empty where they say nothing. */
export const reasonsOf = (wait: Observed, calendar: WorkingDays): readonly Words[] => {
  const { why, failureCode } = wait.span;
  const asItIs = { zh: `银行代码 ${failureCode}`, en: `bank code ${failureCode}` };
  const code = failureCode ? [failureWords[failureCode] ?? asItIs] : [];
  return [
    ...why.map((one) => whyWords[one]),
    ...code,
    ...announced(wait),
    ...holidayIn(wait, calendar),
  ];
};
