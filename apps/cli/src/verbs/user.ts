import {
  type Account,
  type Accounts,
  type CreateRefusal,
  type PasswordRefusal,
  type Role,
  ROLES,
} from '@ledger/application';
import { parseDivisionCode } from '@ledger/kernel';
import { EXIT, type ExitCode } from '../exit-code';
import { withLedger } from '../opened';
import { passwordFrom } from '../terminal/password';
import { print, printJson, remark } from '../terminal/print';
import { table, type TableColumn } from '../terminal/table';
import { UsageProblem, type Verb } from '../verb';
import { exactly, parsedOption, parseWords, required } from '../words';

const columns: readonly TableColumn<Account>[] = [
  { title: '用户名', of: (row) => row.userName },
  { title: '姓名', of: (row) => row.displayName },
  { title: '岗位', of: (row) => row.role },
  { title: '辖区', of: (row) => row.scope },
  { title: '须改密码', of: (row) => (row.mustChangePassword ? '是' : '') },
  { title: '停用', of: (row) => row.disabledAt ?? '' },
];

const refusals = {
  'not-a-user-name':
    '用户名应为 2–64 个字母、数字或 . _ -。 A user name has 2–64 letters, digits or . _ -.',
  'user-name-taken': '该用户名已有人使用。 The user name is taken.',
  'password-too-weak': '密码应为 10–256 个字符。 A password has 10–256 characters.',
  'password-unchanged': '新密码与原密码相同。 The new password is the old one.',
  'unknown-account': '没有这个账号。 There is no such account.',
} satisfies Record<CreateRefusal | PasswordRefusal, string>;

type Answer = Account | { readonly refused: keyof typeof refusals };

const tell = async (answer: Answer, done: (account: Account) => string): Promise<ExitCode> => {
  if ('refused' in answer) {
    await remark(refusals[answer.refused]);
    return EXIT.refused;
  }
  await print(done(answer));
  return EXIT.success;
};

const list = async (words: readonly string[]): Promise<ExitCode> => {
  const { values, positionals } = parseWords(words, { json: { type: 'boolean' } });
  exactly(positionals);
  const accounts = await withLedger(({ ledger }) => ledger.accounts.list());
  if (values.json) await printJson(accounts);
  else await print(...table(columns, accounts));
  return EXIT.success;
};

const parseRole = (text: string): Role | undefined => ROLES.find((role) => role === text);

const add = async (words: readonly string[]): Promise<ExitCode> => {
  const { values, positionals } = parseWords(words, {
    role: { type: 'string' },
    name: { type: 'string' },
    scope: { type: 'string' },
  });
  const [userName = ''] = exactly(positionals, 'USER');
  const role = parsedOption(
    required(values.role, '--role'),
    parseRole,
    '--role',
    ROLES.join(' | '),
  );
  const scope = parsedOption(values.scope, parseDivisionCode, '--scope', '500118001');
  const password = await passwordFrom('LEDGER_PASSWORD', `${userName} 的初始密码 first password: `);
  return withLedger(async ({ ledger }) => {
    const answer = await ledger.accounts.createAccount({
      userName,
      displayName: values.name ?? userName,
      role: role ?? 'finance-officer',
      scope: scope ?? ledger.division,
      password,
      mustChangePassword: true,
    });
    return tell(answer, (account) => `已建立账号 Account created: ${account.userName}`);
  });
};

const accountNamed = async (accounts: Accounts, userName: string): Promise<Account | undefined> => {
  const wanted = userName.trim().normalize('NFKC').toLowerCase();
  return (await accounts.list()).find((account) => account.userName === wanted);
};

const password = async (words: readonly string[]): Promise<ExitCode> => {
  const { positionals } = parseWords(words, {});
  const [userName = ''] = exactly(positionals, 'USER');
  const typed = await passwordFrom('LEDGER_PASSWORD', `${userName} 的新密码 new password: `);
  return withLedger(async ({ ledger: { accounts } }) => {
    const account = await accountNamed(accounts, userName);
    const answer: Answer = account
      ? await accounts.setPassword(account.id, typed, { mustChange: true })
      : { refused: 'unknown-account' };
    return tell(
      answer,
      ({ userName }) =>
        `密码已重设，登录后须修改 Password set, to be changed at login: ${userName}`,
    );
  });
};

const actions = new Map([
  ['list', list],
  ['add', add],
  ['password', password],
]);

export const user: Verb = {
  name: 'user',
  forms: [
    'list [--json]',
    `add USER --role ${ROLES.join('|')} [--name NAME] [--scope CODE]`,
    'password USER',
  ],
  zh: '账号：列出、新建、重设密码（密码在终端输入，或用 LEDGER_PASSWORD）',
  en: 'accounts: list, add, set a password (typed, or LEDGER_PASSWORD)',
  run: ([action = '', ...words]) => {
    const run = actions.get(action);
    if (run) return run(words);
    throw new UsageProblem(
      `user 之后应为 ${[...actions.keys()].join('、')}。`,
      `After "user" comes one of ${[...actions.keys()].join(', ')}.`,
    );
  },
};
