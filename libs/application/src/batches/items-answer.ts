import {
  type BatchNo,
  type DivisionCode,
  fold,
  type LocalDate,
  type Refusal,
  refuse,
} from '@ledger/kernel';
import { batch as batchDecider, batchAt, type BatchRefusal, type BatchState } from '@ledger/ledger';
import type { QuestionNeeds } from '../questions/findings';
import { type Shown, shownPersons } from '../questions/shown';
import type { BatchItemAnswer, BatchItemsAnswer } from './answers';
import { lastEdits, lineKey } from './draft';
import { batchHeld, type HeldBatch } from './header';
import { keptList, type ListedItem } from './listed';
import { editAnswer, type Reasons } from './said';
import { madeIn } from './questions';
import { itemsKnown, type SettleNeeds } from './settle';

/** Also a rejected one: what was fixed stays to be read. */
const WITH_A_LIST = [
  'list-fixed',
  'frozen',
  'submitted',
  'approved',
  'sent',
  'reconciled',
  'closed',
  'rejected',
] as const satisfies readonly BatchState['status'][];

type Known = Awaited<ReturnType<typeof itemsKnown>>[number];

const bankOf = (known: Known | undefined) => {
  if (!known || known.status === 'PENDING') {
    return {
      bank: 'none',
      creditedFen: 0,
      creditedOn: null,
      returnedOn: null,
      failureCode: null,
    } as const;
  }
  return {
    bank: known.status === 'CREDITED' ? 'credited' : 'returned',
    creditedFen: known.creditedFen,
    creditedOn: known.creditedOn ?? null,
    returnedOn: known.returnedOn ?? null,
    failureCode: known.status === 'RETURNED' ? (known.failures.at(-1)?.code ?? null) : null,
  } as const;
};

/** The edits that stood when the list was fixed, the last word on each line. */
const editsFixed = ({ events }: HeldBatch) => {
  const fixedAt = events.findIndex(({ type }) => type === 'BatchListFixed');
  const before = fold(batchDecider.evolve, batchDecider.initialState, events.slice(0, fixedAt));
  return lastEdits(before.status === 'open' ? before.edits : []);
};

interface Beside {
  readonly known: ReadonlyMap<string, Known>;
  readonly people: Shown;
  readonly edits: ReturnType<typeof editsFixed>;
  readonly reasons: Reasons;
}

const itemAnswer = (
  item: ListedItem,
  { known, people, edits, reasons }: Beside,
): BatchItemAnswer => ({
  ref: item.ref,
  householdNo: item.household,
  headName: people.nameOf(item.head),
  village: item.village,
  division: item.division,
  benefitMonth: item.benefitMonth,
  kind: item.kind,
  reissueOf: item.reissueOf ?? null,
  householdSize: item.householdSize,
  coveredCount: item.coveredCount,
  baseAmountFen: item.baseAmountFen,
  supplementFen: item.supplementFen,
  otherFen: item.otherFen,
  totalFen: item.totalFen,
  edit: editAnswer(edits.get(lineKey(item)), reasons),
  ...bankOf(known.get(item.ref)),
});

/** The lines of a batch from the moment its list is fixed. */
export const batchItems = async (
  needs: QuestionNeeds & SettleNeeds,
  { batch, scope }: { readonly batch: BatchNo; readonly scope: DivisionCode },
): Promise<BatchItemsAnswer | Refusal<BatchRefusal>> => {
  const made = await madeIn(needs, batch, scope);
  if (!made) return refuse('batch-not-opened');
  const knowledgeDate: LocalDate = needs.clock.today();
  if (made.status === 'rejected' && !made.list) return { batch, knowledgeDate, items: [] };
  const state = batchAt(made, ...WITH_A_LIST);
  if ('refused' in state) return state;
  const items = state.list ? await keptList<ListedItem>(needs.vault, state.list) : [];
  const heads = items.map(({ head }) => head);
  const people = await shownPersons(needs, heads, { batch }, undefined);
  const said = await itemsKnown(needs.readSide, batch, items.length, knowledgeDate);
  const edits = editsFixed(await batchHeld(needs.ledger, batch));
  const reasons = await needs.vault.documents(
    [...edits.values()].map(({ reason }) => reason.document),
  );
  const beside = { known: new Map(said.map((item) => [item.ref, item])), people, edits, reasons };
  return { batch, knowledgeDate, items: items.map((item) => itemAnswer(item, beside)) };
};
