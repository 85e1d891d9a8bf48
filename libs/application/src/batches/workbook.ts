import { workbook } from '@ledger/intake';
import {
  type BatchNo,
  type DivisionCode,
  type Refusal,
  refuse,
  yuanInWords,
  yuanText,
} from '@ledger/kernel';
import { batchAt, type BatchRefusal, type BatchState } from '@ledger/ledger';
import type { Vault } from '@ledger/people';
import { compare } from '@ledger/views';
import type { QuestionNeeds } from '../questions/findings';
import { type Shown, shownPersons } from '../questions/shown';
import type { ActNeeds } from './header';
import { keptList, type ListedItem } from './listed';
import { madeIn } from './questions';

const kinds = {
  REGULAR: '正常',
  BACKPAY: '补发',
  REISSUE: '重发',
  SUPPLEMENT: '补助',
  PRICE_SUBSIDY: '价格临时补贴',
  FESTIVAL_GRANT: '节日补助',
  ONE_OFF: '一次性补助',
} as const;

const statuses: Readonly<Record<BatchState['status'], string>> = {
  'not-stated': '',
  stated: '',
  open: '草稿',
  'list-fixed': '名单已固定',
  frozen: '已冻结，未提交',
  submitted: '待审批',
  approved: '已审批',
  sent: '已送银行',
  reconciled: '已对账',
  closed: '已办结',
  rejected: '已退回',
};

const FROM_THE_FREEZE_ON = [
  'frozen',
  'submitted',
  'approved',
  'sent',
  'reconciled',
  'closed',
] as const satisfies readonly BatchState['status'][];

type Listed = Extract<BatchState, { readonly status: (typeof FROM_THE_FREEZE_ON)[number] }>;

const sumOf = (items: readonly ListedItem[], of: (item: ListedItem) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

/** Households, covered persons and amounts of some items, in the columns of the summary. */
const totals = (items: readonly ListedItem[]): readonly number[] => [
  new Set(items.map(({ household }) => household)).size,
  items.length,
  sumOf(items, ({ coveredCount }) => coveredCount),
  sumOf(items, ({ baseAmountFen }) => baseAmountFen),
  sumOf(items, ({ supplementFen }) => supplementFen),
  sumOf(items, ({ otherFen }) => otherFen),
  sumOf(items, ({ totalFen }) => totalFen),
];

const AMOUNTS = [
  { header: '保障金(元)', width: 14, type: 'fen' },
  { header: '分类施保金(元)', width: 14, type: 'fen' },
  { header: '其他补贴(元)', width: 14, type: 'fen' },
  { header: '实发合计(元)', width: 16, type: 'fen' },
] as const;

const A4 = { paper: 'A4', landscape: true, repeatHeader: true, fitToWidth: true } as const;

const about = (state: Listed): readonly string[] => [
  `批次 ${state.batch}　所属月份 ${state.benefitMonth}　区划 ${state.division}　状态：${statuses[state.status]}　冻结 ${state.frozenOn}`,
  `合计（大写）：${yuanInWords(state.list.sumFen)}　（小写）：¥${yuanText(state.list.sumFen)}`,
];

const signatures = (state: Listed): readonly string[] => [
  `制单：${state.makers.join('、')}　审批：${'approvedBy' in state && state.approvedBy.length > 0 ? state.approvedBy.join('、') : '________'}　名单摘要（SHA-256）：${state.list.digest.slice(0, 16)}…`,
];

/** 发放汇总表: by village, with the sum in capital numerals. */
const summarySheet = (state: Listed, items: readonly ListedItem[]) => {
  const villages = [...new Set(items.map(({ village }) => village))].sort(compare);
  return {
    name: '发放汇总表',
    title: '农村最低生活保障金发放汇总表',
    lines: [...about(state), ...signatures(state)],
    columns: [
      { header: '村（社区）', width: 18 },
      { header: '户数', width: 8, type: 'number' },
      { header: '笔数', width: 8, type: 'number' },
      { header: '保障人次', width: 10, type: 'number' },
      ...AMOUNTS,
    ],
    rows: [
      ...villages.map((village) => [
        village,
        ...totals(items.filter((item) => item.village === village)),
      ]),
      ['合计', ...totals(items)],
    ],
    print: A4,
  } as const;
};

/** 发放花名册, masked: the bank gets the whole one in a file of its own. */
const rosterSheet = (state: Listed, items: readonly ListedItem[], people: Shown) =>
  ({
    name: '发放花名册',
    title: '农村最低生活保障金发放花名册（已脱敏）',
    lines: about(state),
    columns: [
      { header: '序号', width: 6, type: 'number' },
      { header: '客户流水号', width: 20 },
      { header: '村（社区）', width: 14 },
      { header: '家庭编号', width: 14 },
      { header: '户主', width: 10 },
      { header: '户主证件号', width: 20 },
      { header: '所属月份', width: 10 },
      { header: '类型', width: 6 },
      { header: '家庭人口', width: 8, type: 'number' },
      { header: '保障人口', width: 8, type: 'number' },
      ...AMOUNTS,
    ],
    rows: items.map((item, index) => [
      index + 1,
      item.ref,
      item.village,
      item.household,
      people.nameOf(item.head) ?? '',
      people.idOf(item.head) ?? '',
      item.benefitMonth,
      kinds[item.kind],
      item.householdSize,
      item.coveredCount,
      item.baseAmountFen,
      item.supplementFen,
      item.otherFen,
      item.totalFen,
    ]),
    print: A4,
  }) as const;

/** The batch on paper (发放汇总表、发放花名册), from its freeze on. */
export const batchWorkbook = async (
  needs: QuestionNeeds & Pick<ActNeeds, 'ledger'> & { readonly vault: Vault },
  { batch, scope }: { readonly batch: BatchNo; readonly scope: DivisionCode },
): Promise<Uint8Array | Refusal<BatchRefusal>> => {
  const made = await madeIn(needs, batch, scope);
  if (!made) return refuse('batch-not-opened');
  const state = batchAt(made, ...FROM_THE_FREEZE_ON);
  if ('refused' in state) return state;
  const items = await keptList<ListedItem>(needs.vault, state.list);
  const heads = items.map(({ head }) => head);
  const people = await shownPersons(needs, heads, { batch }, undefined);
  return workbook({ sheets: [summarySheet(state, items), rosterSheet(state, items, people)] });
};
