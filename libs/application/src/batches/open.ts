import type { BatchNo, DivisionCode, Fen, Refusal, YearMonth } from '@ledger/kernel';
import { refuse } from '@ledger/kernel';
import {
  batchAt,
  type BatchRefusal,
  type BatchState,
  type EditReason,
  type LineKey,
} from '@ledger/ledger';
import type { Receipt } from '../ledger';
import { type DraftNeeds, draftOf, lineKey, type Paid } from './draft';
import { type ActNeeds, type ActOrder, actOn, batchHeld, wordsInVault } from './header';

export interface OpenOrder extends ActOrder {
  readonly division: DivisionCode;
  readonly benefitMonth: YearMonth;
}

export type OpenRefusal = BatchRefusal | 'batch-needs-a-street';

const STREET_DIGITS = 9;

/** A batch is one street's, because the money of its items is. */
export const openBatch = async (
  needs: ActNeeds,
  order: OpenOrder,
): Promise<Receipt | Refusal<OpenRefusal>> => {
  const { batch, actor, division, benefitMonth } = order;
  if (division.length !== STREET_DIGITS) return refuse('batch-needs-a-street', { division });
  const { status } = (await batchHeld(needs.ledger, batch)).state;
  // Asked again at once it has been done; once it has gone on, the number is meant for another.
  if (status !== 'not-stated' && status !== 'open') {
    return refuse('batch-number-taken', { status });
  }
  const data = { batch, division, benefitMonth, openedBy: actor };
  return actOn(needs, order, { type: 'OpenBatch', data }, actor, division, benefitMonth);
};

export interface EditOrder extends ActOrder {
  readonly line: LineKey;
  readonly paid: Paid;
  readonly reasonCode: EditReason;
  readonly reason: string;
}

export type EditRefusal = BatchRefusal | 'line-not-due';

type Open = Extract<BatchState, { status: 'open' }>;

/** The last word on the line is the same word: asked again, it has been done. */
const isSaidAlready = ({ edits }: Open, said: Open['edits'][number]): boolean => {
  const last = edits.findLast((edit) => lineKey(edit) === lineKey(said));
  return last !== undefined && JSON.stringify(sorted(last)) === JSON.stringify(sorted(said));
};

const sorted = (value: object): readonly (readonly [string, unknown])[] =>
  Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));

/** 修改: a line is paid otherwise than it is due, or left out, with a reason. */
export const editLine = async (
  needs: ActNeeds & DraftNeeds,
  order: EditOrder,
): Promise<Receipt | Refusal<EditRefusal>> => {
  const { batch, actor, line, paid, reasonCode } = order;
  const state = batchAt((await batchHeld(needs.ledger, batch)).state, 'open');
  if ('refused' in state) return state;
  const { lines } = await draftOf(needs, state);
  const due = lines.find((one) => lineKey(one) === lineKey(line));
  if (!due) return refuse('line-not-due', { household: line.household, month: line.benefitMonth });
  const data = {
    ...line,
    batch,
    baseAmountFen: paid.baseAmountFen as Fen,
    supplementFen: paid.supplementFen as Fen,
    otherFen: paid.otherFen as Fen,
    dueFen: due.dueFen as Fen,
    reasonCode,
    reason: await wordsInVault(needs.vault, batch, 'batch-line-edited', order.reason),
    editedBy: actor,
  };
  if (isSaidAlready(state, data))
    return { stream: `batch-${batch}` as Receipt['stream'], events: 0 };
  // The same words after others were said in between are another command.
  const place = String(state.edits.length);
  return actOn(needs, order, { type: 'EditBatchLine', data }, place, JSON.stringify(sorted(data)));
};

export const batchNo = (text: string): BatchNo | undefined =>
  // A number never looks like that of a person or an account, and the bank's reference adds five.
  /^[A-Za-z0-9-]{4,27}$/.test(text) && !/\d{11}/.test(text) ? (text as BatchNo) : undefined;
