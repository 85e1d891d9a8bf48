import { spec } from '../testing/spec';
import { access, type AccessCommand } from './decider';
import type { AccessEvent } from './events';

const given = spec(access);
const who = { user: 'street', role: 'street-officer' };

const viewed: AccessEvent = {
  type: 'PersonalDataViewed',
  data: { ...who, purpose: '入户核实', question: '{}' },
};
const replayed: AccessEvent = {
  type: 'HistoryReplayed',
  data: { ...who, household: 'JT001', knownOn: '2021-06-30' },
};
const exported: AccessEvent = {
  type: 'DataExported',
  data: { ...who, what: 'findings-workbook', filter: '{}', sha256: 'a', sm3: 'b', bytes: 1 },
};
const denied: AccessEvent = {
  type: 'AccessDenied',
  data: { ...who, route: 'GET /totals', scope: '500118001', reason: 'outside-scope' },
};

it.each([
  ['RecordPersonalDataView', viewed],
  ['RecordReplay', replayed],
  ['RecordExport', exported],
  ['RecordDenial', denied],
] as const)('%s is always recorded, also the second time', (type, event) => {
  const command = { type, data: event.data } as AccessCommand;
  given().when(command).then(event);
  given(event, denied, viewed).when(command).then(event);
});

it('what one user did on a day is counted by kind', () => {
  given(viewed, denied, replayed, denied, exported, denied).thenState({
    PersonalDataViewed: 1,
    HistoryReplayed: 1,
    DataExported: 1,
    AccessDenied: 3,
  });
});
