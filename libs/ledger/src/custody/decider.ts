import type { Decider, LocalDate, PersonId } from '@ledger/kernel';
import type { CustodyEntryStated, CustodyEvent, CustodyLedgerStated } from './events';

/** An entry as the ledger that was written down last states it, or that ledgers came. */
export type CustodyState =
  | { readonly status: 'not-stated' }
  | { readonly status: 'ledgers'; readonly newestAsOf: LocalDate }
  | { readonly status: 'held'; readonly by: PersonId; readonly asOf: LocalDate }
  | { readonly status: 'ended'; readonly on: LocalDate; readonly asOf: LocalDate };

/** Reports only: whoever keeps a card without a paper is written down like everybody else. */
export type CustodyCommand =
  | { readonly type: 'StateCustodyLedger'; readonly data: CustodyLedgerStated['data'] }
  | { readonly type: 'StateCustodyEntry'; readonly data: CustodyEntryStated['data'] };

export const custody: Decider<CustodyState, CustodyCommand, CustodyEvent, never> = {
  initialState: { status: 'not-stated' },
  decide: {
    StateCustodyLedger: (data) => [{ type: 'CustodyLedgerStated', data }],
    StateCustodyEntry: (data) => [{ type: 'CustodyEntryStated', data }],
  },
  evolve: {
    CustodyLedgerStated: (state, { asOf }) => ({
      status: 'ledgers',
      newestAsOf: state.status === 'ledgers' && state.newestAsOf > asOf ? state.newestAsOf : asOf,
    }),
    CustodyEntryStated: (_, { proxyHolder, endedOn, asOf }) =>
      // An end that lies ahead of the ledger is announced: the card is still held.
      endedOn !== undefined && endedOn <= asOf
        ? { status: 'ended', on: endedOn, asOf }
        : { status: 'held', by: proxyHolder, asOf },
  },
};
