import { triedStandIn } from '../../../../../tests/contract/tried-stand-in';
import { eventStoreContract } from '../../contract/event-store.contract';

describe('the store in EventStoreDB, by way of a stand-in for its wire', () => {
  eventStoreContract(triedStandIn());
});
