import type { Decider } from '@ledger/kernel';
import type { BankEvent, BankResultStated } from './events';

/** How many result files a division has had. */
export interface BankState {
  readonly results: number;
}

/** Reports only: also a file that contradicts itself is written down. */
export interface BankCommand {
  readonly type: 'StateBankResult';
  readonly data: BankResultStated['data'];
}

export const bank: Decider<BankState, BankCommand, BankEvent, never> = {
  initialState: { results: 0 },
  decide: { StateBankResult: (data) => [{ type: 'BankResultStated', data }] },
  evolve: { BankResultStated: ({ results }) => ({ results: results + 1 }) },
};
