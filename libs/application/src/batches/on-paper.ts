import { type BatchNo, type DivisionCode, type Refusal, refuse } from '@ledger/kernel';
import { batchAt, type BatchRefusal } from '@ledger/ledger';
import type { Vault } from '@ledger/people';
import type { PaperContent } from '../papers/content';
import { batchContent, FROM_THE_FREEZE_ON } from '../papers/contents/batch';
import type { Language } from '../papers/paper';
import type { QuestionNeeds } from '../questions/findings';
import { shownPersons } from '../questions/shown';
import type { ActNeeds } from './header';
import { keptList, type ListedItem } from './listed';
import { madeIn } from './questions';

export type BatchPaperNeeds = QuestionNeeds & Pick<ActNeeds, 'ledger'> & { readonly vault: Vault };

/** What stands on the papers of a batch, from its freeze on. */
export const batchOnPaper = async (
  needs: BatchPaperNeeds,
  { batch, scope }: { readonly batch: BatchNo; readonly scope: DivisionCode },
  language: Language,
): Promise<PaperContent | Refusal<BatchRefusal>> => {
  const made = await madeIn(needs, batch, scope);
  if (!made) return refuse('batch-not-opened');
  const state = batchAt(made, ...FROM_THE_FREEZE_ON);
  if ('refused' in state) return state;
  const items = await keptList<ListedItem>(needs.vault, state.list);
  const heads = items.map(({ head }) => head);
  const people = await shownPersons(needs, heads, { batch }, undefined);
  return batchContent({ state, items, people }, language);
};
