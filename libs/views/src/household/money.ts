import { type Money, NO_MONEY } from '../result';
import type { HouseholdMonth } from './household-month';
import type { Item } from './items';

const sum = (items: readonly Item[], of: (item: Item) => number) =>
  items.reduce((total, item) => total + of(item), 0);

/** A returned item is refunded, sent again (and credited or under way), or waits. */
export const afterReturn = (cell: HouseholdMonth, item: Item) => {
  const total = item.instructed.totalFen;
  const refunded = cell.refunds
    .filter((refund) => refund.ref === item.ref)
    .reduce((fen, refund) => fen + refund.amountFen, 0);
  const again = cell.resendings.findLast(({ instructed }) => instructed.reissueOf === item.ref);
  const rest = Math.max(0, total - refunded);
  return {
    refunded,
    reissued: again?.status === 'CREDITED' ? rest : 0,
    pending: !again || again.status === 'RETURNED' ? rest : 0,
  };
};

/** Overpaid is one number per household and month, so overlapping rules do not add up. */
export const overpaidFen = (cell: HouseholdMonth) => {
  const should = cell.should();
  if (!should) return { certain: 0, possible: 0 };
  const certain = Math.max(0, cell.creditedFen - should.certain);
  return { certain, possible: Math.max(0, cell.creditedFen - should.ifPossible - certain) };
};

/** The money of a household and month on a knowledge day. Fen. */
export const moneyOf = (cell: HouseholdMonth): Money => {
  const { items, credited, recoveries, knowledgeDay } = cell;
  const returned = items.filter((item) => item.status === 'RETURNED');
  const settled = returned.map((item) => afterReturn(cell, item));
  const total = (item: Item) => item.instructed.totalFen;
  const sent = items.filter((item) => item.batch && item.batch.sentToBankOn <= knowledgeDay);
  const overpaid = overpaidFen(cell);
  const recovered = (kind: 'RECOVERED' | 'WRITTEN_OFF') =>
    recoveries.filter((r) => r.kind === kind).reduce((fen, r) => fen + r.amountFen, 0);
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
    reissued: settled.reduce((fen, s) => fen + s.reissued, 0),
    refundedToTreasury: settled.reduce((fen, s) => fen + s.refunded, 0),
    returnedPending: settled.reduce((fen, s) => fen + s.pending, 0),
    overpaid: overpaid.certain,
    overpaidPossible: overpaid.possible,
    recovered: recovered('RECOVERED'),
    writtenOff: recovered('WRITTEN_OFF'),
  };
};
