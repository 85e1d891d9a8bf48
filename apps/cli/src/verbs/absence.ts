import { type AbsenceAnswer, AskAbsence } from '@ledger/application';
import { table, type TableColumn } from '../terminal/table';
import type { Verb } from '../verb';
import { printReviews } from './absence-reviews';
import { answerAsKnown } from './questions';

const whats = {
  ROSTER: '发放花名册',
  RESULT: '银行回盘',
  DEATH_LIST: '死亡名单',
  CUSTODY_LEDGER: '卡折代管台账',
  CUSTODY_REVIEW: '代管卡折核查',
} satisfies Record<AbsenceAnswer['what'], string>;

const sources = {
  HEALTH: '卫健',
  POLICE: '公安',
  CREMATION: '民政火化',
  VILLAGE: '村上报',
  OTHER: '其他',
} satisfies Record<NonNullable<AbsenceAnswer['source']>, string>;

const from = ({ source, batch, village, cards }: AbsenceAnswer): string => {
  if (cards !== null) return `${village ?? '村不详'} ${cards} 张`;
  return source === null ? (batch ?? '—') : sources[source];
};

const monthsOf = ({ benefitMonth, untilMonth }: AbsenceAnswer): string =>
  benefitMonth === untilMonth ? (benefitMonth ?? '—') : `${benefitMonth}…${untilMonth}`;

const columns: readonly TableColumn<AbsenceAnswer>[] = [
  { title: '应报未报', of: (row) => whats[row.what] },
  { title: '行政区划', of: (row) => row.division },
  { title: '所属月份', of: monthsOf },
  { title: '来源、批次或村', of: from },
  { title: '应到日', of: (row) => row.dueOn },
  { title: '逾期天数', of: (row) => String(row.daysLate), right: true },
  { title: '上次收到', of: (row) => row.lastCameOn ?? '—' },
];

const NOTHING = '没有应报未报的材料。 Nothing that should have come is missing.';

const SEE_CARDS = '逐张列出 Card by card: absence --reviews';

const linesOf = (absences: readonly AbsenceAnswer[]): readonly string[] => {
  if (absences.length === 0) return [NOTHING];
  const hasCards = absences.some(({ what }) => what === 'CUSTODY_REVIEW');
  return [...table(columns, absences), ...(hasCards ? ['', SEE_CARDS] : [])];
};

export const absence: Verb = {
  name: 'absence',
  forms: [
    '[--known-on DATE] [--json]',
    '--reviews [--village V] [--known-on DATE] [--json] [--reveal REASON]',
  ],
  zh: '应报未报：到期仍未收到的花名册、回盘、死亡名单、代管台账和代管核查；--reviews 逐张列出未核查的卡折',
  en: 'rosters, result files, lists, custody ledgers and reviews that should have come and have not; --reviews: the cards not reviewed, one by one',
  run: (words) => {
    if (words.includes('--reviews')) return printReviews(words);
    return answerAsKnown(
      words,
      ({ queries }, asked) => queries.execute(new AskAbsence(asked)),
      linesOf,
    );
  },
};
