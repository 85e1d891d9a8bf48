import type { LocalDate, YearMonth } from '@ledger/kernel';
import { type Applied, appliedIn } from '@ledger/ledger';
import type { FactOf } from '../fact';
import { byDecision } from './death-claims';

export type { Applied };

const NOTHING: Applied = { stopped: false, removed: new Set() };

/** What decisions had done to a household for a month, of those decided by `decidedBy`. */
export const appliedTo = (
  decisions: readonly FactOf<'StopDecisionStated'>[],
  month: YearMonth,
  decidedBy?: LocalDate,
): Applied => {
  if (decisions.length === 0) return NOTHING;
  const made = [...decisions]
    .sort(byDecision)
    .map(({ event }) => event.data)
    .filter(({ decidedOn }) => !decidedBy || decidedOn <= decidedBy);
  return appliedIn(made, month);
};
