import type { ProblemWords } from './problem-words';

/** What is wrong with how something was asked, and not with what. */
export const exchangeProblems = {
  'idempotency-key-not-valid': {
    status: 400,
    zh: 'Idempotency-Key 应为 1–255 个可见的 ASCII 字符。',
    en: 'An Idempotency-Key has 1 to 255 visible ASCII characters.',
  },
  'idempotency-key-reused': {
    status: 422,
    zh: '这个 Idempotency-Key 已用于另一项请求。新的请求请换一个新的键。',
    en: 'This Idempotency-Key was used for another request. Take a new key for a new request.',
  },
  'request-under-way': {
    status: 409,
    zh: '同一个 Idempotency-Key 的请求正在办理。请稍候，用同一个键重试即可得到结果。',
    en: 'The request with this Idempotency-Key is being carried out. Ask again shortly with the same key to have its answer.',
  },
  'changed-meanwhile': {
    status: 412,
    zh: '您打开之后，它已有新的办理记录，本次未作任何改动。请重新打开，看过再办。',
    en: 'Something was done with it since you looked; nothing was changed now. Open it again, look, and then act.',
  },
  'cursor-not-of-this-list': {
    status: 422,
    zh: '翻页标记（cursor）不属于这个清单或这些条件。请从第一页重新取。',
    en: 'The cursor is not of this list with these filters. Begin again at the first page.',
  },
  'not-an-address': {
    status: 422,
    zh: '接收地址应为 http 或 https 网址，不含用户名和密码。',
    en: 'A receiver has an http or https address without a user name or a password in it.',
  },
  'webhook-not-found': {
    status: 404,
    zh: '管辖范围内没有这个接收方，或它已取消。',
    en: 'There is no such receiver in your scope, or it was taken off.',
  },
  'delivery-not-found': {
    status: 404,
    zh: '这个接收方没有这条消息。',
    en: 'There is no such delivery of this receiver.',
  },
} as const satisfies Record<string, ProblemWords>;
