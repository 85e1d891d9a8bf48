import type { Answer } from '../../ledger/ledger';

export type AccountState = Answer<'AccountState'>;

/** Whether it may log in now, and if not, why. */
export const stateOf = ({ disabledAt, lockedUntil, mustChangePassword }: AccountState) => {
  if (disabledAt !== null) return 'disabled';
  if (lockedUntil !== null) return 'locked';
  return mustChangePassword ? 'must-change' : 'active';
};

export type State = ReturnType<typeof stateOf>;
