import { triedPostgres } from '../../../../../tests/contract/tried-postgres';
import { eventStoreContract } from '../../contract/event-store.contract';

describe('the store in PostgreSQL', () => {
  eventStoreContract(triedPostgres('contract'));
});
