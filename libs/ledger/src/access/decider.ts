import type { Decider } from '@ledger/kernel';
import type {
  AccessDenied,
  AccessEvent,
  DataExported,
  HistoryReplayed,
  PersonalDataViewed,
} from './events';

/** What one user did on one day, counted by kind. */
export type AccessState = Readonly<Record<AccessEvent['type'], number>>;

/** All reports: what was looked at has been looked at. */
export type AccessCommand =
  | { readonly type: 'RecordPersonalDataView'; readonly data: PersonalDataViewed['data'] }
  | { readonly type: 'RecordReplay'; readonly data: HistoryReplayed['data'] }
  | { readonly type: 'RecordExport'; readonly data: DataExported['data'] }
  | { readonly type: 'RecordDenial'; readonly data: AccessDenied['data'] };

const one = (state: AccessState, type: AccessEvent['type']): AccessState => ({
  ...state,
  [type]: state[type] + 1,
});

export const access: Decider<AccessState, AccessCommand, AccessEvent, never> = {
  initialState: { PersonalDataViewed: 0, HistoryReplayed: 0, DataExported: 0, AccessDenied: 0 },
  decide: {
    RecordPersonalDataView: (data) => [{ type: 'PersonalDataViewed', data }],
    RecordReplay: (data) => [{ type: 'HistoryReplayed', data }],
    RecordExport: (data) => [{ type: 'DataExported', data }],
    RecordDenial: (data) => [{ type: 'AccessDenied', data }],
  },
  evolve: {
    PersonalDataViewed: (state) => one(state, 'PersonalDataViewed'),
    HistoryReplayed: (state) => one(state, 'HistoryReplayed'),
    DataExported: (state) => one(state, 'DataExported'),
    AccessDenied: (state) => one(state, 'AccessDenied'),
  },
};
