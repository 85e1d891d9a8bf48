import type { LocalDate } from '@ledger/kernel';
import type { BatchHeader } from '@ledger/ledger';
import type { CaseFacts } from '../case';
import { type Fact, type FactOf, isA, knownAt } from '../fact';
import { type Item, itemFrom, newest } from '../household/items';
import { batchNamedIn } from '../subjects';
import { isHeader } from './header';

/** Everything known on one day about one batch (批次). */
export interface BatchView {
  readonly batch: BatchHeader;
  readonly items: readonly Item[];
  /** The facts of those items. */
  readonly itemFacts: readonly Fact[];
  /**
   * The bank's own result on this batch, line for line: credited or failed, also of items that no
   * roster line names. Returns (退票) come later and in the results of other batches.
   */
  readonly ownLines: readonly FactOf<'BankLineReported'>['event']['data'][];
}

const PAYMENT = 'payment/';

const ownLinesIn = (facts: readonly Fact[]) =>
  facts
    .filter(isA('BankLineReported'))
    .map(({ event }) => event.data)
    .filter(({ status }) => status !== 'RETURNED');

/** Undefined while no roster states the batch and it is not sent. */
export const batchOn = (owner: string, facts: CaseFacts, day: LocalDate): BatchView | undefined => {
  const stated = (facts.get(owner) ?? []).filter(isHeader);
  const batch = newest(knownAt(stated, day))?.event.data;
  if (!batch) return undefined;
  const items: Item[] = [];
  const itemFacts: Fact[] = [];
  const ownLines: BatchView['ownLines'][number][] = [];
  for (const [subject, some] of facts) {
    if (!subject.startsWith(PAYMENT)) continue;
    const known = knownAt(some, day);
    const item = itemFrom(known, () => batch);
    const names = item?.instructed.batch ?? batchNamedIn(subject.slice(PAYMENT.length));
    if (names !== batch.batch) continue;
    ownLines.push(...ownLinesIn(known));
    if (!item) continue;
    items.push(item);
    itemFacts.push(...known);
  }
  return { batch, items, itemFacts, ownLines };
};
