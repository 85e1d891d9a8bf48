import { EventStoreDBClient } from '@eventstore/db-client';
import type { Channel } from '@grpc/grpc-js';

import { within } from '../../deadline';

/** A client and how to give it back. */
export interface SharedClient {
  readonly client: EventStoreDBClient;
  release(): Promise<void>;
}

// Version 6.2.1 keeps pending appends in a map of the module: when the connection of one client
// breaks, appends of all others are rejected although they were written. One process, one client.
let shared:
  { readonly url: string; readonly client: EventStoreDBClient; users: number } | undefined;

const CLOSE_LIMIT_MS = 5_000;

/** `dispose` leaves the channel open, which would hold the process for ten seconds. */
const closeClient = async (client: EventStoreDBClient): Promise<void> => {
  const inner = client as unknown as { getChannel(): Promise<Channel> };
  try {
    await within(CLOSE_LIMIT_MS, 'close', client.dispose());
    (await within(CLOSE_LIMIT_MS, 'close', inner.getChannel())).close();
  } catch {
    // A node that is away cannot be told; the process ends without it.
  }
};

/** The client of this process. @throws when another node is in use at the same time. */
export const shareClient = (url: string): SharedClient => {
  if (shared && shared.url !== url) {
    throw new Error('one process can use one EventStoreDB only: close the other store first');
  }
  const mine = (shared ??= { url, client: EventStoreDBClient.connectionString(url), users: 0 });
  mine.users += 1;
  return {
    client: mine.client,
    release: async () => {
      mine.users -= 1;
      if (mine.users > 0) return;
      shared = undefined;
      await closeClient(mine.client);
    },
  };
};
