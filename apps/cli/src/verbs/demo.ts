import {
  AskFindings,
  type FindingAnswer,
  holdsNothingBut,
  ImportFiles,
  type ImportReport,
} from '@ledger/application';
import type { LocalDate } from '@ledger/kernel';
import {
  demonstration,
  DEMONSTRATION_FROM,
  DEMONSTRATION_HOUSEHOLDS,
  filesOf,
  type Simulation,
} from '@ledger/simulator';
import { EXIT, type ExitCode } from '../exit-code';
import { EVERYWHERE, type OpenedLedger, withLedger } from '../opened';
import { grouped, yuan } from '../terminal/amount';
import { print, remark } from '../terminal/print';
import { progressLine } from '../terminal/progress';
import type { Verb } from '../verb';
import { countUpTo, exactly, parsedOption, parseWords } from '../words';

const HOUSEHOLDS_MAX = 5_000;

/** What a newcomer understands at once; one of each is shown. */
const WORTH_OPENING = ['R01', 'R04', 'R30'];

const sizeOf = (finding: FindingAnswer): number =>
  Math.max(finding.amountFenCertain, finding.amountFenPossible, finding.exposureFen);

const wasKnown = ({ knownAtPayment }: FindingAnswer): number =>
  Number(knownAtPayment === 'known-here');

/** What the office could have known when the money left comes first, then the largest. */
const tellingOf = (findings: readonly FindingAnswer[], rule: string): FindingAnswer | undefined =>
  findings
    .filter((finding) => finding.rule === rule)
    .toSorted((a, b) => wasKnown(b) - wasKnown(a) || sizeOf(b) - sizeOf(a))[0];

const linesOn = (finding: FindingAnswer, day: LocalDate): readonly string[] => [
  `  ${finding.rule}  ${finding.village ?? ''} ${finding.householdNo} ${finding.benefitMonth}  ${yuan(sizeOf(finding))} 元  ${finding.note}`,
  `    npm run --silent ledger -- replay household ${finding.householdNo} --known-on ${day}`,
];

const whereToLook = async ({ ledger, queries }: OpenedLedger, day: LocalDate) => {
  const { findings } = await queries.execute(new AskFindings({ scope: EVERYWHERE, knownOn: day }));
  const accounts = await ledger.accounts.list();
  const worth = WORTH_OPENING.map((rule) => tellingOf(findings, rule)).filter(
    (finding) => finding !== undefined,
  );
  const port = process.env['PORT']?.trim() || '3000';
  return [
    `模拟年度已入账：${DEMONSTRATION_FROM} 至 ${day}，疑点 ${grouped(findings.length)} 条。全部人员、账户均为虚构。`,
    `The simulated year is in the ledger: ${grouped(findings.length)} findings as known on ${day}. Nobody in it is real.`,
    '',
    `页面 Page: http://127.0.0.1:${port}（未运行时先 npm start；if it is not running, npm start）；日期选 choose the day ${day}`,
    `账号 Accounts: ${accounts.map(({ userName }) => userName).join('、')}（密码只在首次运行时显示；passwords were shown at the first run; a new one: npm run --silent ledger -- user --help）`,
    '',
    '值得打开的疑点 Findings worth opening:',
    ...worth.flatMap((finding) => linesOn(finding, day)),
    `全部 All: npm run --silent ledger -- findings --known-on ${day}`,
  ];
};

const outcomesOf = ({ files }: ImportReport) => ({
  taken: files.filter(({ outcome }) => outcome === 'imported').length,
  refused: files.filter(({ outcome, rejected }) => outcome === 'refused' || rejected.length > 0),
});

const load = async (opened: OpenedLedger, street: Simulation): Promise<ExitCode> => {
  const { ledger, commands, actor } = opened;
  const files = await filesOf(street);
  ledger.startProjecting();
  await ledger.caughtUp();
  if (!(await holdsNothingBut(ledger.parts, files))) {
    await remark(
      '这个台账里已有别的文件，示例不会混入。请另设一个空的 LEDGER_HOME 再运行 npm run demo。',
      'This ledger holds other files, and the demo will not be mixed with them. Set LEDGER_HOME to an empty folder and run npm run demo again.',
    );
    return EXIT.refused;
  }
  const progress = progressLine(process.stderr);
  const division = ledger.division;
  const order = { actor, division, mayDeclare: true, files, onProgress: progress.show, wait: true };
  const report = await commands.execute(new ImportFiles(order)).finally(progress.end);
  if (!('files' in report)) throw new Error(`import ${report.importId} was not waited for`);
  const { taken, refused } = outcomesOf(report);
  await remark(
    `新入账文件 ${taken} 个 files newly taken in: ${taken}`,
    ...refused.map(
      ({ fileName, problem }) => `${fileName} ${problem?.zh ?? ''} ${problem?.en ?? ''}`,
    ),
  );
  await print(...(await whereToLook(opened, street.books.until)));
  return refused.length > 0 ? EXIT.refused : EXIT.success;
};

export const demo: Verb = {
  name: 'demo',
  forms: ['[--households N]'],
  zh: '把一个虚构街道的一年装入空台账（按文件申报的收到日期补录），并指出从哪里看起；可重复运行',
  en: 'loads a year of a street that never was into an empty ledger, as a back-fill, and says where to look; may be run again',
  run: async (words) => {
    const { values, positionals } = parseWords(words, { households: { type: 'string' } });
    exactly(positionals);
    const parse = countUpTo(HOUSEHOLDS_MAX);
    const asked = parsedOption(
      values.households,
      parse,
      '--households',
      String(DEMONSTRATION_HOUSEHOLDS),
    );
    return withLedger((opened) => load(opened, demonstration(asked)));
  },
};
