import type { FindingActRefusal } from './act';
import type { Words } from './reason-words';

/** Why nothing was done with a finding, and the way on, in both languages of the office. */
export const findingRefusalWords = {
  'finding-unknown': {
    zh: '管辖范围内今天没有这条疑点：可能已因新情况消失，或编号有误。请刷新疑点清单。',
    en: 'There is no such finding today in your scope: new facts may have removed it, or the id is wrong. Look at the list again.',
  },
  'finding-changed': {
    zh: '疑点内容在您查看之后有变化。请刷新，看清现在的金额和日期后再办。',
    en: 'The finding is not what it was when it was shown to you. Look again, then repeat.',
  },
  'finding-decided': {
    zh: '这条疑点已处理（状态见下）。确有理由的，请先重新核查。',
    en: 'It has been decided (see below). If there is a reason, reopen it first.',
  },
  'finding-still-open': {
    zh: '这条疑点尚未处理，无需重新核查。',
    en: 'Nothing has been decided of it, so there is nothing to reopen.',
  },
  'assigned-already': {
    zh: '已经交办给此人。',
    en: 'It is assigned to this account already.',
  },
  'assigned-to-another': {
    zh: '这条疑点由他人办理（承办人见下）。请先改交办给自己，或请承办人办理。',
    en: 'Another account has it (see below). Assign it to yourself first, or ask them.',
  },
  'assignee-unknown': {
    zh: '不能交办给此人：没有这个账号、已停用、没有核查权限，或管辖范围不含该疑点。',
    en: 'It cannot be assigned to this account: there is none, it is disabled, it does not work on findings, or its scope does not hold this one.',
  },
  'reason-does-not-fit': {
    zh: '原因与核实结论不符，请改选与结论相符的原因。',
    en: 'The reason does not go with the verdict. Choose one that does.',
  },
  'note-missing': {
    zh: '选择“其他”的，请在备注中说明。',
    en: 'Whoever chooses "other" says in the note what it is.',
  },
  'not-verified': {
    zh: '尚未核实，或核实后内容有变化，不能了结。请先核实（属实、不属实或无法认定）。',
    en: 'It is not verified, or has changed since, so it cannot be closed. Verify it first: true, untrue or undetermined.',
  },
  'verified-false': {
    zh: '已核实为不属实，不能移交。若有新情况，请先重新核实。',
    en: 'It was verified as untrue and cannot be passed on. If more is known, verify it again.',
  },
  'second-person-missing': {
    zh: '须由另一人同意。',
    en: 'Another person must agree.',
  },
  'suppression-ends-too-soon': {
    zh: '恢复提示的日期须晚于今天。',
    en: 'The day on which it is back lies ahead.',
  },
  'suppression-too-long': {
    zh: '暂不提示的时间超过政策参数允许的天数（最晚日期见下）。请改早；到期后可再次申请。',
    en: 'Policy lets a finding be left alone until the day below and no longer. Choose an earlier day; it can be asked again when it is over.',
  },
} as const satisfies Record<FindingActRefusal, Words>;
