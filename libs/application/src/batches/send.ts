import { fold, type PaymentRef, type Refusal } from '@ledger/kernel';
import {
  type BatchRefusal,
  lift,
  payment,
  type PaymentEvent,
  type PaymentRefusal,
  streamOf,
} from '@ledger/ledger';
import { mustHaveArrived } from '../funds/commit';
import type { Receipt } from '../ledger';
import { type ActNeeds, type ActOrder, actOn, batchHeld, metadataOf } from './header';
import { keptList, type ListedItem } from './listed';

const paymentsHeld = async ({ ledger }: ActNeeds, refs: readonly PaymentRef[]) => {
  const streams = await ledger.histories(refs.map((ref) => streamOf.payment(ref)));
  return new Map(
    refs.map((ref) => {
      const held = streams.get(streamOf.payment(ref)) ?? [];
      const past = held.map((r) => lift(r.type, r.schema, r.data) as PaymentEvent);
      return [ref, fold(payment.evolve, payment.initialState, past)] as const;
    }),
  );
};

type Again = ListedItem & { readonly reissueOf: PaymentRef };

/** What was to send an item again and was reversed before it went out no longer stands for it. */
const reversedBefore = async (needs: ActNeeds, again: readonly Again[]) => {
  const returned = await paymentsHeld(
    needs,
    again.map(({ reissueOf }) => reissueOf),
  );
  const before = [...returned.values()].flatMap(({ reissuedAs }) => reissuedAs ?? []);
  const others = await paymentsHeld(needs, before);
  return (ref: PaymentRef): PaymentRef | undefined => {
    const as = returned.get(ref)?.reissuedAs;
    return as && others.get(as)?.reversed ? as : undefined;
  };
};

/** Each returned item is claimed by the one that sends it again, so that none goes out twice. */
const claimReturned = async (needs: ActNeeds, order: ActOrder, items: readonly ListedItem[]) => {
  const again = items.filter((item): item is Again => item.reissueOf !== undefined);
  const insteadOf = await reversedBefore(needs, again);
  return needs.ledger.runEach(
    payment,
    again.map(({ ref, household, batch, reissueOf }) => {
      const instead = insteadOf(reissueOf);
      return {
        stream: streamOf.payment(reissueOf),
        command: {
          type: 'ReissuePayment' as const,
          data: {
            ref: reissueOf,
            household,
            reissuedAs: ref,
            batch,
            ...(instead && { insteadOf: instead }),
          },
        },
        metadata: metadataOf(needs, order, 'ReissuePayment', reissueOf),
      };
    }),
  );
};

export type SendRefusal = BatchRefusal | PaymentRefusal | 'funds-not-arrived' | 'not-committed';

/**
 * 送银行: the money set aside for it is there; what it sends again is claimed; then the header says
 * that it went out.
 */
export const sendBatch = async (
  needs: ActNeeds,
  order: ActOrder,
): Promise<Receipt | Refusal<SendRefusal>> => {
  const { state } = await batchHeld(needs.ledger, order.batch);
  if (state.status === 'approved') {
    const missing = await mustHaveArrived(needs.ledger, state, needs.clock.today());
    if (missing) return missing;
    const items = await keptList<ListedItem>(needs.vault, state.list);
    const [refused] = await claimReturned(needs, order, items);
    if (refused) return refused;
  }
  const data = { batch: order.batch, sentToBankOn: needs.clock.today(), sentBy: order.actor };
  return actOn(needs, order, { type: 'SendBatch', data });
};
