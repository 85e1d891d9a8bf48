import {
  type AccountBalanceAnswer,
  accountWords,
  AskJournal,
  AskTrialBalance,
  type JournalLineAnswer,
  systemClock,
} from '@ledger/application';
import { monthOf, parseYearMonth, type YearMonth } from '@ledger/kernel';
import { EXIT, type ExitCode } from '../exit-code';
import { askLedger, EVERYWHERE, type OpenedLedger } from '../opened';
import { yuan } from '../terminal/amount';
import { print, printJson } from '../terminal/print';
import { table, type TableColumn } from '../terminal/table';
import type { Verb } from '../verb';
import { exactly, parsedOption, parseWords } from '../words';

/** Of knowledge; this month when none is given. */
const monthFrom = (text: string | undefined): YearMonth =>
  parsedOption(text, parseYearMonth, '--month', '2021-06') ?? monthOf(systemClock.today());

const ofMonth = async <Answer>(
  words: readonly string[],
  ask: (opened: OpenedLedger, month: YearMonth) => Promise<Answer>,
  linesOf: (answer: Answer) => readonly string[],
): Promise<ExitCode> => {
  const { values, positionals } = parseWords(words, {
    month: { type: 'string' },
    json: { type: 'boolean' },
  });
  exactly(positionals);
  const month = monthFrom(values.month);
  const answer = await askLedger((opened) => ask(opened, month));
  if (values.json) await printJson(answer);
  else await print(...linesOf(answer));
  return EXIT.success;
};

const accountName = (account: AccountBalanceAnswer['account']) => accountWords[account].zh;

const money = (
  title: string,
  of: (row: AccountBalanceAnswer) => number,
): TableColumn<AccountBalanceAnswer> => ({ title, of: (row) => yuan(of(row)), right: true });

const accounts: readonly TableColumn<AccountBalanceAnswer>[] = [
  { title: '科目', of: ({ account }) => accountName(account) },
  money('期初余额', (row) => row.openingFen),
  money('本期借方', (row) => row.debitFen),
  money('本期贷方', (row) => row.creditFen),
  money('期末余额', (row) => row.closingFen),
];

export const trialBalance: Verb = {
  name: 'trial-balance',
  forms: ['[--month YYYY-MM] [--json]'],
  zh: '试算平衡表：某月获知的资金变动按科目借贷汇总（元），差额应为零',
  en: 'every account over a month of knowledge, debit and credit (yuan); the difference is zero',
  run: (words) =>
    ofMonth(
      words,
      ({ queries }, month) => queries.execute(new AskTrialBalance({ scope: EVERYWHERE, month })),
      (answer) => [
        `${answer.month} 试算平衡 Trial balance: 借方 ${yuan(answer.debitFen)}，贷方 ${yuan(answer.creditFen)}，差额 ${yuan(answer.differenceFen)}`,
        ...table(accounts, answer.accounts),
      ],
    ),
};

const lines: readonly TableColumn<JournalLineAnswer>[] = [
  { title: '获知日期', of: (row) => row.day },
  { title: '所属月份', of: (row) => row.benefitMonth ?? '—' },
  { title: '村', of: (row) => row.village ?? '—' },
  { title: '借', of: (row) => accountName(row.debit) },
  { title: '贷', of: (row) => accountName(row.credit) },
  { title: '金额', of: (row) => yuan(row.amountFen), right: true },
];

export const journal: Verb = {
  name: 'journal',
  forms: ['[--month YYYY-MM] [--json]'],
  zh: '日记账：某月每天获知的资金变动，一借一贷（元）；负数为冲回',
  en: 'what became known of money each day of a month, out of one account into another (yuan)',
  run: (words) =>
    ofMonth(
      words,
      ({ queries }, month) => queries.execute(new AskJournal({ scope: EVERYWHERE, month })),
      (answer) => table(lines, answer.lines),
    ),
};
