import { type Money, NO_MONEY } from '../result';
import { type HouseholdMonth, shouldInAll } from './household-month';
import type { Item } from './items';

const sum = (items: readonly Item[], of: (item: Item) => number) =>
  items.reduce((total, item) => total + of(item), 0);

const refundedFen = ({ refunds }: HouseholdMonth, { ref }: Item): number =>
  refunds.filter((refund) => refund.ref === ref).reduce((fen, refund) => fen + refund.amountFen, 0);

/** What sends an item again, and where that came back as well, what sends that again. */
export const lastSending = (cell: HouseholdMonth, item: Item): Item | undefined => {
  const seen = new Set([item.ref]);
  let last: Item | undefined;
  for (;;) {
    const { ref } = last ?? item;
    const next = cell.resendings.findLast(({ instructed }) => instructed.reissueOf === ref);
    if (!next || seen.has(next.ref)) return last;
    seen.add(next.ref);
    last = next;
  }
};

/** A returned item is refunded, sent again (and credited or under way), or waits. */
export const afterReturn = (cell: HouseholdMonth, item: Item) => {
  const refunded = refundedFen(cell, item);
  const rest = Math.max(0, item.instructed.totalFen - refunded);
  const again = lastSending(cell, item);
  if (!again) return { refunded, reissued: 0, pending: rest };
  // Sent again and paid back in the end, its money has gone where the last sending says.
  const isSettled =
    again.status === 'CREDITED' || refundedFen(cell, again) >= again.instructed.totalFen;
  return {
    refunded,
    reissued: isSettled ? rest : 0,
    pending: again.status === 'RETURNED' && !isSettled ? rest : 0,
  };
};

/** What came back of the benefit itself and waits. Fen. */
export const monthlyPendingFen = (cell: HouseholdMonth): number =>
  cell.monthly
    .filter(({ status }) => status === 'RETURNED')
    .reduce((fen, item) => fen + afterReturn(cell, item).pending, 0);

/** Overpaid is one number per household and month, so overlapping rules do not add up. */
export const overpaidFen = (cell: HouseholdMonth) => {
  const should = shouldInAll(cell);
  if (!should) return { certain: 0, possible: 0 };
  // What is kept back for another month the household has as if it had been paid it.
  const had = cell.creditedFen + cell.paidByOffsetFen();
  const certain = Math.max(0, had - should.certain);
  return { certain, possible: Math.max(0, had - should.ifPossible - certain) };
};

/** The money of a household and month on a knowledge day. Fen. */
export const moneyOf = (cell: HouseholdMonth): Money => {
  const { items, credited, settled, knowledgeDay } = cell;
  const returned = items.filter((item) => item.status === 'RETURNED');
  const handled = returned.map((item) => afterReturn(cell, item));
  const total = (item: Item) => item.instructed.totalFen;
  const sent = items.filter((item) => item.batch && item.batch.sentToBankOn <= knowledgeDay);
  const overpaid = overpaidFen(cell);
  return {
    ...NO_MONEY,
    batched: sum(items, total),
    sentToBank: sum(sent, total),
    paid: cell.creditedFen,
    returned: sum(returned, total),
    inFlight: sum(
      items.filter((item) => item.status === 'PENDING'),
      total,
    ),
    bankAmountDifference: cell.creditedFen - sum(credited, total),
    reissued: handled.reduce((fen, one) => fen + one.reissued, 0),
    refundedToTreasury: handled.reduce((fen, one) => fen + one.refunded, 0),
    returnedPending: handled.reduce((fen, one) => fen + one.pending, 0),
    overpaid: overpaid.certain,
    overpaidPossible: overpaid.possible,
    recovered: settled.RECEIVED,
    recoveredByOffset: settled.OFFSET,
    writtenOff: settled.WRITTEN_OFF,
    paidByOffset: cell.paidByOffsetFen(),
  };
};
