import type { BatchHeader, PayoutAccountChangeStated } from '@ledger/ledger';
import type { Policies } from '@ledger/policy';

/** What is known on one day of where a household was paid, and of the batches of its street. */
export interface AccountChanges {
  readonly household: string;
  readonly village: string | null;
  readonly division: string | null;
  readonly changes: readonly PayoutAccountChangeStated['data'][];
  readonly batches: readonly BatchHeader[];
  readonly policies: Policies;
}
