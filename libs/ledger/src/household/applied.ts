import type { PersonId, YearMonth } from '@ledger/kernel';
import type { ChangeKind } from '../vocabulary';

/** What decisions had done to a household for a month. */
export interface Applied {
  readonly stopped: boolean;
  readonly removed: ReadonlySet<PersonId>;
}

/** As much of a decision as decides who is paid. */
export interface DecisionApplied {
  readonly change: ChangeKind;
  readonly person: PersonId;
  readonly effectiveMonth: YearMonth;
}

/**
 * What decisions, in the order in which they were made, do to a month. A stop removes nobody; a
 * reduction or increase removes its person; a resumption lifts the stop and restores its person.
 */
export const appliedIn = (decisions: Iterable<DecisionApplied>, month: YearMonth): Applied => {
  let stopped = false;
  const removed = new Set<PersonId>();
  for (const { change, person, effectiveMonth } of decisions) {
    if (effectiveMonth > month) continue;
    if (change === 'STOP') stopped = true;
    else if (change === 'RESUME') {
      stopped = false;
      removed.delete(person);
    } else removed.add(person);
  }
  return { stopped, removed };
};
