import { AskDeaths, type DeathAnswer, type DeathClaimAnswer } from '@ledger/application';
import { EXIT } from '../exit-code';
import { askLedger, EVERYWHERE } from '../opened';
import { yuan } from '../terminal/amount';
import { print, printJson } from '../terminal/print';
import { table, type TableColumn } from '../terminal/table';
import type { Verb } from '../verb';
import { exactly, knownOn, parseWords } from '../words';

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

export const deaths: Verb = {
  name: 'deaths',
  forms: ['[--known-on DATE] [--village V] [--contradictions] [--json] [--reveal REASON]'],
  zh: '死亡证据台账：各来源所称、后来的更正与撤回、互相矛盾之处、所涉月份与金额（元）',
  en: 'what each source claims of a death, what became of it, contradictions, months and money (yuan)',
  run: async (words) => {
    const { values, positionals } = parseWords(words, {
      'known-on': { type: 'string' },
      village: { type: 'string' },
      contradictions: { type: 'boolean' },
      json: { type: 'boolean' },
      reveal: { type: 'string' },
    });
    exactly(positionals);
    const { village, reveal: reason } = values;
    const answer = await askLedger(({ queries, asker }) =>
      queries.execute(
        new AskDeaths({
          scope: EVERYWHERE,
          knownOn: knownOn(values['known-on']),
          ...(village !== undefined && { village }),
          ...(values.contradictions && { contradictions: true }),
          ...(reason && { reveal: { ...asker, reason } }),
        }),
      ),
    );
    if (values.json) await printJson(answer);
    else {
      await print(
        `以 ${answer.knowledgeDate} 已知，${answer.deaths.length} 人有死亡报告` +
          ` As known on ${answer.knowledgeDate}: deaths of ${answer.deaths.length} persons are claimed`,
        ...table(columns, answer.deaths),
        ...(answer.deaths.some(({ months }) => months.some(({ shared }) => shared))
          ? ['* 同户多人共有这笔金额，不可逐人相加 Shared by several persons: do not add up']
          : []),
      );
    }
    return EXIT.success;
  },
};
