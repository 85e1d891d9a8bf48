import { otherProcess } from '../../../../../tests/contract/other-process';
import { eventStoreContract } from '../../contract/event-store.contract';
import { openEventStoreDb } from './eventstoredb-store';

const url = process.env.EVENTSTORE_URL;

describe('the store in a real EventStoreDB', () => {
  if (url) {
    eventStoreContract({
      column: 'node',
      open: (options = {}) => openEventStoreDb({ connectionString: url, ...options }),
      start: (script, ...args) => otherProcess(script, url, '', args),
      farPositions: ['e:9007199254740993/9007199254740993', 'e:9007199254740994/9007199254740993'],
    });
  } else {
    it.skip('EVENTSTORE_URL is not set: nothing was run against a real EventStoreDB', () =>
      undefined);
  }
});
