import { type FindingNow, type FindingState, standingOf } from '@ledger/ledger';
import type { FindingWork } from './answers';

/** The work on a match: by what it is now, or with nothing where it is a match no more. */
export const workOf = (
  findingId: string,
  state: FindingState,
  now: FindingNow | undefined,
): FindingWork => {
  const standing = now && standingOf(state, now);
  return {
    findingId,
    state: standing?.status ?? 'lapsed',
    because: standing?.because ?? [],
    assignedTo: state.assignedTo ?? null,
    verdict: state.verdict ?? null,
    decidedOn: 'decidedOn' in state ? state.decidedOn : null,
    suppressedUntil: state.status === 'suppressed' ? state.suppressedUntil : null,
  };
};
