import type { MatchGrade, NumberDifference, RefuseReason, UndoReason } from '@ledger/ledger';
import type { Words } from '../worklist/reason-words';
import type { MatchActRefusal } from './acts';

export const gradeWords = {
  STRONG: { zh: '基本确定', en: 'Nearly certain' },
  LIKELY: { zh: '较可能', en: 'Likely' },
  WEAK: { zh: '待核', en: 'To be looked into' },
} as const satisfies Record<MatchGrade, Words>;

export const differenceWords = {
  OLD_FORM: { zh: '一为十五位旧号', en: 'One is the old number of fifteen digits' },
  CHECK_DIGIT: { zh: '只有校验码不同', en: 'Only the check digit differs' },
  ONE_CHARACTER: { zh: '一位不同', en: 'One character differs' },
  TWO_SWAPPED: { zh: '相邻两位颠倒', en: 'Two neighbours have changed places' },
  SERIAL_NUMBER: {
    zh: '地区、生日相同，顺序码不同',
    en: 'Same region and birthday, another serial',
  },
  BIRTHDAY_ONLY: { zh: '只有生日相同', en: 'Only the birthday is the same' },
} as const satisfies Record<NumberDifference, Words>;

export const refuseReasons = {
  OTHER_PERSON: { zh: '经核实是另一人', en: 'Verified: it is somebody else' },
  NAMESAKE: { zh: '同名同生日', en: 'A namesake born on the same day' },
  RELATIVE: { zh: '是其亲属', en: 'It is a relative' },
  OTHER: { zh: '其他（请在备注说明）', en: 'Other (say so in the note)' },
} as const satisfies Record<RefuseReason, Words>;

export const undoReasons = {
  NEW_EVIDENCE: { zh: '有新证据', en: 'There is new evidence' },
  DECIDED_IN_ERROR: { zh: '原认定有误', en: 'It was decided in error' },
  OTHER: { zh: '其他（请在备注说明）', en: 'Other (say so in the note)' },
} as const satisfies Record<UndoReason, Words>;

/** Why nothing was said of a pair, and the way on, in both languages of the office. */
export const matchRefusalWords = {
  'match-unknown': {
    zh: '管辖范围内今天没有这一对疑似同一人：名单或档案可能已更正。请刷新队列。',
    en: 'There is no such pair today in your scope: the list or the archive may have been corrected. Look at the queue again.',
  },
  'match-confirmed': {
    zh: '已认定为同一人。确有错误的，请先撤销认定。',
    en: 'They were found to be one person. If that is wrong, undo it first.',
  },
  'match-refused': {
    zh: '已认定不是同一人，不再提示。有新证据的，请先撤销认定。',
    en: 'They were found to be two persons and stay so. If there is new evidence, undo it first.',
  },
  'match-not-decided': {
    zh: '尚未认定，无可撤销。',
    en: 'Nothing was said of them yet, so there is nothing to undo.',
  },
  'second-person-missing': {
    zh: '须由另一人复核。',
    en: 'A second person must look at it.',
  },
} as const satisfies Record<MatchActRefusal, Words>;
