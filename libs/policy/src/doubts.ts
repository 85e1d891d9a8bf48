/** Why an entry was not verified (未核实的原因). */
export type PolicyDoubt =
  | 'no-document'
  | 'text-not-seen'
  | 'number-not-seen'
  | 'month-not-seen'
  | 'inferred'
  | 'maybe-superseded';

/** Each reason in a sentence of both languages. */
export const policyDoubts = {
  'no-document': {
    zh: '无文件依据，为本系统的默认值',
    en: 'no document sets it: a default of this program',
  },
  'text-not-seen': { zh: '未见文件原文', en: 'the text of the document was not seen' },
  'number-not-seen': { zh: '未见文号', en: 'the number of the document was not seen' },
  'month-not-seen': {
    zh: '未见执行月份，所列为推测',
    en: 'the first month was not seen and is assumed',
  },
  inferred: { zh: '由其他规定推定', en: 'inferred from another rule' },
  'maybe-superseded': { zh: '是否仍然有效未核实', en: 'whether it is still in force is not known' },
} as const satisfies Record<PolicyDoubt, { readonly zh: string; readonly en: string }>;

export const isPolicyDoubt = (text: unknown): text is PolicyDoubt =>
  typeof text === 'string' && Object.hasOwn(policyDoubts, text);
