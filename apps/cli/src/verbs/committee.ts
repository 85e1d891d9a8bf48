import {
  type AccessEntry,
  AskAccess,
  AskCommitteeVerify,
  TakeCommitteeCheckpoint,
} from '@ledger/application';
import { EXIT, type ExitCode } from '../exit-code';
import { withLedger } from '../opened';
import { grouped } from '../terminal/amount';
import { print, printJson } from '../terminal/print';
import { table, type TableColumn } from '../terminal/table';
import { UsageProblem, type Verb } from '../verb';
import { dayOption, exactly, parsedOption, parseWords } from '../words';
import { clue } from './committee-clue';

const LIMIT_DEFAULT = 50;

const kindWords = {
  PersonalDataViewed: '查看个人信息',
  HistoryReplayed: '重放历史',
  DataExported: '导出',
  AccessDenied: '被拒绝',
  Unreadable: '无法读出',
} satisfies Record<AccessEntry['kind'], string>;

const columns: readonly TableColumn<AccessEntry>[] = [
  { title: '序号', of: (row) => String(row.place), right: true },
  { title: '时间', of: (row) => row.at },
  { title: '用户', of: (row) => row.user },
  { title: '岗位', of: (row) => row.role },
  { title: '事项', of: (row) => kindWords[row.kind] },
  { title: '内容', of: (row) => JSON.stringify(row.details) },
];

const parseKind = (text: string): AccessEntry['kind'] | undefined =>
  text in kindWords ? (text as AccessEntry['kind']) : undefined;

const parseCount = (text: string): number | undefined =>
  /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;

const access = async (words: readonly string[]): Promise<ExitCode> => {
  const { values, positionals } = parseWords(words, {
    user: { type: 'string' },
    day: { type: 'string' },
    kind: { type: 'string' },
    limit: { type: 'string' },
    before: { type: 'string' },
    json: { type: 'boolean' },
  });
  exactly(positionals);
  const kinds = Object.keys(kindWords).join(' | ');
  const day = dayOption(values.day, '--day');
  const kind = parsedOption(values.kind, parseKind, '--kind', kinds);
  const before = parsedOption(values.before, parseCount, '--before', '100');
  const answer = await withLedger(({ queries }) =>
    queries.execute(
      new AskAccess({
        limit: parsedOption(values.limit, parseCount, '--limit', '50') ?? LIMIT_DEFAULT,
        ...(values.user !== undefined && { user: values.user }),
        ...(day && { day }),
        ...(kind && { kind }),
        ...(before !== undefined && { before }),
      }),
    ),
  );
  if (values.json) await printJson(answer);
  else {
    await print(...table(columns, answer.entries));
    if (answer.before !== null) await print(`还有更早的 More: --before ${answer.before}`);
  }
  return EXIT.success;
};

const verify = async (words: readonly string[]): Promise<ExitCode> => {
  const { values, positionals } = parseWords(words, { json: { type: 'boolean' } });
  exactly(positionals);
  const answer = await withLedger(({ queries }) => queries.execute(new AskCommitteeVerify()));
  const { events, ok, firstWrong } = answer;
  if (values.json) await printJson(answer);
  else if (ok) {
    await print(
      `委员会日志 ${grouped(events)} 条记录全部相符。`,
      `All ${grouped(events)} records of the committee's log hold.`,
    );
  } else {
    await print(
      `委员会日志自第 ${grouped(events)} 条之后不符。 The committee's log is wrong after ${grouped(events)} records:`,
      `  ${JSON.stringify(firstWrong)}`,
    );
  }
  return ok ? EXIT.success : EXIT.failure;
};

const checkpoint = async (words: readonly string[]): Promise<ExitCode> => {
  exactly(parseWords(words, {}).positionals);
  const note = await withLedger(({ commands }) => commands.execute(new TakeCommitteeCheckpoint()));
  await print(note.trimEnd());
  return EXIT.success;
};

const actions = new Map([
  ['verify', verify],
  ['access', access],
  ['checkpoint', checkpoint],
  ['clue', clue],
]);

export const committee: Verb = {
  name: 'committee',
  forms: [
    'verify [--json]',
    'access [--user U] [--day DATE] [--kind KIND] [--limit N] [--before N] [--json]',
    'checkpoint',
    'clue list|show NO [--json]',
    'clue receive NO --source SOURCE --purpose WHY [--received-on DATE] --as USER',
    'clue assign NO --to WHOM | propose NO --opinion O | approve NO | start NO --as USER',
    'clue report NO | dispose NO --outcome O | reopen NO --purpose WHY --as USER',
  ],
  zh: '纪工委自己的日志：核对、访问记录、检查点、线索（办理须以纪工委账号的密码，LEDGER_PASSWORD）',
  en: "the committee's own log: verify, access, checkpoint, clues (acts need the password of a committee account, LEDGER_PASSWORD)",
  run: ([action = '', ...words]) => {
    const run = actions.get(action);
    if (run) return run(words);
    throw new UsageProblem(
      `committee 之后应为 ${[...actions.keys()].join('、')}。`,
      `After "committee" comes one of ${[...actions.keys()].join(', ')}.`,
    );
  },
};
