import type {
  Difference,
  FindingDifference,
  NoticesRejected,
  PolicySettingAnswer,
  WhatIfAnswer,
} from '@ledger/application';
import { grouped, yuan } from '../terminal/amount';
import { table, type TableColumn } from '../terminal/table';

const valueText = ({ unit, value }: PolicySettingAnswer): string => {
  if (typeof value !== 'number') return value.join('、');
  return unit === 'fen' ? `${yuan(value)} 元` : String(value);
};

const verifiedText = ({ verified, unverifiedBecause }: PolicySettingAnswer): string =>
  verified ? '已核实' : `未核实：${unverifiedBecause.map(({ zh }) => zh).join('；')}`;

const settingColumns: readonly TableColumn<PolicySettingAnswer>[] = [
  { title: '政策项', of: (row) => row.question },
  { title: '含义', of: (row) => row.words.zh },
  { title: '区划', of: (row) => row.division || '全国' },
  { title: '起', of: (row) => (row.from === '0001-01' ? '—' : row.from) },
  { title: '止（不含）', of: (row) => row.until ?? '' },
  { title: '值', of: valueText, right: true },
  { title: '文件', of: (row) => row.document },
  { title: '核实', of: verifiedText },
  { title: '发布日', of: (row) => row.publishedOn ?? '随程序' },
];

export const settingLines = (settings: readonly PolicySettingAnswer[]): readonly string[] =>
  table(settingColumns, settings);

const counts = <Row extends Difference>(): readonly TableColumn<Row>[] => [
  { title: '现有', of: (row) => grouped(row.before), right: true },
  { title: '将有', of: (row) => grouped(row.after), right: true },
  { title: '新增', of: (row) => grouped(row.appear), right: true },
  { title: '消失', of: (row) => grouped(row.lapse), right: true },
  { title: '金额等变化', of: (row) => grouped(row.change), right: true },
];

const ruleColumns: readonly TableColumn<WhatIfAnswer['byRule'][number]>[] = [
  { title: '规则', of: (row) => row.rule },
  ...counts<WhatIfAnswer['byRule'][number]>(),
];

const villageColumns: readonly TableColumn<WhatIfAnswer['byVillage'][number]>[] = [
  { title: '村', of: (row) => row.village ?? '—' },
  ...counts<WhatIfAnswer['byVillage'][number]>(),
  { title: '现多发', of: (row) => yuan(row.overpaid.before), right: true },
  { title: '将多发', of: (row) => yuan(row.overpaid.after), right: true },
];

const kindWords = { appears: '新增', lapses: '消失', changes: '变化' } satisfies Record<
  FindingDifference['kind'],
  string
>;

const amountBefore = ({ before }: FindingDifference): string =>
  before ? yuan(before.amountFenCertain) : '—';
const amountAfter = ({ kind, finding }: FindingDifference): string =>
  kind === 'lapses' ? '—' : yuan(finding.amountFenCertain);

const differenceColumns: readonly TableColumn<FindingDifference>[] = [
  { title: '变动', of: (row) => kindWords[row.kind] },
  { title: '规则', of: ({ finding }) => finding.rule },
  { title: '村', of: ({ finding }) => finding.village ?? '—' },
  { title: '户号', of: ({ finding }) => finding.householdNo ?? '—' },
  { title: '人员', of: ({ finding }) => finding.personName ?? '—' },
  { title: '月份', of: ({ finding }) => finding.benefitMonth ?? '—' },
  { title: '确定（现）', of: amountBefore, right: true },
  { title: '确定（将）', of: amountAfter, right: true },
  { title: '依据', of: ({ finding }) => finding.note },
];

/** The what-if in tables: sums first, the list last. */
export const whatIfLines = (answer: WhatIfAnswer): readonly string[] => {
  const { knowledgeDate, cases, findings, overpaid, overpaidPossible, differences, more } = answer;
  const changed = findings.appear + findings.lapse + findings.change;
  return [
    `试算（${knowledgeDate}，未写入任何内容） What if, nothing is written`,
    `查看 ${grouped(cases.read)} 个个案，其中 ${grouped(cases.touched)} 个受影响。 ` +
      `${grouped(cases.read)} cases read, ${grouped(cases.touched)} touched.`,
    `疑点 findings ${grouped(findings.before)} → ${grouped(findings.after)}` +
      `（新增 appear ${grouped(findings.appear)}，消失 lapse ${grouped(findings.lapse)}，` +
      `变化 change ${grouped(findings.change)}）`,
    `多发（确定） overpaid ${yuan(overpaid.before)} → ${yuan(overpaid.after)} 元`,
    `多发（可能） possibly ${yuan(overpaidPossible.before)} → ${yuan(overpaidPossible.after)} 元`,
    ...(changed > 0 ? ['', ...table(ruleColumns, answer.byRule)] : []),
    ...(changed > 0 ? ['', ...table(villageColumns, answer.byVillage)] : []),
    ...(differences && differences.length > 0
      ? ['', ...table(differenceColumns, differences)]
      : []),
    ...(more > 0 ? [`另有 ${grouped(more)} 条未列出。 ${grouped(more)} more are not listed.`] : []),
  ];
};

export const problemLines = ({ problems }: NoticesRejected): readonly string[] =>
  problems.flatMap(({ notice, field, zh, en }) => [
    `第 ${notice} 份通知${field ? `，${field}` : ''}：${zh}。`,
    `Notice ${notice}${field ? `, ${field}` : ''}: ${en}.`,
  ]);
