import type { RefundRecorded } from '@ledger/ledger';
import { actsAfterFiles, type Fact, isA } from '../fact';

const isOfRefunds = isA('RefundRecorded', 'RefundReversed');

/**
 * What was paid back to the treasury of one returned item, by voucher. What was said of a voucher
 * before it was reversed (冲正) counts no more.
 */
export const refundsIn = (known: readonly Fact[]): readonly RefundRecorded['data'][] => {
  let standing: readonly RefundRecorded['data'][] = [];
  for (const { event } of known.filter(isOfRefunds).sort(actsAfterFiles)) {
    if (event.type === 'RefundRecorded') standing = [...standing, event.data];
    else {
      const { ref, voucher } = event.data;
      standing = standing.filter((one) => one.ref !== ref || one.voucher !== voucher);
    }
  }
  return standing;
};
