import { addDays, addMonths, dayOfMonth, firstDayOf, type YearMonth } from '@ledger/kernel';
import type { FundOrder } from '../stories/doings';
import type { Batch, Movement } from './books';

const SHARES = [
  ['中央', 0.6],
  ['市级', 0.25],
  ['区级', 0.15],
] as const;
const SUPPLEMENT_FEN = 500_000;

const yearOf = (month: YearMonth): string => month.slice(0, 4);
const raisedUnder = (year: string, index: number): string => `示财社〔${year}〕${index + 1}号`;

/** The year's money, raised before it begins and a fifth more than needed. */
const raised = (year: string, needFen: number): readonly Movement[] =>
  SHARES.map(([source, share], index) => {
    const businessOn = addDays(firstDayOf(`${year}-01` as YearMonth), -20 + index * 3);
    const amountFen = Math.ceil((needFen * share * 1.2) / 100_000) * 100_000;
    const document = raisedUnder(year, index);
    return {
      businessOn,
      stage: '筹集',
      document,
      source,
      amountFen,
      arrivedOn: addDays(businessOn, 6),
    };
  });

/** What the batch needs of new money; items sent again are paid from what came back. */
const needOf = ({ items }: Batch): number =>
  items.reduce((sum, { kind, baseFen }) => sum + (kind === '重发' ? 0 : baseFen), 0);

/** Allocated on the 24th, appropriated two days before the bank gets the batch. */
const monthly = (batch: Batch, isLate: boolean): readonly Movement[] => {
  const { month, sentOn } = batch.days;
  const year = yearOf(month);
  const need = needOf(batch);
  const label = `${year}〕${Number(month.slice(5))}`;
  const allocatedOn = dayOfMonth(addMonths(month, -1), 24);
  let rest = need;
  return SHARES.flatMap(([source, share], index) => {
    const isLast = index === SHARES.length - 1;
    const amountFen = isLast ? rest : Math.floor((need * share) / 100) * 100;
    rest -= amountFen;
    const allocated = `示区财社〔${label}-${index + 1}号`;
    const planned = addDays(sentOn, isLate && index === 0 ? 2 : -2);
    const appropriatedOn = planned < allocatedOn ? allocatedOn : planned;
    const common = { source, amountFen, month };
    return [
      {
        ...common,
        businessOn: allocatedOn,
        stage: '分配',
        document: allocated,
        related: raisedUnder(year, index),
      },
      {
        ...common,
        businessOn: appropriatedOn,
        stage: '拨付',
        document: `示支付〔${month.replace('-', '')}〕${index + 1}`,
        related: allocated,
        arrivedOn: addDays(appropriatedOn, 1),
      },
    ] as const;
  });
};

const WAITS = {
  'slow-appropriation': { appropriatedAfter: 48, arrivedAfter: 1 },
  'slow-arrival': { appropriatedAfter: 12, arrivedAfter: 41 },
  'on-the-last-day': { appropriatedAfter: 30, arrivedAfter: 1 },
} as const;

/** Supplementary money that serves no month by itself, and waits. */
const supplementary = (order: FundOrder, number: number): readonly Movement[] => {
  if (order.type === 'after-sending') return [];
  const { appropriatedAfter, arrivedAfter } = WAITS[order.type];
  const year = yearOf(order.month);
  const businessOn = dayOfMonth(order.month, 3);
  const appropriatedOn = addDays(businessOn, appropriatedAfter);
  const common = { source: '中央', amountFen: SUPPLEMENT_FEN } as const;
  const document = `示区财社〔${year}〕追${number}号`;
  return [
    { ...common, businessOn, stage: '分配', document, related: raisedUnder(year, 0) },
    {
      ...common,
      businessOn: appropriatedOn,
      stage: '拨付',
      document: `示支付追〔${year}〕${number}`,
      related: document,
      arrivedOn: addDays(appropriatedOn, arrivedAfter),
    },
  ];
};

/** The money before it reaches people, by day. */
export const movementsOf = (
  batches: readonly Batch[],
  orders: readonly FundOrder[],
): readonly Movement[] => {
  const years = [...new Set(batches.map(({ days }) => yearOf(days.month)))];
  const late = new Set(
    orders.filter(({ type }) => type === 'after-sending').map(({ month }) => month),
  );
  const ofYear = (year: string) => batches.filter(({ days }) => days.month.startsWith(year));
  const movements = [
    ...years.flatMap((year) =>
      raised(
        year,
        ofYear(year).reduce((sum, one) => sum + needOf(one), 0),
      ),
    ),
    ...batches.flatMap((batch) => monthly(batch, late.has(batch.days.month))),
    ...orders.flatMap((order, index) => supplementary(order, index + 1)),
  ];
  return movements.toSorted((a, b) =>
    a.businessOn < b.businessOn ? -1 : a.businessOn > b.businessOn ? 1 : 0,
  );
};
