import { type BatchNo, decideWith, isRefusal, type Refusal } from '@ledger/kernel';
import {
  batch as batchDecider,
  type BatchAct,
  type BatchRefusal,
  type BatchState,
  payment,
  type PaymentRefusal,
  type RejectReason,
  streamOf,
} from '@ledger/ledger';
import { commandIdFrom } from '../identity';
import type { Receipt } from '../ledger';
import { approversFor, type DraftNeeds } from './draft';
import { type ActNeeds, type ActOrder, actOn, batchHeld, metadataOf, wordsInVault } from './header';
import { keptList, type ListedItem } from './listed';

export interface SubmitOrder extends ActOrder {
  /** An approver who was there and takes it on themselves, in their own words. */
  readonly override?: { readonly by: string; readonly reason: string };
}

export const submitBatch = async (
  needs: ActNeeds & DraftNeeds,
  order: SubmitOrder,
): Promise<Receipt | Refusal<BatchRefusal>> => {
  const { batch, actor, override } = order;
  const { state } = await batchHeld(needs.ledger, batch);
  const submittedOn = needs.clock.today();
  const policies = (await needs.policies.timeline(needs.readSide.manager)).on(submittedOn);
  const approversNeeded =
    state.status === 'frozen' ? approversFor(policies, state, state.list.sumFen) : 1;
  const reason = override && {
    override: {
      by: override.by,
      reason: await wordsInVault(needs.vault, batch, 'screening-override', override.reason),
    },
  };
  const data = { batch, submittedBy: actor, submittedOn, approversNeeded, ...reason };
  return actOn(needs, order, { type: 'SubmitBatch', data });
};

/** What the decider says of an act now; nothing is written. */
const refusalOf = (state: BatchState, act: BatchAct): Refusal<BatchRefusal> | undefined => {
  const outcome = decideWith(batchDecider, act, state);
  return isRefusal(outcome) ? outcome : undefined;
};

/** Would one more approval be the last one the batch needs? */
const isLastWord = (state: BatchState): boolean =>
  state.status === 'submitted' && state.approvedBy.length + 1 >= state.approversNeeded;

export type Approved = Receipt & { readonly approved: boolean };

const approveOnce = async (
  needs: Pick<ActNeeds, 'ledger' | 'clock'>,
  order: ActOrder,
): Promise<Approved | Refusal<BatchRefusal>> => {
  const { batch, actor } = order;
  const { state, commands } = await batchHeld(needs.ledger, batch);
  const isLast = isLastWord(state);
  const data = { batch, approvedBy: actor, approvedOn: needs.clock.today(), isLast };
  const act = { type: 'ApproveBatch', data } as const;
  const isDone = commands.has(commandIdFrom('batch', batch, act.type, actor));
  const refused = isDone ? undefined : refusalOf(state, act);
  if (refused) return refused;
  const outcome = await actOn(needs, order, act, actor);
  if ('refused' in outcome) return outcome;
  return { ...outcome, approved: isDone ? state.status !== 'submitted' : isLast };
};

/**
 * 审批. Whoever may not approve is refused before anything is written anywhere, and the last word
 * is known to be the last before it is written: two that come at once are told apart.
 */
export const approveBatch = async (
  needs: Pick<ActNeeds, 'ledger' | 'clock'>,
  order: ActOrder,
): Promise<Approved | Refusal<BatchRefusal>> => {
  for (;;) {
    const outcome = await approveOnce(needs, order);
    if (!('refused' in outcome) || outcome.refused !== 'approvals-changed') return outcome;
  }
};

export interface RejectOrder extends ActOrder {
  readonly reasonCode: RejectReason;
  readonly reason?: string;
}

const listIn = async (
  { ledger, vault }: ActNeeds,
  batch: BatchNo,
): Promise<readonly ListedItem[]> => {
  const { state } = await batchHeld(ledger, batch);
  return state.status === 'rejected' && state.list ? keptList<ListedItem>(vault, state.list) : [];
};

/** Reversed, an item counts nowhere; also one that was fixed and not yet written. */
const reverseItems = (needs: ActNeeds, order: ActOrder, items: readonly ListedItem[]) => {
  const reversedOn = needs.clock.today();
  return needs.ledger.runEach(
    payment,
    items.map(({ ref, household, division, batch, accountToken }) => ({
      stream: streamOf.payment(ref),
      command: {
        type: 'ReversePayment' as const,
        data: {
          ref,
          household,
          division,
          batch,
          reversedOn,
          ...(accountToken && { accountToken }),
        },
      },
      metadata: metadataOf(needs, order, 'ReversePayment', ref),
    })),
  );
};

/**
 * 退回: the header says so first, so that nobody sends it meanwhile; then its items are reversed.
 * Interrupted in between, whoever asks again finishes it.
 */
export const rejectBatch = async (
  needs: ActNeeds,
  order: RejectOrder,
): Promise<Receipt | Refusal<BatchRefusal | PaymentRefusal>> => {
  const { batch, actor, reasonCode, reason } = order;
  const words = reason && {
    reason: await wordsInVault(needs.vault, batch, 'batch-rejected', reason),
  };
  const data = { batch, rejectedBy: actor, reasonCode, ...words };
  const outcome = await actOn(needs, order, { type: 'RejectBatch', data }, actor);
  const { state } = await batchHeld(needs.ledger, batch);
  if ('refused' in outcome && state.status !== 'rejected') return outcome;
  const [refused] = await reverseItems(needs, order, await listIn(needs, batch));
  return refused ?? ('refused' in outcome ? { stream: streamOf.batch(batch), events: 0 } : outcome);
};
