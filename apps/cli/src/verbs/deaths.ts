import {
  AskDeaths,
  type DeathAnswer,
  type DeathClaimAnswer,
  type DeathsAnswer,
} from '@ledger/application';
import { yuan } from '../terminal/amount';
import { table, type TableColumn } from '../terminal/table';
import type { Verb } from '../verb';
import { answerOfPeople } from './questions';

const sources: Readonly<Record<string, string>> = {
  HEALTH: '卫健',
  POLICE: '公安',
  CREMATION: '民政火化',
  VILLAGE: '村上报',
  OTHER: '其他来源',
  DECISION: '停发减发决定',
};

const ends = {
  withdrawn: '撤回',
  resumed: '恢复发放',
  'file-withdrawn': '文件撤回',
} satisfies Record<NonNullable<DeathClaimAnswer['ended']>['how'], string>;

const contradictions = {
  'days-exclude-each-other': '日期互相排斥',
  'alive-again': '已恢复发放，名单仍称死亡',
  'recorded-before-death': '火化或销户早于死亡',
  'decision-stands-alone': '名单已撤回，决定仍在',
} satisfies Record<DeathAnswer['contradictions'][number], string>;

const claimText = ({ source, death, receivedOn, declared, moves, ended }: DeathClaimAnswer) =>
  [
    `${sources[source] ?? source}称 ${death ?? '日期不详'}`,
    `${receivedOn} 收到${declared ? '（申报）' : ''}`,
    ...moves.map((move) => `${move.receivedOn} 由 ${move.from ?? '不详'} 更正`),
    ...(ended ? [`${ended.on} ${ends[ended.how]}`] : []),
  ].join('，');

const interval = ({ earliest, latest }: DeathAnswer): string =>
  earliest === null ? '—' : earliest === latest ? earliest : `${earliest} 至 ${latest}`;

/** Money that several persons share stands at each of them, so no sum is shown over persons. */
const money = (months: DeathAnswer['months'], owed: boolean): string => {
  const some = months.filter(({ what }) => (what !== 'overpaid') === owed);
  if (some.length === 0) return '—';
  const sum = (of: (month: (typeof some)[number]) => number) =>
    yuan(some.reduce((fen, month) => fen + of(month), 0));
  return `${some.length} 月 ${sum((m) => m.certainFen)}/${sum((m) => m.possibleFen)}${some.some((m) => m.shared) ? '*' : ''}`;
};

const columns: readonly TableColumn<DeathAnswer>[] = [
  { title: '村', of: (row) => row.village ?? '—' },
  { title: '户号', of: (row) => row.householdNos.join(',') },
  { title: '人员', of: (row) => row.personName ?? '—' },
  { title: '合计区间', of: interval },
  { title: '多发 确定/可能', of: (row) => money(row.months, false), right: true },
  { title: '应补 确定/可能', of: (row) => money(row.months, true), right: true },
  { title: '矛盾', of: (row) => row.contradictions.map((one) => contradictions[one]).join('；') },
  { title: '各来源', of: (row) => row.claims.map(claimText).join('；') },
];

const linesOf = ({ knowledgeDate, deaths: rows }: DeathsAnswer): readonly string[] => [
  `以 ${knowledgeDate} 已知，${rows.length} 人有死亡报告` +
    ` As known on ${knowledgeDate}: deaths of ${rows.length} persons are claimed`,
  ...table(columns, rows),
  ...(rows.some(({ months }) => months.some(({ shared }) => shared))
    ? ['* 同户多人共有这笔金额，不可逐人相加 Shared by several persons: do not add up']
    : []),
];

export const deaths: Verb = {
  name: 'deaths',
  forms: ['[--known-on DATE] [--village V] [--contradictions] [--json] [--reveal REASON]'],
  zh: '死亡证据台账：各来源所称、后来的更正与撤回、互相矛盾之处、所涉月份与金额（元）',
  en: 'what each source claims of a death, what became of it, contradictions, months and money (yuan)',
  run: (words) =>
    answerOfPeople(
      words,
      'contradictions',
      ({ queries }, asked, isContradicted) =>
        queries.execute(
          new AskDeaths({ ...asked, ...(isContradicted && { contradictions: true }) }),
        ),
      linesOf,
    ),
};
