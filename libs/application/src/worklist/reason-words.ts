import type {
  CloseReason,
  PassOnReason,
  ReopenReason,
  SuppressReason,
  Verdict,
  VerifyReason,
} from '@ledger/ledger';

export interface Words {
  readonly zh: string;
  readonly en: string;
}

export const verdictWords = {
  TRUE: { zh: '属实', en: 'True' },
  FALSE: { zh: '不属实', en: 'Untrue' },
  UNDETERMINED: { zh: '无法认定', en: 'Undetermined' },
} as const satisfies Record<Verdict, Words>;

/** With which verdicts a reason goes: the others would contradict it. */
export const verifyReasons = {
  OVERPAYMENT_CONFIRMED: { zh: '多发属实', en: 'The overpayment is real', of: ['TRUE'] },
  NOT_ENTITLED: { zh: '不符合条件仍在发放', en: 'Paid without being entitled', of: ['TRUE'] },
  PAPERS_MISSING: { zh: '手续确实缺失', en: 'The papers are indeed missing', of: ['TRUE'] },
  HANDLED_LATE: { zh: '确实办理不及时', en: 'It was indeed handled late', of: ['TRUE'] },
  WRONG_PERSON: { zh: '不是同一人', en: 'It is another person', of: ['FALSE'] },
  SOURCE_WRONG: { zh: '来源名单有误', en: 'The list it rests on is wrong', of: ['FALSE'] },
  LAWFUL_EXCEPTION: { zh: '属政策允许的情形', en: 'The rules allow it', of: ['FALSE'] },
  ENTRY_MISTAKE: {
    zh: '录入差错，资金无误',
    en: 'A slip in the entry; the money is right',
    of: ['FALSE'],
  },
  EVIDENCE_MISSING: { zh: '证据不足', en: 'The evidence does not suffice', of: ['UNDETERMINED'] },
  PERSON_NOT_FOUND: { zh: '找不到当事人', en: 'The person cannot be found', of: ['UNDETERMINED'] },
  OTHER: {
    zh: '其他（请在备注说明）',
    en: 'Other (say so in the note)',
    of: ['TRUE', 'FALSE', 'UNDETERMINED'],
  },
} as const satisfies Record<VerifyReason, Words & { readonly of: readonly Verdict[] }>;

export const closeReasons = {
  RECOVERED: { zh: '款项已追回', en: 'The money is recovered' },
  CORRECTED: { zh: '已更正', en: 'It is corrected' },
  PAPERS_COMPLETED: { zh: '手续已补齐', en: 'The papers are complete' },
  NO_ACTION_NEEDED: { zh: '经核实无需处理', en: 'Verified; nothing is to be done' },
  CANNOT_BE_CLEARED: { zh: '无法查清', en: 'It cannot be cleared up' },
  OTHER: { zh: '其他（请在备注说明）', en: 'Other (say so in the note)' },
} as const satisfies Record<CloseReason, Words>;

export const passOnReasons = {
  INVOLVES_OFFICIALS: { zh: '涉及村干部或经办人员', en: 'It involves a cadre or a handler' },
  BEYOND_OUR_MEANS: { zh: '超出街道核实能力', en: 'Beyond what the street can verify' },
  LARGE_SUM: { zh: '金额较大', en: 'The sum is large' },
  REPEATED: { zh: '多次出现', en: 'It has happened repeatedly' },
  OTHER: { zh: '其他（请在备注说明）', en: 'Other (say so in the note)' },
} as const satisfies Record<PassOnReason, Words>;

export const reopenReasons = {
  NEW_EVIDENCE: { zh: '有新证据', en: 'There is new evidence' },
  DECIDED_IN_ERROR: { zh: '原处理有误', en: 'It was decided in error' },
  ASKED_BY_SUPERIOR: { zh: '上级要求复核', en: 'A superior asks for another look' },
  OTHER: { zh: '其他（请在备注说明）', en: 'Other (say so in the note)' },
} as const satisfies Record<ReopenReason, Words>;

export const suppressReasons = {
  KNOWN_AND_LAWFUL: { zh: '情况已知且合规', en: 'Known and lawful' },
  BEING_CORRECTED: { zh: '正在更正', en: 'It is being corrected' },
  AWAITING_REPLY: { zh: '等待其他单位答复', en: 'Another body has yet to answer' },
  RULE_DOES_NOT_FIT: { zh: '规则不适用于该情形', en: 'The rule does not fit the case' },
  OTHER: { zh: '其他（请在备注说明）', en: 'Other (say so in the note)' },
} as const satisfies Record<SuppressReason, Words>;

/** A code an act may name, in the words an office reads. */
export interface ReasonAnswer extends Words {
  readonly code: string;
}

/** Every code of every act on a finding. */
export interface ReasonsAnswer {
  readonly verdicts: readonly ReasonAnswer[];
  readonly verification: readonly (ReasonAnswer & { readonly of: readonly Verdict[] })[];
  readonly passingOn: readonly ReasonAnswer[];
  readonly closing: readonly ReasonAnswer[];
  readonly reopening: readonly ReasonAnswer[];
  readonly suppression: readonly ReasonAnswer[];
}

const listOf = <W extends Words>(words: Readonly<Record<string, W>>) =>
  Object.entries(words).map(([code, said]) => ({ code, ...said }));

export const reasons: ReasonsAnswer = {
  verdicts: listOf(verdictWords),
  verification: listOf(verifyReasons),
  passingOn: listOf(passOnReasons),
  closing: listOf(closeReasons),
  reopening: listOf(reopenReasons),
  suppression: listOf(suppressReasons),
};
