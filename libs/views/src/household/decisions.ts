import type { LocalDate, PersonId, YearMonth } from '@ledger/kernel';
import type { FactOf } from '../fact';
import { byDecision } from './death-claims';

export interface Applied {
  readonly stopped: boolean;
  readonly removed: ReadonlySet<PersonId>;
}

const NOTHING: Applied = { stopped: false, removed: new Set() };

/**
 * What decisions had done to a household for a month, of those decided by `decidedBy`. A stop
 * removes nobody; a reduction or increase removes its person; a resumption restores them.
 */
export const appliedTo = (
  decisions: readonly FactOf<'StopDecisionStated'>[],
  month: YearMonth,
  decidedBy?: LocalDate,
): Applied => {
  if (decisions.length === 0) return NOTHING;
  let stopped = false;
  const removed = new Set<PersonId>();
  for (const { event } of [...decisions].sort(byDecision)) {
    const { change, person, decidedOn, effectiveMonth } = event.data;
    if (effectiveMonth > month || (decidedBy && decidedOn > decidedBy)) continue;
    if (change === 'STOP') stopped = true;
    else if (change === 'RESUME') {
      stopped = false;
      removed.delete(person);
    } else removed.add(person);
  }
  return { stopped, removed };
};
