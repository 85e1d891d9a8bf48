import { type Decider, refuse } from '@ledger/kernel';
import type { SealEvent, SealKeyRotated } from './events';

/** Which keys have signed for this ledger. Before the first change the log names none. */
export type SealState =
  | { readonly status: 'first-key' }
  | { readonly status: 'rotated'; readonly key: string; readonly retired: readonly string[] };

/** An act: checked. */
export type SealCommand = {
  readonly type: 'RotateSealKey';
  readonly data: SealKeyRotated['data'];
};

export type SealRefusal = 'same-seal-key' | 'not-the-seal-key' | 'seal-key-retired';

export const seal: Decider<SealState, SealCommand, SealEvent, SealRefusal> = {
  initialState: { status: 'first-key' },
  decide: {
    RotateSealKey: (data, state) => {
      if (data.fromKey === data.toKey) return refuse('same-seal-key');
      if (state.status === 'rotated') {
        if (data.fromKey !== state.key) return refuse('not-the-seal-key', { key: state.key });
        // Whoever still holds an old key must not come to sign with it again.
        if (state.retired.includes(data.toKey)) return refuse('seal-key-retired');
      }
      return [{ type: 'SealKeyRotated', data }];
    },
  },
  evolve: {
    SealKeyRotated: (state, { fromKey, toKey }) => ({
      status: 'rotated',
      key: toKey,
      retired: [...(state.status === 'rotated' ? state.retired : []), fromKey],
    }),
  },
};
