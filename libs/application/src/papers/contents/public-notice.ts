import type { YearMonth } from '@ledger/kernel';
import { compare } from '@ledger/views';
import type { Instructed } from '../../questions/payments-of';
import type { Shown } from '../../questions/shown';
import type { PaperContent } from '../content';
import { both, type Column, type Language, tableOf } from '../paper';

/** What may hang in a village: a name, how many they are and what they get. Nothing else. */
const columns = (people: Shown): readonly Column<Instructed>[] => [
  { head: both('序号', 'No.'), width: 8, type: 'number', of: (_, at) => at + 1 },
  { head: both('户主姓名', 'Head of household'), width: 24, of: ({ head }) => people.nameOf(head) },
  {
    head: both('家庭成员（人）', 'Members'),
    width: 16,
    type: 'number',
    of: ({ householdSize }) => householdSize,
    isSummed: true,
  },
  {
    head: both('月保障金（元）', 'Monthly amount (yuan)'),
    width: 22,
    type: 'fen',
    of: ({ totalFen }) => totalFen,
    isSummed: true,
  },
];

interface NoticeOf {
  readonly month: YearMonth;
  /** Of the month's rosters, regular items alone: back pay tells of what was, not of who is here. */
  readonly items: readonly Instructed[];
  readonly people: Shown;
}

const byVillage = (items: readonly Instructed[]): readonly (readonly Instructed[])[] => {
  const villages = [...new Set(items.map(({ village }) => village))].sort(compare);
  return villages.map((village) =>
    items
      .filter((item) => item.village === village)
      .toSorted((a, b) => compare(a.household, b.household)),
  );
};

/** 公示名单, a list for each village, to be hung there. */
export const publicNoticeContent = (
  { month, items, people }: NoticeOf,
  language: Language,
): PaperContent => {
  const [year = '', number = ''] = month.split('-');
  const villages = byVillage(items);
  const table = (some: readonly Instructed[]) => {
    const village = some[0]?.village ?? '';
    return tableOf(language, {
      name: both(village || '公示名单', village || 'Public notice'),
      columns: columns(people),
      rows: some,
    });
  };
  return {
    title: both(
      `农村最低生活保障对象公示（${year} 年 ${Number(number)} 月）`,
      `Public notice of rural minimum living guarantee, ${month}`,
    ),
    lines: [
      both(
        `现将 ${year} 年 ${Number(number)} 月享受农村最低生活保障的家庭公示如下。`,
        `Households that draw the rural minimum living guarantee for ${month}.`,
      ),
    ],
    tables: villages.length > 0 ? villages.map(table) : [table([])],
    notes: [
      both(
        '公示期：　　　　年　　月　　日至　　　　年　　月　　日（不少于 7 日）。监督电话：________________　受理地点：________________',
        'On notice from ____________ until ____________ (7 days at least). Telephone: ________________ Office: ________________',
      ),
      both(
        '对公示内容有异议的，请在公示期内向村民委员会或街道民社办反映。',
        'Whoever objects tells the village committee or the street’s civil affairs office while the notice hangs.',
      ),
    ],
    signatures: [both('张贴人：', 'Posted by: '), both('村民委员会：', 'Village committee: ')],
    orientation: 'portrait',
    isPublic: true,
  };
};
