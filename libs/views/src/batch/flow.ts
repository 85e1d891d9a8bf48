import type { LocalDate } from '@ledger/kernel';
import { compare, type Fact } from '../fact';
import type { Item } from '../household/items';
import { refundsIn } from '../household/refunds';
import type { BatchFlow } from '../result';
import { subjectOf } from '../subjects';
import type { BatchView } from './batch-view';

type ByDay = Readonly<Record<string, number>>;

/** Sums by day, in order of day, so that equal flows are equal text. */
const byDay = (moved: readonly (readonly [day: string, fen: number])[]): ByDay => {
  const sums = new Map<string, number>();
  for (const [day, fen] of moved) sums.set(day, (sums.get(day) ?? 0) + fen);
  return Object.fromEntries([...sums].sort(([a], [b]) => compare(a, b)));
};

/** What moved until a day, that day included. Fen. */
export const movedBy = (day: LocalDate, sums: ByDay): number =>
  Object.entries(sums).reduce((total, [on, amount]) => total + (on <= day ? amount : 0), 0);

const returnOf = ({ returnedOn, instructed }: Item) =>
  returnedOn === undefined ? [] : [[returnedOn, instructed.totalFen] as const];

const refundsOf = (facts: readonly Fact[]) =>
  refundsIn(facts).map(({ registeredOn, amountFen }) => [registeredOn, amountFen] as const);

/** What a batch draws from the clearing account, and what comes back to it or leaves it again. */
export const flowOf = ({ batch, items, itemFacts }: BatchView): BatchFlow => ({
  account: subjectOf.clearing(batch.division),
  batch: batch.batch,
  benefitMonth: batch.benefitMonth,
  division: batch.division,
  sentToBankOn: batch.sentToBankOn,
  totalFen: items.reduce((sum, { instructed }) => sum + instructed.totalFen, 0),
  returnedFen: byDay(items.flatMap(returnOf)),
  refundedFen: byDay(refundsOf(itemFacts)),
});
