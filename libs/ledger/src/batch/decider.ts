import type { Decider, LocalDate, YearMonth } from '@ledger/kernel';
import type { BatchEvent, BatchStated } from './events';

/** A batch (批次) as the newest roster states it. */
export type BatchState =
  | { readonly status: 'not-stated' }
  | {
      readonly status: 'stated';
      readonly benefitMonth: YearMonth;
      readonly frozenOn: LocalDate;
      readonly sentToBankOn: LocalDate;
    };

/** A report: the roster's header block. */
export type BatchCommand = { readonly type: 'StateBatch'; readonly data: BatchStated['data'] };

export const batch: Decider<BatchState, BatchCommand, BatchEvent, never> = {
  initialState: { status: 'not-stated' },
  decide: { StateBatch: (data) => [{ type: 'BatchStated', data }] },
  evolve: {
    BatchStated: (_, { benefitMonth, frozenOn, sentToBankOn }) => ({
      status: 'stated',
      benefitMonth,
      frozenOn,
      sentToBankOn,
    }),
  },
};
