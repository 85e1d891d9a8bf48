import { addDays, type LocalDate, type YearMonth } from '@ledger/kernel';
import type { Chance } from '../chance';
import type { BankOrder } from '../stories/doings';
import { itemKey } from './batches';
import type { BankLine, BankResult, Batch, Item } from './books';

/** The bank's order about an item; the first one counts. */
const ordersByItem = (
  orders: readonly BankOrder[],
  items: ReadonlyMap<string, Item>,
): ReadonlyMap<string, BankOrder> => {
  const found = new Map<string, BankOrder>();
  for (const order of orders) {
    const ref = items.get(itemKey(order))?.ref;
    if (ref !== undefined && !found.has(ref) && order.type !== 'extra-line') found.set(ref, order);
  }
  return found;
};

const ownLine = (
  item: Item,
  batch: Batch,
  order: BankOrder | undefined,
  chance: Chance,
): BankLine => {
  const { ref, account, baseFen } = item;
  const creditedOn = addDays(batch.days.sentOn, chance.between(1, 2));
  const credited = { ref, account, amountFen: baseFen, status: '成功', creditedOn } as const;
  if (order?.type === 'credit-on') return { ...credited, creditedOn: order.day };
  if (order?.type === 'other-amount') return { ...credited, amountFen: baseFen + order.byFen };
  if (order?.type !== 'fail' || order.bounces) return credited;
  return { ref, account, amountFen: baseFen, status: '失败', failure: order.failure };
};

/** Lines for what was credited the month before and came back since. */
const bounced = (
  before: Batch | undefined,
  orders: ReadonlyMap<string, BankOrder>,
): readonly BankLine[] =>
  (before?.items ?? []).flatMap(({ ref, account, baseFen }) => {
    const order = orders.get(ref);
    if (order?.type !== 'fail' || !order.bounces) return [];
    return [{ ref, account, amountFen: baseFen, status: '退票', failure: order.failure }];
  });

/** A credit nobody ordered, under the next reference of the batch. */
const extraLines = (batch: Batch, orders: readonly BankOrder[]): readonly BankLine[] =>
  orders
    .filter((order) => order.type === 'extra-line' && order.month === batch.days.month)
    .map(({ household }, index) => ({
      ref: `${batch.no}-${String(batch.items.length + 1 + index).padStart(4, '0')}`,
      account: household.account,
      amountFen: 49_600,
      status: '成功',
      creditedOn: addDays(batch.days.sentOn, 1),
    }));

/** A result file waits for its latest credit. */
const receivedOn = (lines: readonly BankLine[], planned: LocalDate): LocalDate =>
  lines.reduce<LocalDate>((latest, { creditedOn }) => {
    const after = creditedOn ? addDays(creditedOn, 1) : latest;
    return after > latest ? after : latest;
  }, planned);

export const resultsOf = (
  batches: readonly Batch[],
  orders: readonly BankOrder[],
  items: ReadonlyMap<string, Item>,
  chance: Chance,
): readonly BankResult[] => {
  const byItem = ordersByItem(orders, items);
  return batches.map((batch, index) => {
    const lines = [
      ...batch.items.map((item) => ownLine(item, batch, byItem.get(item.ref), chance)),
      ...extraLines(batch, orders),
      ...bounced(batches[index - 1], byItem),
    ];
    const month: YearMonth = batch.days.month;
    return { month, lines, receivedOn: receivedOn(lines, batch.days.resultOn) };
  });
};
