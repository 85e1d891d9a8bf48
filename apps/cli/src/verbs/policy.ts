import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import {
  type Account,
  AskPolicies,
  CheckPolicies,
  policyRefusalWords,
  PublishPolicies,
  type PublishRefusal,
  systemClock,
  type WhatIfAnswer,
} from '@ledger/application';
import { covers, parseDivisionCode, parseYearMonth, type Refusal } from '@ledger/kernel';
import { EXIT, type ExitCode } from '../exit-code';
import { askLedger, EVERYWHERE, type OpenedLedger } from '../opened';
import { notProven, proven } from '../proven';
import { passwordFrom } from '../terminal/password';
import { print, printJson, remark } from '../terminal/print';
import { UsageProblem, type Verb } from '../verb';
import { exactly, parsedOption, parseWords, required } from '../words';
import { problemLines, settingLines, whatIfLines } from './policy-tables';

const LISTED_DEFAULT = 1_000;

const list = async (words: readonly string[]): Promise<ExitCode> => {
  const { values, positionals } = parseWords(words, {
    division: { type: 'string' },
    at: { type: 'string' },
    json: { type: 'boolean' },
  });
  exactly(positionals);
  const division = parsedOption(values.division, parseDivisionCode, '--division', '500118001');
  const at = parsedOption(values.at, parseYearMonth, '--at', '2021-09');
  const question = {
    knownOn: systemClock.today(),
    ...(division !== undefined && { division }),
    ...(at !== undefined && { at }),
  };
  const answer = await askLedger(({ queries }) => queries.execute(new AskPolicies(question)));
  if (values.json) await printJson(answer);
  else await print(...settingLines(answer.policies));
  return EXIT.success;
};

/** @throws UsageProblem when there is no such file or it is no JSON. */
const noticesIn = async (path: string): Promise<unknown> => {
  try {
    return JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageProblem(
      `${path} 无法读取，或不是 JSON（UTF-8）：${reason}`,
      `${path} cannot be read or is no JSON (UTF-8): ${reason}`,
    );
  }
};

const tellRefusal = async ({ refused, details }: Refusal<PublishRefusal>): Promise<ExitCode> => {
  const { zh, en } = policyRefusalWords[refused];
  const where = Object.entries(details).map(([name, value]) => `${name} = ${value}`);
  await remark(zh, en, ...where);
  return EXIT.refused;
};

const parseCount = (text: string): number | undefined =>
  /^\d{1,7}$/.test(text) ? Number(text) : undefined;

/** The what-if, told; undefined when the notices are not taken, which is told as well. */
const checked = async (
  { queries }: OpenedLedger,
  notices: unknown,
  { json, limit }: { readonly json: boolean; readonly limit: number },
): Promise<WhatIfAnswer | undefined> => {
  const asked = { notices, scope: EVERYWHERE, withList: true, limit };
  const answer = await queries.execute(new CheckPolicies(asked));
  if ('problems' in answer || 'refused' in answer) {
    if (json) await printJson(answer);
    if ('problems' in answer) await remark(...problemLines(answer));
    else await tellRefusal(answer);
    return undefined;
  }
  if (json) await printJson(answer);
  else await print(...whatIfLines(answer));
  return answer;
};

const shownHow = (values: { readonly json?: boolean; readonly limit?: string }) => ({
  json: values.json === true,
  limit: parsedOption(values.limit, parseCount, '--limit', '1000') ?? LISTED_DEFAULT,
});

const check = async (words: readonly string[]): Promise<ExitCode> => {
  const { values, positionals } = parseWords(words, {
    json: { type: 'boolean' },
    limit: { type: 'string' },
  });
  const [path = ''] = exactly(positionals, 'FILE');
  const how = shownHow(values);
  const notices = await noticesIn(path);
  const answer = await askLedger((opened) => checked(opened, notices, how));
  return answer ? EXIT.success : EXIT.refused;
};

/** @throws UsageProblem without `--yes` where nobody can be asked. */
const agreed = async (yes: boolean): Promise<boolean> => {
  if (yes) return true;
  if (!process.stdin.isTTY) {
    throw new UsageProblem(
      '没有终端可以确认：看过试算后加 --yes 再发布。',
      'There is no terminal to ask on: read the what-if and publish with --yes.',
    );
  }
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await lines.question('确认发布？publish this? (yes/no) ');
  lines.close();
  return answer.trim().toLowerCase() === 'yes';
};

const identified = async (
  { ledger }: OpenedLedger,
  people: readonly { readonly user: string; readonly password: string }[],
): Promise<readonly Account[] | undefined> => {
  const accounts: Account[] = [];
  for (const { user, password } of people) {
    const account = await proven(ledger.accounts, 'publish-policy', user, password);
    const [first] = accounts;
    if (!account || (first && !covers(account.scope, first.scope))) {
      await notProven(user, { zh: '发布政策', en: 'publish policy' });
      return undefined;
    }
    accounts.push(account);
  }
  return accounts;
};

const publish = async (words: readonly string[]): Promise<ExitCode> => {
  const { values, positionals } = parseWords(words, {
    as: { type: 'string' },
    second: { type: 'string' },
    yes: { type: 'boolean' },
    json: { type: 'boolean' },
    limit: { type: 'string' },
  });
  const [path = ''] = exactly(positionals, 'FILE');
  const user = required(values.as, '--as');
  const second = required(values.second, '--second');
  const notices = await noticesIn(path);
  const how = shownHow(values);
  const people = [
    { user, password: await passwordFrom('LEDGER_PASSWORD', `${user} 的密码 password: `) },
    {
      user: second,
      password: await passwordFrom('LEDGER_SECOND_PASSWORD', `${second} 的密码 password: `),
    },
  ];
  return askLedger(async (opened) => {
    const [first, other] = (await identified(opened, people)) ?? [];
    if (!first || !other) return EXIT.refused;
    // What is printed first is the what-if; the receipt is a remark beside it.
    if (!(await checked(opened, notices, how))) return EXIT.refused;
    if (!(await agreed(values.yes === true))) return EXIT.refused;
    const { userName: actor, scope } = first;
    const order = { actor, confirmedBy: other.userName, scope, notices };
    const answer = await opened.commands.execute(new PublishPolicies(order));
    if ('problems' in answer) {
      await remark(...problemLines(answer));
      return EXIT.refused;
    }
    if ('refused' in answer) return tellRefusal(answer);
    await opened.ledger.caughtUp();
    await remark(
      `已发布，自 ${answer.publishedOn} 起用于判定；此前已知的结论不变。`,
      `Published: it judges from ${answer.publishedOn} on; what was known before stays as it was.`,
    );
    return EXIT.success;
  });
};

const actions = new Map([
  ['list', list],
  ['check', check],
  ['publish', publish],
]);

export const policy: Verb = {
  name: 'policy',
  forms: [
    'list [--division CODE] [--at MONTH] [--json]',
    'check FILE [--json] [--limit N]',
    'publish FILE --as USER --second USER [--yes] [--json] [--limit N]',
  ],
  zh: '政策：列出、试算、发布（两名系统管理员各自输入密码，或 LEDGER_PASSWORD、LEDGER_SECOND_PASSWORD）',
  en: 'policy: list, what-if, publish (two administrators give their passwords)',
  run: ([action = '', ...words]) => {
    const run = actions.get(action);
    if (run) return run(words);
    throw new UsageProblem(
      `policy 之后应为 ${[...actions.keys()].join('、')}。`,
      `After "policy" comes one of ${[...actions.keys()].join(', ')}.`,
    );
  },
};
