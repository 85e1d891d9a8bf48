/** What is wrong with a notice, where, and what is asked for instead. */
export interface NoticeProblem {
  /** Which notice of the file, counted from one. */
  readonly notice: number;
  readonly field: string;
  readonly code: NoticeProblemCode;
  readonly zh: string;
  readonly en: string;
}

const words = {
  'not-a-notice': {
    zh: '应为一份政策通知（JSON 对象）',
    en: 'a notice is a JSON object',
  },
  'unknown-member': {
    zh: '没有这一项，请核对拼写',
    en: 'there is no such member; check the spelling',
  },
  'not-a-division': {
    zh: '应为 2 至 12 位行政区划代码，全国为空文本 ""',
    en: 'a division code of 2 to 12 digits, or "" for the country',
  },
  'not-a-month': { zh: '应为存在的月份，如 2021-09', en: 'a month that exists, such as 2021-09' },
  'not-a-day': {
    zh: '应为存在的日期，如 2021-08-26；不知道时写 null',
    en: 'a day that exists, such as 2021-08-26; null where it is not known',
  },
  'closes-before-it-starts': {
    zh: '截止月份（不含）必须晚于起始月份',
    en: 'the end (not included) must be later than the first month',
  },
  'document-missing': {
    zh: '必须写明文件及文号（至多 200 字）',
    en: 'the document and its number must be named (at most 200 characters)',
  },
  'not-true-or-false': { zh: '应为 true 或 false', en: 'true or false' },
  'doubt-missing': {
    zh: '未核实的必须说明原因（unverifiedBecause），已核实的不得有',
    en: 'what is not verified says why (unverifiedBecause), and what is verified does not',
  },
  'unknown-doubt': {
    zh: '原因只能是 no-document、text-not-seen、number-not-seen、month-not-seen、inferred、maybe-superseded',
    en: 'a reason is one of no-document, text-not-seen, number-not-seen, month-not-seen, inferred, maybe-superseded',
  },
  'unknown-question': {
    zh: '没有这一政策项，可用的见 ledger policy list',
    en: 'policy knows no such question; ledger policy list shows those there are',
  },
  'wrong-value': { zh: '数值不符合单位', en: 'the value does not fit its unit' },
  'says-nothing': {
    zh: '必须设定（values）或终止（closes）至少一项，且只能其一',
    en: 'it must set something (values) or close something (closes), and not both',
  },
  'end-missing': {
    zh: '终止必须写明截止月份（until，不含）',
    en: 'a closing names the month it ends with (until, not included)',
  },
  twice: {
    zh: '同一行政区划、政策项和起始月份在文件中出现两次',
    en: 'the same division, question and first month stand in the file twice',
  },
} as const;

export type NoticeProblemCode = keyof typeof words;

export const noticeProblem = (
  notice: number,
  field: string,
  code: NoticeProblemCode,
  more?: { readonly zh: string; readonly en: string },
): NoticeProblem => {
  const { zh, en } = words[code];
  if (!more) return { notice, field, code, zh, en };
  return { notice, field, code, zh: `${zh}：${more.zh}`, en: `${en}: ${more.en}` };
};
