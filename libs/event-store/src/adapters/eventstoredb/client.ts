import type { EventStoreDBClient } from '@eventstore/db-client';

import { Turnstile } from '../../turnstile';
import { type MendedClient, mendedClient } from './mended-client';

/**
 * A connection carries a hundred calls at once, and the hundred-first waits in silence: followers
 * share one, appends another, and reads leave room for both.
 */
const READS_AT_ONCE = 48;
/** With at most 1 MiB each, this also bounds the memory that appends under way take. */
const APPENDS_AT_ONCE = 64;

/** The client of this process, and what bounds the calls it carries. */
export interface SharedClient {
  /** Asked for anew for each call, because it may have been replaced. */
  readonly client: EventStoreDBClient;
  readonly reads: Turnstile;
  readonly appends: Turnstile;
  /** Puts another in the place of a client that will not recover, once for each. */
  replace(failed: EventStoreDBClient): void;
  release(): Promise<void>;
}

interface InUse {
  readonly connectionString: string;
  readonly reads: Turnstile;
  readonly appends: Turnstile;
  mended: MendedClient;
  users: number;
}

// Version 6.2.1 keeps pending appends in a map of the module: when the connection of one client
// breaks, appends of all others are rejected although they were written. One process, one client.
let inUse: InUse | undefined;

const startUsing = (connectionString: string): InUse => ({
  connectionString,
  reads: new Turnstile(READS_AT_ONCE),
  appends: new Turnstile(APPENDS_AT_ONCE),
  mended: mendedClient(connectionString),
  users: 0,
});

/** The client of this process. @throws when another node is in use at the same time. */
export const shareClient = (connectionString: string): SharedClient => {
  if (inUse && inUse.connectionString !== connectionString) {
    throw new Error('one process can use one EventStoreDB only: close the other store first');
  }
  const mine = (inUse ??= startUsing(connectionString));
  mine.users += 1;
  return {
    reads: mine.reads,
    appends: mine.appends,
    get client() {
      return mine.mended.client;
    },
    replace: (failed) => {
      if (mine.mended.client !== failed || inUse !== mine) return;
      const old = mine.mended;
      mine.mended = mendedClient(connectionString);
      void old.close();
    },
    release: async () => {
      mine.users -= 1;
      if (mine.users > 0) return;
      inUse = undefined;
      await mine.mended.close();
    },
  };
};
