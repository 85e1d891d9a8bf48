import {
  AskMonth,
  AskMonthDifferences,
  AskMonths,
  AskMonthVerification,
  type MonthAnswer,
  type MonthDifferencesAnswer,
  monthRefusalWords,
  type MonthVerificationAnswer,
} from '@ledger/application';
import {
  type DivisionCode,
  parseDivisionCode,
  parseYearMonth,
  type YearMonth,
} from '@ledger/kernel';
import { EXIT, type ExitCode } from '../exit-code';
import { askLedger, EVERYWHERE, type OpenedLedger } from '../opened';
import { print, printJson, remark } from '../terminal/print';
import type { Verb } from '../verb';
import { exactly, knownOn, parsedOption, parseWords } from '../words';
import { certificateLines, differencesLines, monthsLines, verificationLines } from './month-lines';

interface Asked {
  readonly division: DivisionCode;
  readonly month: YearMonth;
}

interface Shown {
  readonly answer: object;
  readonly lines: readonly string[];
  readonly exit: ExitCode;
}

const shownAs = <Answer extends object>(
  answer: Answer | { readonly refused: 'month-not-closed' },
  linesOf: (answer: Answer) => readonly string[],
  exitOf: (answer: Answer) => ExitCode = () => EXIT.success,
): Shown => {
  if ('refused' in answer) {
    const { zh, en } = monthRefusalWords['month-not-closed'];
    return { answer, lines: [zh, en], exit: EXIT.refused };
  }
  return { answer, lines: linesOf(answer), exit: exitOf(answer) };
};

const ask = async (
  { queries, ledger }: OpenedLedger,
  text: string | undefined,
  values: { readonly [option: string]: string | boolean | undefined },
): Promise<Shown> => {
  const asOf = knownOn(values['known-on'] as string | undefined);
  if (text === undefined) {
    const months = await queries.execute(new AskMonths({ scope: EVERYWHERE, knownOn: asOf }));
    return { answer: months, lines: monthsLines(months), exit: EXIT.success };
  }
  const code = values['division'] as string | undefined;
  const of: Asked = {
    month: parsedOption(text, parseYearMonth, 'MONTH', '2021-06')!,
    division: parsedOption(code, parseDivisionCode, '--division', '500118001') ?? ledger.division,
  };
  if (values['differences']) {
    const question = new AskMonthDifferences({ ...of, knownOn: asOf });
    return shownAs<MonthDifferencesAnswer>(await queries.execute(question), differencesLines);
  }
  if (values['verify']) {
    return shownAs<MonthVerificationAnswer>(
      await queries.execute(new AskMonthVerification(of)),
      verificationLines,
      ({ ok }) => (ok ? EXIT.success : EXIT.refused),
    );
  }
  return shownAs<MonthAnswer>(await queries.execute(new AskMonth(of)), certificateLines);
};

export const month: Verb = {
  name: 'month',
  forms: [
    '[--known-on DATE] [--json]',
    'MONTH [--division CODE] [--differences [--known-on DATE] | --verify] [--json]',
  ],
  zh: '月结证书：列出已月结月份；查看某月证书、之后获知的差异，或重新验算证书与检查点',
  en: 'closed months: the certificate of one, what became known since, or the certificate tried again',
  run: async (words) => {
    const { values, positionals } = parseWords(words, {
      'known-on': { type: 'string' },
      division: { type: 'string' },
      differences: { type: 'boolean' },
      verify: { type: 'boolean' },
      json: { type: 'boolean' },
    });
    const [text] = positionals.length === 0 ? [] : exactly(positionals, 'MONTH');
    const { answer, lines, exit } = await askLedger((opened) => ask(opened, text, values));
    if (values.json) await printJson(answer);
    else if (exit === EXIT.refused && 'refused' in answer) await remark(...lines);
    else await print(...lines);
    return exit;
  },
};
