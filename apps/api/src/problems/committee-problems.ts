import type { ProblemWords } from './problem-words';

/** What only the committee's own routes answer with. */
export const committeeProblems = {
  'clue-not-received': {
    status: 404,
    zh: '没有登记过这个线索编号。',
    en: 'No clue of this number was received.',
  },
  'clue-already-received': {
    status: 409,
    zh: '该线索编号已经登记。',
    en: 'A clue of this number was received already.',
  },
  'clue-at-other-step': {
    status: 409,
    zh: '线索当前环节不能办理此项。',
    en: 'The clue is at another step; this cannot be done now.',
  },
  'outcome-not-approved': {
    status: 409,
    zh: '处置结果与已批准的处置意见不一致。',
    en: 'The outcome is not the one that was approved.',
  },
  'clue-needs-another-person': {
    status: 422,
    zh: '提出意见或报告的人不能自己审批或处置，须由另一人办理。',
    en: 'Nobody approves or disposes of what they proposed or reported; another person must.',
  },
  'household-not-found': {
    status: 404,
    zh: '管辖范围内没有这个家庭编号。',
    en: 'There is no such household in your scope.',
  },
  'committee-key-away': {
    status: 409,
    zh: '纪工委密钥不在本机，记录照常写入但无法读出。请在存放密钥的机器上办理。',
    en: 'The key of the committee is not on this machine: records are written and cannot be read. Work where the key is.',
  },
} as const satisfies Record<string, ProblemWords>;
