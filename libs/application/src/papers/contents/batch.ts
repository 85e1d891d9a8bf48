import type { BatchState } from '@ledger/ledger';
import { compare } from '@ledger/views';
import type { ListedItem } from '../../batches/listed';
import type { Said } from '../../questions/knowledge-answer';
import type { Shown } from '../../questions/shown';
import type { PaperContent } from '../content';
import { inCapitals } from '../money-lines';
import { both, type Column, type Language, tableOf } from '../paper';
import { kindWords } from '../../batches/kind-words';

export const FROM_THE_FREEZE_ON = [
  'frozen',
  'submitted',
  'approved',
  'sent',
  'reconciled',
  'closed',
] as const satisfies readonly BatchState['status'][];

export type Listed = Extract<BatchState, { readonly status: (typeof FROM_THE_FREEZE_ON)[number] }>;

const statuses = {
  frozen: both('已冻结，未提交', 'frozen, not submitted'),
  submitted: both('待审批', 'waits for approval'),
  approved: both('已审批', 'approved'),
  sent: both('已送银行', 'sent to the bank'),
  reconciled: both('已对账', 'reconciled'),
  closed: both('已办结', 'closed'),
} as const satisfies Record<Listed['status'], Said>;

const amount = <Row>(zh: string, en: string, of: (row: Row) => number): Column<Row> => ({
  head: both(zh, en),
  width: 14,
  type: 'fen',
  of,
  isSummed: true,
});

const counted = <Row>(zh: string, en: string, of: (row: Row) => number): Column<Row> => ({
  head: both(zh, en),
  width: 9,
  type: 'number',
  of,
  isSummed: true,
});

interface VillageOfBatch {
  readonly village: string;
  readonly items: readonly ListedItem[];
}

const sumOf = (items: readonly ListedItem[], of: (item: ListedItem) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

/** 发放汇总表: by village. */
const summaryColumns: readonly Column<VillageOfBatch>[] = [
  { head: both('村（社区）', 'Village'), width: 18, of: ({ village }) => village },
  counted('户数', 'Households', ({ items }) => new Set(items.map((one) => one.household)).size),
  counted('笔数', 'Items', ({ items }) => items.length),
  counted('保障人次', 'Persons', ({ items }) => sumOf(items, (one) => one.coveredCount)),
  amount('保障金(元)', 'Allowance', ({ items }) => sumOf(items, (one) => one.baseAmountFen)),
  amount('分类施保金(元)', 'Supplements', ({ items }) => sumOf(items, (one) => one.supplementFen)),
  amount('其他补贴(元)', 'Other', ({ items }) => sumOf(items, (one) => one.otherFen)),
  amount('实发合计(元)', 'Paid', ({ items }) => sumOf(items, (one) => one.totalFen)),
];

/** 发放花名册, masked: the bank gets the whole one in a file of its own. */
const rosterColumns = (people: Shown): readonly Column<ListedItem>[] => [
  { head: both('序号', 'No.'), width: 6, type: 'number', of: (_, at) => at + 1 },
  { head: both('客户流水号', 'Reference'), width: 20, of: ({ ref }) => ref },
  { head: both('村（社区）', 'Village'), width: 14, of: ({ village }) => village },
  { head: both('家庭编号', 'Household'), width: 14, of: ({ household }) => household },
  { head: both('户主', 'Head'), width: 10, of: ({ head }) => people.nameOf(head) ?? '' },
  {
    head: both('户主证件号', 'ID of the head'),
    width: 20,
    of: ({ head }) => people.idOf(head) ?? '',
  },
  { head: both('所属月份', 'Month'), width: 10, of: ({ benefitMonth }) => benefitMonth },
  { head: both('类型', 'Kind'), width: 8, of: ({ kind }) => kindWords[kind] },
  {
    head: both('家庭人口', 'Size'),
    width: 8,
    type: 'number',
    of: ({ householdSize }) => householdSize,
  },
  counted('保障人口', 'Covered', ({ coveredCount }) => coveredCount),
  amount('保障金(元)', 'Allowance', ({ baseAmountFen }) => baseAmountFen),
  amount('分类施保金(元)', 'Supplements', ({ supplementFen }) => supplementFen),
  amount('其他补贴(元)', 'Other', ({ otherFen }) => otherFen),
  amount('实发合计(元)', 'Paid', ({ totalFen }) => totalFen),
];

const about = (state: Listed): readonly Said[] => {
  const { batch, benefitMonth, frozenOn, list, status } = state;
  return [
    both(
      `批次 ${batch}　所属月份 ${benefitMonth}　状态：${statuses[status].zh}　冻结 ${frozenOn}　名单摘要（SHA-256）：${list.digest.slice(0, 16)}…`,
      `Batch ${batch} · benefit month ${benefitMonth} · ${statuses[status].en} · frozen ${frozenOn} · digest of the list (SHA-256): ${list.digest.slice(0, 16)}…`,
    ),
    inCapitals(both('', 'Batch'), list.sumFen),
  ];
};

const signedBy = (state: Listed): readonly Said[] => {
  const makers = state.makers.join('、');
  const approvers = 'approvedBy' in state ? state.approvedBy.join('、') : '';
  return [
    both(`制单：${makers} `, `Made by: ${makers} `),
    both(`审批：${approvers} `, `Approved by: ${approvers} `),
    both('负责人：', 'Head: '),
  ];
};

const byVillage = (items: readonly ListedItem[]): readonly VillageOfBatch[] =>
  [...new Set(items.map(({ village }) => village))]
    .sort(compare)
    .map((village) => ({ village, items: items.filter((item) => item.village === village) }));

/** The batch on paper (发放汇总表、发放花名册), with its sum in capital numerals. */
export const batchContent = (
  { state, items, people }: { state: Listed; items: readonly ListedItem[]; people: Shown },
  language: Language,
): PaperContent => ({
  title: both('农村最低生活保障金发放表', 'Disbursement of the rural minimum living guarantee'),
  lines: about(state),
  tables: [
    tableOf(language, {
      name: both('发放汇总表', 'Summary'),
      columns: summaryColumns,
      rows: byVillage(items),
    }),
    tableOf(language, {
      name: both('发放花名册（已遮蔽）', 'Roster (masked)'),
      columns: rosterColumns(people),
      rows: items,
    }),
  ],
  signatures: signedBy(state),
});
