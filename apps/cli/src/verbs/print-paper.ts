import { writeFile } from 'node:fs/promises';
import {
  AskPaper,
  digestsOf,
  knowledgeDayOf,
  PAPER_FORMS,
  type PaperForm,
  type PaperOf,
  parseQuarter,
  parseYear,
  type Period,
  systemClock,
} from '@ledger/application';
import {
  type BatchNo,
  type DivisionCode,
  type LocalDate,
  parseDivisionCode,
  parseYearMonth,
} from '@ledger/kernel';
import { EXIT } from '../exit-code';
import { askLedger, EVERYWHERE } from '../opened';
import { remark } from '../terminal/print';
import { UsageProblem, type Verb } from '../verb';
import { dayOption, exactly, parsedOption, parseWords, required } from '../words';

interface Values {
  readonly village?: string;
  readonly batch?: string;
  readonly month?: string;
  readonly quarter?: string;
  readonly year?: string;
  readonly reveal?: string;
}

const REGISTERS = [
  'custody',
  'overpayments',
  'arrears',
  'decisions',
  'near-relatives',
] as const satisfies readonly PaperOf['paper'][];

const NAMES = [
  'findings',
  ...REGISTERS,
  'batch',
  'month',
  'public-notice',
  'work-ledger',
  'year-end',
];

const isRegister = (name: string): name is (typeof REGISTERS)[number] =>
  (REGISTERS as readonly string[]).includes(name);

const monthIn = ({ month }: Values) =>
  parsedOption(required(month, '--month'), parseYearMonth, '--month', '2021-06')!;

const quarterIn = ({ quarter }: Values): Period =>
  parsedOption(required(quarter, '--quarter'), parseQuarter, '--quarter', '2021Q2')!;

const yearIn = ({ year }: Values): Period =>
  parsedOption(required(year, '--year'), parseYear, '--year', '2021')!;

const inVillage = ({ village }: Values) => (village === undefined ? {} : { village });

type Revealed = { readonly reveal?: Extract<PaperOf, { paper: 'findings' }>['reveal'] };

const paperOf = (name: string, values: Values, revealed: Revealed): PaperOf => {
  if (isRegister(name)) return { paper: name, ...inVillage(values) };
  const shown = revealed.reveal ? { reveal: revealed.reveal } : {};
  switch (name) {
    case 'findings':
      return { paper: name, ...inVillage(values), ...shown };
    case 'batch':
      return { paper: name, batch: required(values.batch, '--batch') as BatchNo };
    case 'month':
      return { paper: name, month: monthIn(values) };
    case 'public-notice':
      return { paper: name, month: monthIn(values), ...inVillage(values), ...shown };
    case 'work-ledger':
      return { paper: name, period: quarterIn(values) };
    case 'year-end':
      return { paper: name, period: yearIn(values) };
    default:
      throw new UsageProblem(
        `没有文件 ${name}；可选：${NAMES.join('、')}。`,
        `There is no paper ${name}; there are: ${NAMES.join(', ')}.`,
      );
  }
};

const formOf = (file: string): PaperForm => {
  const form = PAPER_FORMS.find((ending) => file.toLowerCase().endsWith(`.${ending}`));
  if (form) return form;
  throw new UsageProblem(`${file} 应以 .xlsx 或 .pdf 结尾。`, `${file} must end in .xlsx or .pdf.`);
};

const parseLanguage = (text: string): 'zh' | 'en' | undefined =>
  text === 'zh' || text === 'en' ? text : undefined;

/** A time that is over is told as it was known at its end, unless another day is asked for. */
const dayOf = (of: PaperOf, asked: LocalDate | undefined): LocalDate => {
  const today = systemClock.today();
  return asked ?? ('period' in of ? knowledgeDayOf(of.period, today) : today);
};

export const printPaper: Verb = {
  name: 'print',
  forms: [
    'findings|custody|overpayments|arrears|decisions|near-relatives FILE [--village V] [--known-on DATE] [--language zh|en] [--reveal REASON]',
    'batch FILE --batch NO · month FILE --month YYYY-MM --division CODE · public-notice FILE --month YYYY-MM [--village V] [--reveal REASON]',
    'work-ledger FILE --quarter 2021Q2 · year-end FILE --year 2021 [--known-on DATE]',
  ],
  zh: '打印清单、台账、证书、公示名单、季度工作台账、年终汇总：FILE 以 .xlsx 或 .pdf 结尾；默认遮蔽；--reveal 只用于疑点清单和公示名单',
  en: 'prints lists, registers, certificates, the public notice, the work ledger and the year: FILE ends in .xlsx or .pdf; masked; --reveal is for findings and the notice alone',
  run: async (words) => {
    const { values, positionals } = parseWords(words, {
      'known-on': { type: 'string' },
      language: { type: 'string' },
      village: { type: 'string' },
      batch: { type: 'string' },
      month: { type: 'string' },
      quarter: { type: 'string' },
      year: { type: 'string' },
      division: { type: 'string' },
      reveal: { type: 'string' },
    });
    const [name = '', file = ''] = exactly(positionals, 'PAPER', 'FILE');
    const language = parsedOption(values.language, parseLanguage, '--language', 'en') ?? 'zh';
    const form = formOf(file);
    const scope: DivisionCode =
      parsedOption(values.division, parseDivisionCode, '--division', '500118001') ?? EVERYWHERE;
    const knownOn = dayOption(values['known-on'], '--known-on');
    paperOf(name, values, {});
    const answer = await askLedger(async ({ queries, asker }) => {
      const revealed = values.reveal ? { reveal: { ...asker, reason: values.reveal } } : {};
      const of = paperOf(name, values, revealed);
      const asked = { of, scope, form, language, asker, knownOn: dayOf(of, knownOn) };
      return queries.execute(new AskPaper(asked));
    });
    if ('refused' in answer) {
      await remark(`不能打印：${answer.refused}。`, `It cannot be printed: ${answer.refused}.`);
      return EXIT.refused;
    }
    await writeFile(file, answer.bytes, { mode: 0o600 });
    const { sha256, sm3 } = digestsOf(answer.bytes);
    await remark(`已写入 Written to ${file}`, `SHA-256 ${sha256}`, `SM3 ${sm3}`);
    return EXIT.success;
  },
};
