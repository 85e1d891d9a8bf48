import { HttpException } from '@nestjs/common';
import { bankProblems } from './bank-problems';
import { batchProblems } from './batch-problems';
import { committeeProblems } from './committee-problems';
import { custodyProblems } from './custody-problems';
import { exchangeProblems } from './exchange-problems';
import { fundProblems } from './fund-problems';
import { householdProblems } from './household-problems';
import { monthProblems } from './month-problems';
import { overpaymentProblems } from './overpayment-problems';
import type { ProblemWords } from './problem-words';
import { policyProblems } from './policy-problems';
import { sealProblems } from './seal-problems';
import { supplementProblems } from './supplement-problems';
import { worklistProblems } from './worklist-problems';

/** Everything this API can answer instead of what was asked, in both languages of the office. */
export const problems = {
  'not-logged-in': {
    status: 401,
    zh: '尚未登录，或登录已过期。请重新登录。',
    en: 'Nobody is logged in, or the session has ended. Log in again.',
  },
  'wrong-credentials': {
    status: 401,
    zh: '用户名或密码不正确。',
    en: 'The user name or the password is wrong.',
  },
  locked: {
    status: 401,
    zh: '密码多次输入错误，账号已暂时锁定。请稍后再试。',
    en: 'Too many wrong passwords: the account is locked for a while. Try again later.',
  },
  disabled: {
    status: 401,
    zh: '该账号已停用。请联系系统管理员。',
    en: 'The account is disabled. Ask the administrator.',
  },
  'password-must-change': {
    status: 403,
    zh: '请先修改初始密码。',
    en: 'Change the first password before anything else.',
  },
  'not-permitted': {
    status: 403,
    zh: '您的岗位没有这项权限。',
    en: 'Your role is not permitted to do this.',
  },
  'outside-scope': {
    status: 403,
    zh: '该行政区划不在您的管辖范围内。',
    en: 'The division lies outside your scope.',
  },
  'password-too-weak': {
    status: 422,
    zh: '新密码至少 10 个字符，至多 256 个字符。',
    en: 'A new password has 10 to 256 characters.',
  },
  'password-unchanged': {
    status: 422,
    zh: '新密码不能与原密码相同。',
    en: 'The new password is the old one.',
  },
  'not-valid': {
    status: 422,
    zh: '提交的内容有误，请按提示更正。',
    en: 'What was sent is not valid; see the fields.',
  },
  'no-files': {
    status: 422,
    zh: '没有收到文件。请在 files 字段中上传至少一个文件。',
    en: 'No file was received. Send at least one in the field "files".',
  },
  'length-required': {
    status: 411,
    zh: '上传必须说明长度（Content-Length）。',
    en: 'An upload must say its length (Content-Length).',
  },
  'too-large': {
    status: 413,
    zh: '上传的内容过大：每个文件至多 64 MB，一次至多 200 个文件、合计 512 MB。请分批上传。',
    en: 'Too large: at most 64 MB a file, 200 files and 512 MB at once. Send it in parts.',
  },
  'uploads-busy': {
    status: 503,
    zh: '正在接收其他上传，内存已满。未作任何改动，请稍候重试。',
    en: 'Other uploads are being received and fill the memory. Nothing was changed; try again shortly.',
  },
  'not-found': {
    status: 404,
    zh: '没有找到，或不在您的管辖范围内。',
    en: 'It was not found, or lies outside your scope.',
  },
  'finding-not-held': {
    status: 404,
    zh: '按所问日期已知的材料，没有这条疑点；它成立的日期见下。',
    en: 'By what was known on the day asked about there is no such finding; when it stood is said below.',
  },
  'no-knowledge-chain': {
    status: 409,
    zh: '这条疑点不涉及“发放时是否可知”。请看同户同月的 R01、R02、R04、R05、R06、R17、R18、R19 或 R30 疑点。',
    en: 'This finding is not about what was known at a payment. See those of the same household and month: R01, R02, R04, R05, R06, R17, R18, R19 or R30.',
  },
  'bad-request': {
    status: 400,
    zh: '请求无法识别。',
    en: 'The request cannot be understood.',
  },
  'file-not-received': {
    status: 404,
    zh: '没有收到过这个文件。',
    en: 'No such file was received.',
  },
  'import-under-way': {
    status: 409,
    zh: '该文件正在导入，请等导入结束后再试。',
    en: 'The file is still being imported; try again once it is done.',
  },
  'already-withdrawn': {
    status: 409,
    zh: '该文件已经撤回。',
    en: 'The file has already been withdrawn.',
  },
  'already-replaced': {
    status: 409,
    zh: '该文件已经被更正文件替换。',
    en: 'The file has already been replaced.',
  },
  'second-person-missing': {
    status: 422,
    zh: '需要另一位有权限的人员当场确认：其用户名和密码正确、不是本人、管辖范围相同。',
    en: 'A second person must confirm: another account of this scope with this permission and the right password.',
  },
  'same-content': {
    status: 409,
    zh: '更正文件与原文件内容相同。',
    en: 'The better file says the same as the one it is to replace.',
  },
  'not-readable': {
    status: 422,
    zh: '更正文件无法读取。请检查文件是否完整、是否为所要求的表格。',
    en: 'The better file cannot be read. Check that it is whole and the table asked for.',
  },
  'wrong-code': {
    status: 401,
    zh: '用户名或重置码不正确，或重置码已用过、已过期。请向系统管理员另取一个。',
    en: 'The user name or the code is wrong, or the code was used or is too old. Ask the administrator for another.',
  },
  'not-a-user-name': {
    status: 422,
    zh: '用户名应为 2–64 个字母、数字或 . _ -。',
    en: 'A user name has 2 to 64 letters, digits or . _ -.',
  },
  'user-name-taken': {
    status: 409,
    zh: '该用户名已有人使用。',
    en: 'The user name is taken.',
  },
  'scope-not-a-village': {
    status: 422,
    zh: '村级报送员的辖区应为一个村（12 位行政区划代码）。',
    en: 'A village reporter has the scope of one village (a division code of 12 digits).',
  },
  'own-account': {
    status: 409,
    zh: '不能停用自己的账号，请由另一位系统管理员办理。',
    en: 'Nobody disables the account they are logged in with; another administrator must.',
  },
  'unknown-account': {
    status: 404,
    zh: '没有这个账号。',
    en: 'There is no such account.',
  },
  'money-went-out': {
    status: 409,
    zh: '该文件所列款项已有发放到账，只能冲正，不能撤回或替换。',
    en: 'Money of this file was already credited: only a reversal corrects it now.',
  },
  'database-away': {
    status: 503,
    zh: '数据库暂时无法连接，请稍候重试。',
    en: 'The database is away for a moment. Try again shortly.',
  },
  'log-away': {
    status: 503,
    zh: '事件日志暂时无法连接，本次操作未获确认。请稍候重试；重复提交不会重复记账。',
    en: 'The event log is away for a moment, so this is not confirmed. Try again shortly; nothing is recorded twice.',
  },
  'log-not-accepted': {
    status: 503,
    zh: '所连接的事件日志不是本账本的日志，已停止记账。请联系系统管理员。',
    en: 'The event log that is connected is not the log of this ledger, so nothing is recorded. Tell the administrator.',
  },
  ...bankProblems,
  ...batchProblems,
  ...committeeProblems,
  ...custodyProblems,
  ...exchangeProblems,
  ...fundProblems,
  ...supplementProblems,
  ...householdProblems,
  ...overpaymentProblems,
  ...monthProblems,
  ...policyProblems,
  ...sealProblems,
  ...worklistProblems,
  'went-wrong': {
    status: 500,
    zh: '程序内部出错，操作没有完成。请把出错时间告诉系统管理员。',
    en: 'Something went wrong inside; nothing was completed. Tell the administrator the time.',
  },
} as const satisfies Record<string, ProblemWords>;

export type ProblemCode = keyof typeof problems;

/** Which part of what was sent is wrong. */
export interface ProblemField {
  readonly field: string;
  readonly expected: string;
}

export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly zh: string;
  readonly en: string;
  readonly fields?: readonly ProblemField[];
  /** What a refusal rests on: a day, a count. */
  readonly details?: Readonly<Record<string, string | number>>;
}

/** The title speaks the reader's language; both stand beside it. */
export type Language = 'zh' | 'en';

export const problemBody = (
  code: ProblemCode,
  more: Pick<ProblemBody, 'fields' | 'details'> = {},
): ProblemBody => {
  const { status, zh, en } = problems[code];
  return { type: `urn:dibao-ledger:problem:${code}`, title: zh, status, code, zh, en, ...more };
};

export const inLanguage = (body: ProblemBody, language: Language): ProblemBody => ({
  ...body,
  title: body[language],
});

export class Problem extends HttpException {
  constructor(code: ProblemCode, more: Pick<ProblemBody, 'fields' | 'details'> = {}) {
    const body = problemBody(code, more);
    super(body, body.status);
  }
}
