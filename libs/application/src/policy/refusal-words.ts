import type { PublishRefusal } from './publish';

/** Why notices are not published, in both languages of the office. */
export const policyRefusalWords = {
  'second-person-missing': {
    zh: '需要另一位系统管理员当场确认：不是本人，用户名和密码正确。',
    en: 'A second administrator must confirm: another account, with the right password.',
  },
  'outside-scope': {
    zh: '该行政区划不在您的管辖范围内。',
    en: 'The division lies outside your scope.',
  },
  'closes-before-it-starts': {
    zh: '截止月份（不含）必须晚于起始月份。',
    en: 'The end (not included) must be later than the first month.',
  },
  'policy-not-published': {
    zh: '没有发布过这一项，无从终止；随程序附带的政策须发布新的一项来取代。',
    en: 'No such entry was published here, so it cannot be closed; what came with the program is replaced by a new entry.',
  },
  'policy-already-closed': {
    zh: '这一项已在更早或相同的月份终止。',
    en: 'The entry already ends in that month or an earlier one.',
  },
  'policy-overlaps': {
    zh: '与已发布的另一项时间交叉，无法判断以哪一项为准：请先终止前一项，或使期限一项含于另一项之内。',
    en: 'It crosses another published entry, so nobody can say which is meant: close that one first, or let one lie within the other.',
  },
  'policy-nothing-new': {
    zh: '所列内容均已发布，没有新的内容。',
    en: 'All of it was published before: there is nothing new.',
  },
} as const satisfies Record<PublishRefusal, { readonly zh: string; readonly en: string }>;
