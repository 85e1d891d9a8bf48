import { writeFile } from 'node:fs/promises';
import {
  AskFindings,
  AskFindingsJson,
  AskPaper,
  digestsOf,
  type FindingAnswer,
  type PaperAsked,
} from '@ledger/application';
import { EXIT } from '../exit-code';
import { askLedger, EVERYWHERE } from '../opened';
import { yuan } from '../terminal/amount';
import { print, remark } from '../terminal/print';
import { table, type TableColumn } from '../terminal/table';
import type { Verb } from '../verb';
import { exactly, knownOn, parsedOption, parseWords } from '../words';

const knownWords = {
  unknown: '尚不可知',
  'known-elsewhere': '他处已知',
  'known-here': '街道已知',
} satisfies Record<NonNullable<FindingAnswer['knownAtPayment']>, string>;

const knownText = ({ knownAtPayment, restsOnDeclaredDay }: FindingAnswer): string =>
  knownAtPayment === null
    ? '—'
    : `${knownWords[knownAtPayment]}${restsOnDeclaredDay ? '（申报日期）' : ''}`;

const columns: readonly TableColumn<FindingAnswer>[] = [
  { title: '规则', of: (row) => row.rule },
  { title: '村', of: (row) => row.village ?? '—' },
  { title: '户号', of: (row) => row.householdNo ?? '—' },
  { title: '人员', of: (row) => row.personName ?? '—' },
  { title: '月份', of: (row) => row.benefitMonth ?? '—' },
  { title: '确定', of: (row) => yuan(row.amountFenCertain), right: true },
  { title: '可能', of: (row) => yuan(row.amountFenPossible), right: true },
  { title: '涉及', of: (row) => yuan(row.exposureFen), right: true },
  { title: '发放时', of: knownText },
  { title: '依据', of: (row) => row.note },
];

const parseRule = (text: string): string | undefined => (/^R\d{2}$/.test(text) ? text : undefined);

const onPaper = ({
  scope,
  knownOn: day,
  asker,
  ...filter
}: ConstructorParameters<typeof AskFindingsJson>[0]): PaperAsked => ({
  of: { paper: 'findings', ...filter },
  scope,
  knownOn: day,
  asker,
  form: 'xlsx',
  language: 'zh',
});

export const findings: Verb = {
  name: 'findings',
  forms: ['[--known-on DATE] [--rule R] [--village V] [--json] [--xlsx FILE] [--reveal REASON]'],
  zh: '疑点清单；个人信息默认遮蔽，--reveal 须写明理由并留痕',
  en: 'open findings; personal data is masked unless --reveal gives a reason, which is recorded',
  run: async (words) => {
    const { values, positionals } = parseWords(words, {
      'known-on': { type: 'string' },
      rule: { type: 'string' },
      village: { type: 'string' },
      json: { type: 'boolean' },
      xlsx: { type: 'string' },
      reveal: { type: 'string' },
    });
    exactly(positionals);
    const { village, xlsx, reveal: reason } = values;
    const rule = parsedOption(values.rule, parseRule, '--rule', 'R01');
    const asked = {
      scope: EVERYWHERE,
      knownOn: knownOn(values['known-on']),
      ...(rule !== undefined && { rule }),
      ...(village !== undefined && { village }),
    };
    const answers = await askLedger(async ({ queries, asker }) => {
      const question = { ...asked, asker, ...(reason && { reveal: { ...asker, reason } }) };
      return {
        // One disclosure is one record: what only goes into a workbook is not asked for twice.
        workbook:
          xlsx === undefined ? undefined : await queries.execute(new AskPaper(onPaper(question))),
        json: values.json ? await queries.execute(new AskFindingsJson(question)) : undefined,
        answer:
          xlsx !== undefined || values.json
            ? undefined
            : await queries.execute(new AskFindings(question)),
      };
    });
    const { workbook, json, answer } = answers;
    if (workbook && xlsx !== undefined && 'bytes' in workbook) {
      const { bytes } = workbook;
      await writeFile(xlsx, bytes, { mode: 0o600 });
      const { sha256, sm3 } = digestsOf(bytes);
      await remark(
        `疑点清单已写入 The list was written to ${xlsx}`,
        `SHA-256 ${sha256}`,
        `SM3 ${sm3}`,
      );
    }
    if (json !== undefined) await print(json.trimEnd());
    if (answer) {
      await print(
        `以 ${answer.knowledgeDate} 已知，疑点 ${answer.findings.length} 条（元）` +
          ` As known on ${answer.knowledgeDate}: ${answer.findings.length} findings (yuan)`,
        ...table(columns, answer.findings),
      );
    }
    return EXIT.success;
  },
};
