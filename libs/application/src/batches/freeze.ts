import { type PaymentRef, type Refusal, refuse } from '@ledger/kernel';
import { type BatchRefusal, type BatchState, payment, streamOf } from '@ledger/ledger';
import type { Receipt } from '../ledger';
import { type ActNeeds, type ActOrder, actOn, batchHeld, metadataOf } from './header';
import { ITEMS_MAX, itemsWritten, keepList, keptList, type ListedItem, totalOf } from './listed';

export type FreezeRefusal = BatchRefusal | 'list-too-long';

type Open = Extract<BatchState, { status: 'open' }>;

export interface FreezeNeeds extends ActNeeds {
  /** The items as they stand now: what is due, and what was edited. */
  drawUp(open: Open): Promise<readonly ListedItem[]>;
}

/** Nothing is edited from here on, so that what a crash interrupts goes on with the same items. */
const fixList = async (needs: FreezeNeeds, order: ActOrder, open: Open) => {
  const items = await needs.drawUp(open);
  if (items.length > ITEMS_MAX) {
    return refuse<FreezeRefusal>('list-too-long', { items: items.length, most: ITEMS_MAX });
  }
  const { list } = await keepList(needs.vault, `batch-${order.batch}`, items);
  const data = { ...totalOf(items), batch: order.batch, list, fixedBy: order.actor };
  return actOn(needs, order, { type: 'FixBatchList', data });
};

/** Each item to its own stream, once, whoever comes second. */
const writeItems = (needs: ActNeeds, order: ActOrder, items: readonly ListedItem[]) =>
  needs.ledger.runEach(
    payment,
    items.map((data, index) => ({
      stream: streamOf.payment(data.ref as PaymentRef),
      command: { type: 'InstructPayment' as const, data },
      metadata: { ...metadataOf(needs, order, 'InstructPayment', data.ref), row: index + 1 },
    })),
  );

/**
 * 冻结: the list is fixed, its items are written each to its own stream, and the header freezes
 * over what then stands there. Interrupted anywhere and asked again it goes on where it was.
 */
export const freezeBatch = async (
  needs: FreezeNeeds,
  order: ActOrder,
): Promise<Receipt | Refusal<FreezeRefusal>> => {
  const { batch, actor } = order;
  const before = await batchHeld(needs.ledger, batch);
  if (before.state.status === 'open') {
    const fixed = await fixList(needs, order, before.state);
    // Somebody else fixed it in this moment: then it is their list that is written.
    if ('refused' in fixed && fixed.refused !== 'batch-at-other-step') return fixed;
  }
  const { state } = await batchHeld(needs.ledger, batch);
  const isFixed = state.status === 'list-fixed';
  if (isFixed) await writeItems(needs, order, await keptList(needs.vault, state.list));
  const count = isFixed ? state.list.count : 0;
  const written = totalOf(await itemsWritten(needs.ledger, batch, count));
  const data = { ...written, batch, frozenOn: needs.clock.today(), frozenBy: actor };
  return actOn(needs, order, { type: 'FreezeBatch', data });
};
