import type { EventStoreDbOptions } from './adapters/eventstoredb/eventstoredb-store';
import type { EventStore } from './port';

type Adapter = typeof import('./adapters/eventstoredb/eventstoredb-store');

/**
 * A log on EventStoreDB. Its client is large and is loaded only by who has a node, so that every
 * other process starts without it.
 * @throws StoreUnavailable, RangeError
 */
export const openEventStoreDb = async (options: EventStoreDbOptions): Promise<EventStore> => {
  const adapter: Adapter = require('./adapters/eventstoredb/eventstoredb-store');
  return adapter.openEventStoreDb(options);
};
