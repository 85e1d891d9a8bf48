import { type FileReport, ImportFiles, type ImportReport } from '@ledger/application';
import { parseDivisionCode } from '@ledger/kernel';
import { EXIT, type ExitCode } from '../exit-code';
import { withLedger } from '../opened';
import { grouped } from '../terminal/amount';
import { print, printJson } from '../terminal/print';
import { progressLine } from '../terminal/progress';
import { table, type TableColumn } from '../terminal/table';
import { UsageProblem, type Verb } from '../verb';
import { parsedOption, parseWords } from '../words';
import { readPaths } from './import-paths';

const outcomeWords = {
  imported: '已导入',
  duplicate: '已有，未重复入账',
  'left-aside': '搁置',
  refused: '无法读取',
} satisfies Record<FileReport['outcome'], string>;

const columns: readonly TableColumn<FileReport>[] = [
  { title: '文件名', of: (row) => row.fileName },
  { title: '种类', of: ({ kind, bankForm }) => [kind ?? '—', bankForm].filter(Boolean).join(' ') },
  { title: '结果', of: (row) => outcomeWords[row.outcome] },
  { title: '行数', of: (row) => grouped(row.dataRows), right: true },
  { title: '入账', of: (row) => grouped(row.accepted), right: true },
  { title: '退回', of: (row) => grouped(row.rejected.length), right: true },
];

/** Each thing refused with its place and remedy, in both languages. */
const remarksOn = ({ fileName, problem, rejected }: FileReport): readonly string[] => [
  ...(problem ? [`${fileName} [${problem.code}]`, `  ${problem.zh}`, `  ${problem.en}`] : []),
  ...rejected.flatMap(({ sheet, row, column, code, zh, en }) => [
    `${[fileName, sheet, row === null ? null : `第 ${row} 行`, column].filter(Boolean).join(' / ')} [${code}]`,
    `  ${zh}`,
    `  ${en}`,
  ]),
];

const printReport = (report: ImportReport): Promise<void> =>
  print(
    ...table(columns, report.files),
    `合计：入账 ${grouped(report.accepted)} 行，退回 ${grouped(report.rejected)} 行。` +
      ` Accepted ${grouped(report.accepted)} rows, rejected ${grouped(report.rejected)}.`,
    ...report.files.flatMap(remarksOn),
  );

/** A kind this version does not take is no fault of who sent it. */
const exitCodeOf = ({ files, rejected }: ImportReport): ExitCode =>
  rejected > 0 || files.some(({ outcome }) => outcome === 'refused') ? EXIT.refused : EXIT.success;

export const importVerb: Verb = {
  name: 'import',
  forms: ['<folder or files…> [--division CODE] [--json]'],
  zh: '导入文件；同目录的 manifest.json 申报各文件的收到日期（补录）',
  en: 'takes files in; a manifest.json in the folder declares when they were received (back-fill)',
  run: async (words) => {
    const { values, positionals } = parseWords(words, {
      division: { type: 'string' },
      json: { type: 'boolean' },
    });
    if (positionals.length === 0) {
      throw new UsageProblem(
        '请写明要导入的文件或文件夹。',
        'Name the files or folders to import.',
      );
    }
    const asked = parsedOption(values.division, parseDivisionCode, '--division', '500118001');
    const { files, tooLarge } = await readPaths(positionals);
    const progress = progressLine(process.stderr);
    const report = await withLedger(async ({ ledger, commands, actor }) => {
      // The findings that follow from the files are part of the import.
      ledger.startProjecting();
      return commands.execute(
        new ImportFiles({
          actor,
          division: asked ?? ledger.division,
          // Whoever may run this on the machine is the administrator who opens the back-fill.
          mayDeclare: true,
          files,
          tooLarge,
          onProgress: progress.show,
          wait: true,
        }),
      );
    }).finally(progress.end);
    if (!('files' in report)) throw new Error(`import ${report.importId} was not waited for`);
    await (values.json ? printJson(report) : printReport(report));
    return exitCodeOf(report);
  },
};
