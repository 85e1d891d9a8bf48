import { wordsIn } from '../words/words-in';

const zh = {
  title: '本人账号',
  who: '账号',
  userName: '用户名',
  name: '姓名',
  role: '角色',
  scope: '区划范围',
  password: '密码',
  passwordNote: '修改密码后，本账号在别处的登录随即失效。',
  sessions: '仍然有效的登录',
  sessionsNote: '不认识的登录请立即结束，并修改密码。',
  startedAt: '登录时间',
  lastSeenAt: '最近使用',
  expiresAt: '有效至',
  address: '地址',
  thisOne: '这次登录',
  end: '结束',
  endOf: (startedAt: string) => `结束 ${startedAt} 的登录`,
  act: '操作',
  none: '没有其他登录。',
};

const en: typeof zh = {
  title: 'My account',
  who: 'Account',
  userName: 'User name',
  name: 'Name',
  role: 'Role',
  scope: 'Divisions',
  password: 'Password',
  passwordNote: 'With a new password every other login of this account ends.',
  sessions: 'Logins that are still good',
  sessionsNote: 'End a login you do not know at once, and change the password.',
  startedAt: 'Logged in',
  lastSeenAt: 'Last used',
  expiresAt: 'Good until',
  address: 'From',
  thisOne: 'this login',
  end: 'End',
  endOf: (startedAt) => `End the login of ${startedAt}`,
  act: 'Act',
  none: 'There is no other login.',
};

export const useAccountWords = wordsIn({ zh, en });
