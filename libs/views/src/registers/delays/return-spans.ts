import { addDays, type LocalDate } from '@ledger/kernel';
import type { HouseholdMonth } from '../../household/household-month';
import type { Item } from '../../household/items';
import { handledOf } from '../../household/returns';
import type { Span, Why } from './span';

interface Return {
  readonly from: LocalDate;
  readonly until?: LocalDate;
  readonly why: Why;
}

/** Credited under its old number after a failure: the bank tried again by itself. */
const creditedAgain = ({ failures, creditedOn }: Item): Return | undefined => {
  const failed = failures.at(-1);
  if (!failed || !creditedOn) return undefined;
  const until = creditedOn > failed.receivedOn ? creditedOn : failed.receivedOn;
  return { from: failed.receivedOn, until, why: 'credited-again' };
};

const returnOf = (cell: HouseholdMonth, item: Item): Return | undefined => {
  if (item.returnedOn === undefined) return creditedAgain(item);
  const handled = handledOf(cell, item.ref);
  if (!handled) return { from: item.returnedOn, why: 'nothing-done' };
  return { from: item.returnedOn, until: handled.on, why: handled.how };
};

/** How long what the bank sent back (退票) waited until somebody did something about it. */
export const returnSpans = (cell: HouseholdMonth): readonly Span[] =>
  cell.items.flatMap((item): readonly Span[] => {
    const back = returnOf(cell, item);
    if (!back) return [];
    const limit = cell.policies.required('returnHandlingDays', cell.division, cell.month);
    const code = item.failures.at(-1)?.code;
    return [
      {
        hop: 'return-to-handled',
        from: back.from,
        ...(back.until && { until: back.until }),
        dueOn: addDays(back.from, limit),
        limit,
        count: 1,
        month: item.batch?.benefitMonth ?? cell.month,
        village: item.instructed.village,
        batch: item.instructed.batch,
        household: cell.household,
        refs: [item.ref],
        why: [back.why],
        ...(code !== undefined && { failureCode: code }),
      },
    ];
  });
