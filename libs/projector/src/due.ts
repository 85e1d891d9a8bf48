import type { LocalDate } from '@ledger/kernel';
import type { DueRow } from './read-side';

/** Before every day: due at once, and from the beginning. */
export const EARLIEST = '0001-01-01' as LocalDate;

/** Whole cases that wait until the log is read to its end, each from the earliest day it is told. */
export const atOnce = (
  waiting: Iterable<readonly [owner: string, from: LocalDate]>,
): readonly DueRow[] => {
  const from = new Map<string, LocalDate>();
  for (const [owner, day] of waiting) {
    const known = from.get(owner);
    if (!known || day < known) from.set(owner, day);
  }
  return [...from].map(([owner, fromDay]) => ({ cell: owner, owner, dueOn: EARLIEST, fromDay }));
};
