import type { BalanceAnswer, DelayAnswer, TotalsAnswer } from '@ledger/application';
import { count, day, fen, listOf, named, orNull, shapeOf, text } from './schema';

type Spread = DelayAnswer['allocationToAppropriation'];

const spread = shapeOf<Spread>({ count, p50: orNull(count), max: orNull(count) });

export const moneySchemas = {
  Delay: shapeOf<DelayAnswer>({
    benefitMonth: text,
    batchNo: text,
    allocationToAppropriation: spread,
    appropriationToSentToBank: spread,
    sentToBankToCredited: spread,
    creditedAfterDeadline: count,
    neverCredited: count,
  }),
  Delays: shapeOf<{ knowledgeDate: string; delays: readonly DelayAnswer[] }>({
    knowledgeDate: day,
    delays: listOf(named('Delay')),
  }),
  Balances: shapeOf<{ knowledgeDate: string; balances: readonly BalanceAnswer[] }>({
    knowledgeDate: day,
    balances: listOf(
      shapeOf<BalanceAnswer>({
        month: text,
        at: day,
        raised: fen,
        allocated: fen,
        appropriated: fen,
        appropriatedArrived: fen,
        sentToBank: fen,
        returnedToClearing: fen,
        refundedToTreasury: fen,
        raisedNotAllocated: fen,
        allocatedNotAppropriated: fen,
        clearingBalance: fen,
      }),
    ),
  }),
  Totals: shapeOf<{ knowledgeDate: string; totals: TotalsAnswer }>({
    knowledgeDate: day,
    totals: shapeOf<TotalsAnswer>({
      raised: fen,
      allocated: fen,
      appropriated: fen,
      batched: fen,
      paid: fen,
      returned: fen,
      inFlight: fen,
      bankAmountDifference: fen,
      unmatchedBankCredits: fen,
      reissued: fen,
      refundedToTreasury: fen,
      overpaid: fen,
      overpaidPossible: fen,
      recovered: fen,
      recoveredByOffset: fen,
      writtenOff: fen,
      returnedPending: fen,
      outstanding: fen,
    }),
  }),
};
