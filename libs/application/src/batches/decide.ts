import { decideWith, isRefusal, type Refusal } from '@ledger/kernel';
import {
  batch as batchDecider,
  type BatchAct,
  type BatchRefusal,
  type BatchState,
  type FundRefusal,
  payment,
  type PaymentRefusal,
  type RejectReason,
  streamOf,
} from '@ledger/ledger';
import { commandIdFrom } from '../identity';
import { type CommitNeeds, commitFunds, releaseFunds } from '../funds/commit';
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

type ApproveRefusal = BatchRefusal | FundRefusal;

/** The last word is said once the money is set aside: a crash in between leaves it to be said. */
const commitFor = (needs: CommitNeeds, { actor }: ActOrder, state: BatchState) => {
  if (state.status !== 'submitted') return undefined;
  const { batch, division, benefitMonth, list } = state;
  return commitFunds(needs, { actor, batch, division, benefitMonth, amountFen: list.sumFen });
};

/** Somebody rejected it in this moment, and had nothing to release yet. */
const releaseIfRejected = async (needs: CommitNeeds, { batch, actor }: ActOrder) => {
  const { state } = await batchHeld(needs.ledger, batch);
  if (state.status === 'rejected') await releaseFunds(needs, { ...state, actor });
};

const approveOnce = async (
  needs: CommitNeeds,
  order: ActOrder,
): Promise<Approved | Refusal<ApproveRefusal>> => {
  const { batch, actor } = order;
  const { state, commands } = await batchHeld(needs.ledger, batch);
  const isLast = isLastWord(state);
  const data = { batch, approvedBy: actor, approvedOn: needs.clock.today(), isLast };
  const act = { type: 'ApproveBatch', data } as const;
  const isDone = commands.has(commandIdFrom('batch', batch, act.type, actor));
  const refused = isDone ? undefined : refusalOf(state, act);
  if (refused) return refused;
  const committed = isLast && !isDone ? await commitFor(needs, order, state) : undefined;
  if (committed && 'refused' in committed) return committed;
  const outcome = await actOn(needs, order, act, actor);
  if ('refused' in outcome) {
    await releaseIfRejected(needs, order);
    return outcome;
  }
  return { ...outcome, approved: isDone ? state.status !== 'submitted' : isLast };
};

/**
 * 审批. Whoever may not approve is refused before anything is written anywhere, and the last word
 * is known to be the last before it is written: two that come at once are told apart.
 */
export const approveBatch = async (
  needs: CommitNeeds,
  order: ActOrder,
): Promise<Approved | Refusal<ApproveRefusal>> => {
  for (;;) {
    const outcome = await approveOnce(needs, order);
    if (!('refused' in outcome) || outcome.refused !== 'approvals-changed') return outcome;
  }
};

export interface RejectOrder extends ActOrder {
  readonly reasonCode: RejectReason;
  readonly reason?: string;
}

const listIn = async ({ vault }: ActNeeds, state: BatchState): Promise<readonly ListedItem[]> =>
  state.status === 'rejected' && state.list ? keptList<ListedItem>(vault, state.list) : [];

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
 * 退回: the header says so first, so that nobody sends it meanwhile; then what was set aside for it
 * is released and its items are reversed. Interrupted in between, whoever asks again finishes it.
 */
export const rejectBatch = async (
  needs: ActNeeds,
  order: RejectOrder,
): Promise<Receipt | Refusal<BatchRefusal | PaymentRefusal | FundRefusal>> => {
  const { batch, actor, reasonCode, reason } = order;
  const words = reason && {
    reason: await wordsInVault(needs.vault, batch, 'batch-rejected', reason),
  };
  const data = { batch, rejectedBy: actor, reasonCode, ...words };
  const outcome = await actOn(needs, order, { type: 'RejectBatch', data }, actor);
  const { state } = await batchHeld(needs.ledger, batch);
  if (state.status !== 'rejected') return outcome;
  const released = await releaseFunds(needs, { ...state, actor });
  if (released && 'refused' in released) return released;
  const [refused] = await reverseItems(needs, order, await listIn(needs, state));
  return refused ?? ('refused' in outcome ? { stream: streamOf.batch(batch), events: 0 } : outcome);
};
