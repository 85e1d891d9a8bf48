import { type EventStore, openEventStoreDb, openPostgresStore } from '@ledger/event-store';

/** The log at an address, whichever store that is; the schema is PostgreSQL's only. */
export const openLog = (url: string, schema: string): Promise<EventStore> =>
  url.startsWith('esdb')
    ? openEventStoreDb({ connectionString: url })
    : openPostgresStore({ connectionString: url, connections: 4, ...(schema && { schema }) });
