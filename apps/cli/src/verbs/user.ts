import { type Account, type Role, ROLES } from '@ledger/application';
import { parseDivisionCode } from '@ledger/kernel';
import { EXIT, type ExitCode } from '../exit-code';
import { type OpenedLedger, withLedger } from '../opened';
import { passwordFrom } from '../terminal/password';
import { print, printJson, remark } from '../terminal/print';
import { table, type TableColumn } from '../terminal/table';
import { UsageProblem, type Verb } from '../verb';
import { exactly, parsedOption, parseWords, required } from '../words';
import {
  accountColumns,
  actColumns,
  sessionColumns,
  type UserRefusal,
  userRefusals,
} from './user-words';

type Refused = { readonly refused: UserRefusal };

const refuse = async ({ refused }: Refused): Promise<ExitCode> => {
  await remark(userRefusals[refused]);
  return EXIT.refused;
};

const tell = async (
  answer: Account | Refused,
  done: (account: Account) => string,
): Promise<ExitCode> => {
  if ('refused' in answer) return refuse(answer);
  await print(done(answer));
  return EXIT.success;
};

const list = async (words: readonly string[]): Promise<ExitCode> => {
  const { values, positionals } = parseWords(words, { json: { type: 'boolean' } });
  exactly(positionals);
  const accounts = await withLedger(({ ledger }) => ledger.accounts.list());
  if (values.json) await printJson(accounts);
  else await print(...table(accountColumns, accounts));
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
  return withLedger(async ({ ledger, actor }) => {
    const given = {
      userName,
      displayName: values.name ?? userName,
      role: role ?? 'finance-officer',
      scope: scope ?? ledger.division,
      password,
      mustChangePassword: true,
    } as const;
    const answer = await ledger.accounts.createAccount(given, actor);
    return tell(answer, (account) => `已建立账号 Account created: ${account.userName}`);
  });
};

/** The account a command is about; what is done to it is kept with the account of this machine. */
const onAccount = (
  userName: string,
  work: (account: Account, opened: OpenedLedger) => Promise<ExitCode>,
): Promise<ExitCode> =>
  withLedger(async (opened) => {
    const account = await opened.ledger.accounts.named(userName);
    return account ? work(account, opened) : refuse({ refused: 'unknown-account' });
  });

const password = async (words: readonly string[]): Promise<ExitCode> => {
  const { positionals } = parseWords(words, {});
  const [userName = ''] = exactly(positionals, 'USER');
  const typed = await passwordFrom('LEDGER_PASSWORD', `${userName} 的新密码 new password: `);
  return onAccount(userName, async ({ id }, { ledger, actor }) => {
    const set = { password: typed, mustChange: true };
    return tell(
      await ledger.accounts.setPassword(id, set, actor),
      (account) =>
        `密码已重设，登录后须修改 Password set, to be changed at login: ${account.userName}`,
    );
  });
};

const resetCode = async (words: readonly string[]): Promise<ExitCode> => {
  const { positionals } = parseWords(words, {});
  const [userName = ''] = exactly(positionals, 'USER');
  return onAccount(userName, async ({ id }, { ledger, actor }) => {
    const made = await ledger.accounts.makeResetCode(id, actor);
    if ('refused' in made) return refuse(made);
    await remark(
      `请当面交给本人：只能用一次，${made.expiresAt} 前有效。`,
      `Hand it over in person: good once, until ${made.expiresAt}.`,
    );
    await print(made.code);
    return EXIT.success;
  });
};

/** Verbs that do one thing to one account and say so. */
const act =
  (
    said: string,
    work: (
      accounts: OpenedLedger['ledger']['accounts'],
      account: Account,
      by: string,
    ) => Promise<Account | Refused>,
  ) =>
  (words: readonly string[]): Promise<ExitCode> => {
    const { positionals } = parseWords(words, {});
    const [userName = ''] = exactly(positionals, 'USER');
    return onAccount(userName, async (account, { ledger, actor }) =>
      tell(await work(ledger.accounts, account, actor), (done) => `${said}: ${done.userName}`),
    );
  };

/** Verbs that list what belongs to one account. */
const listing =
  <Row extends object>(
    columns: readonly TableColumn<Row>[],
    rowsOf: (ledger: OpenedLedger['ledger'], account: Account) => Promise<readonly Row[]>,
  ) =>
  (words: readonly string[]): Promise<ExitCode> => {
    const { values, positionals } = parseWords(words, { json: { type: 'boolean' } });
    const [userName = ''] = exactly(positionals, 'USER');
    return onAccount(userName, async (account, { ledger }) => {
      const rows = await rowsOf(ledger, account);
      if (values.json) await printJson(rows);
      else await print(...table(columns, rows));
      return EXIT.success;
    });
  };

const actions = new Map([
  ['list', list],
  ['add', add],
  ['password', password],
  ['reset-code', resetCode],
  ['unlock', act('已解锁 Unlocked', (accounts, { id }, by) => accounts.unlock(id, by))],
  ['disable', act('已停用 Disabled', (accounts, { id }, by) => accounts.disable(id, by))],
  ['enable', act('已启用 Enabled', (accounts, { id }, by) => accounts.enable(id, by))],
  [
    'revoke',
    act('已结束全部登录 All sessions ended', async (accounts, account, by) => {
      await accounts.endSessions(account.id, by);
      return account;
    }),
  ],
  ['sessions', listing(sessionColumns, ({ accounts }, { id }) => accounts.sessions(id))],
  ['acts', listing(actColumns, ({ accounts }, { id }) => accounts.acts(id))],
]);

export const user: Verb = {
  name: 'user',
  forms: [
    'list [--json]',
    `add USER --role ${ROLES.join('|')} [--name NAME] [--scope CODE]`,
    'password | reset-code | unlock | disable | enable | revoke USER',
    'sessions | acts USER [--json]',
  ],
  zh: '账号：列出、新建、重设密码（密码在终端输入，或用 LEDGER_PASSWORD）、发一次性重置码、解锁、停用、启用、结束登录，查登录和经过',
  en: 'accounts: list, add, set a password (typed, or LEDGER_PASSWORD), make a one-time reset code, unlock, disable, enable, end and list sessions, list what was done',
  run: ([action = '', ...words]) => {
    const run = actions.get(action);
    if (run) return run(words);
    throw new UsageProblem(
      `user 之后应为 ${[...actions.keys()].join('、')}。`,
      `After "user" comes one of ${[...actions.keys()].join(', ')}.`,
    );
  },
};
