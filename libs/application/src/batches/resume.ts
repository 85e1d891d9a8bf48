import type { BatchNo } from '@ledger/kernel';
import type { BatchRejected, BatchState } from '@ledger/ledger';
import { rejectBatch } from './decide';
import { freezeBatch } from './freeze';
import { type ActNeeds, batchesHeld, type HeldBatch } from './header';

export interface ResumeNeeds extends ActNeeds {
  /** The batches that were opened here. */
  batches(): Promise<readonly BatchNo[]>;
}

/** Steps that write more than their header, and can be interrupted in between. */
const isHalfDone = ({ status }: BatchState): boolean =>
  status === 'list-fixed' || status === 'rejected';

const hasGoneOut = ({ status }: BatchState): boolean =>
  status === 'sent' || status === 'reconciled' || status === 'closed';

const isRejection = (event: HeldBatch['events'][number]): event is BatchRejected =>
  event.type === 'BatchRejected';

const finish = async (needs: ActNeeds, { state, events }: HeldBatch): Promise<void> => {
  if (state.status === 'list-fixed') {
    // By whoever fixed the list: the same acts, so that what stands already is not done again.
    const order = { batch: state.batch, actor: state.makers.at(-1)! };
    const drawUp = () => Promise.reject(new Error('the list is fixed: nothing is drawn up'));
    await freezeBatch({ ...needs, drawUp }, order);
  }
  const rejection = events.findLast(isRejection);
  if (state.status !== 'rejected' || !rejection) return;
  const { batch, rejectedBy: actor, reasonCode } = rejection.data;
  await rejectBatch(needs, { batch, actor, reasonCode });
};

/**
 * Finishes what a crash interrupted: a freeze whose items were not all written, a rejection whose
 * items were not all reversed. Asked now and then; a step that was under way the last time as well
 * is nobody's any more.
 */
export class InterruptedBatches {
  private readonly over = new Set<BatchNo>();
  private underWay: ReadonlySet<BatchNo> = new Set();

  constructor(private readonly needs: ResumeNeeds) {}

  async resume(): Promise<void> {
    const halfDone = new Set<BatchNo>();
    const open = (await this.needs.batches()).filter((batch) => !this.over.has(batch));
    for (const [batch, held] of await batchesHeld(this.needs.ledger, open)) {
      if (hasGoneOut(held.state)) this.over.add(batch);
      if (!isHalfDone(held.state)) continue;
      if (!this.underWay.has(batch)) halfDone.add(batch);
      else {
        await finish(this.needs, held);
        if (held.state.status === 'rejected') this.over.add(batch);
      }
    }
    this.underWay = halfDone;
  }
}
