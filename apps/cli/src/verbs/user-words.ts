import type {
  Account,
  AccountAct,
  ActDone,
  CreateRefusal,
  OpenSession,
  PasswordRefusal,
  ResetCodeRefusal,
} from '@ledger/application';
import type { TableColumn } from '../terminal/table';

export const accountColumns: readonly TableColumn<Account>[] = [
  { title: '用户名', of: (row) => row.userName },
  { title: '姓名', of: (row) => row.displayName },
  { title: '岗位', of: (row) => row.role },
  { title: '辖区', of: (row) => row.scope },
  { title: '须改密码', of: (row) => (row.mustChangePassword ? '是' : '') },
  { title: '锁定至', of: (row) => row.lockedUntil ?? '' },
  { title: '停用', of: (row) => row.disabledAt ?? '' },
];

export const sessionColumns: readonly TableColumn<OpenSession>[] = [
  { title: '登录时间', of: (row) => row.startedAt },
  { title: '最近使用', of: (row) => row.lastSeenAt },
  { title: '最晚到', of: (row) => row.expiresAt },
  { title: '来自', of: (row) => row.address ?? '本机命令行' },
];

export type UserRefusal = CreateRefusal | PasswordRefusal | ResetCodeRefusal;

export const userRefusals = {
  'not-a-user-name':
    '用户名应为 2–64 个字母、数字或 . _ -。 A user name has 2–64 letters, digits or . _ -.',
  'user-name-taken': '该用户名已有人使用。 The user name is taken.',
  'scope-not-a-village':
    '村级报送员的辖区应为一个村，如 --scope 500118001201。 A village reporter has the scope of one village.',
  'password-too-weak': '密码应为 10–256 个字符。 A password has 10–256 characters.',
  'password-unchanged': '新密码与原密码相同。 The new password is the old one.',
  'unknown-account': '没有这个账号。 There is no such account.',
  disabled: '该账号已停用，请先启用。 The account is disabled; enable it first.',
} satisfies Record<UserRefusal, string>;

const actWords = {
  created: '建立 created',
  disabled: '停用 disabled',
  enabled: '启用 enabled',
  locked: '锁定 locked',
  unlocked: '解锁 unlocked',
  'password-set': '他人重设密码 password set',
  'password-changed': '本人改密码 password changed',
  'reset-code-made': '发出重置码 reset code made',
  'password-reset': '凭重置码设密码 password reset',
  'session-ended': '结束一处登录 a session ended',
  'sessions-ended': '结束全部登录 all sessions ended',
} satisfies Record<AccountAct, string>;

export const actColumns: readonly TableColumn<ActDone>[] = [
  { title: '时间', of: (row) => row.at },
  { title: '事项', of: (row) => actWords[row.what] },
  { title: '经办', of: (row) => row.by },
];
