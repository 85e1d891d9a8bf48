import { EventStoreDBClient } from '@eventstore/db-client';
import { StreamsClient } from '@eventstore/db-client/generated/streams_grpc_pb';
import type { Channel, Client } from '@grpc/grpc-js';

import { within } from '../../deadline';

/** What of the client is not in its types and has to be reached all the same. */
interface Inside {
  getChannel(): Promise<Channel>;
  getGRPCClient(kind: unknown, name: string): Promise<Client>;
}

type Listener = (...values: readonly unknown[]) => void;
interface BatchCall {
  write(...values: readonly unknown[]): boolean;
  on(event: string, listener: Listener): BatchCall;
}

export interface MendedClient {
  readonly client: EventStoreDBClient;
  close(): Promise<void>;
}

const CLOSE_LIMIT_MS = 5_000;

/**
 * The call that carries all appends, as version 6.2.1 uses it, can end a whole process in two ways:
 * - when the call of one connection breaks, appends under way on another are given up, and their
 *   answers, which nobody waits for then, throw a TypeError out of the listener;
 * - when it breaks while messages wait for it to drain, their promises are rejected unseen. It is
 *   never said to be full, so nothing waits; what can be on its way is bounded by our own writer.
 */
const guarded = (call: BatchCall): BatchCall => {
  const write = call.write.bind(call);
  const on = call.on.bind(call);
  call.write = (...values) => {
    write(...values);
    return true;
  };
  call.on = (event, listener) => on(event, event === 'data' ? tolerant(listener) : listener);
  return call;
};

const tolerant =
  (listener: Listener): Listener =>
  (...values) => {
    try {
      listener(...values);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  };

const guardAppends = (streams: StreamsClient): void => {
  const open = streams.batchAppend.bind(streams) as (...values: readonly unknown[]) => BatchCall;
  Object.assign(streams, {
    batchAppend: (...values: readonly unknown[]) => guarded(open(...values)),
  });
};

/** A client that ends no process and can be closed at once. @throws Error for a missing CA file */
export const mendedClient = (connectionString: string): MendedClient => {
  const client = EventStoreDBClient.connectionString(connectionString);
  const inside = client as unknown as Inside;
  const getChannel = inside.getChannel.bind(inside);
  const getGrpcClient = inside.getGRPCClient.bind(inside);
  const channels = new Set<Channel>();
  const known = new WeakSet<Client>();
  inside.getChannel = async () => {
    const channel = await getChannel();
    channels.add(channel);
    return channel;
  };
  inside.getGRPCClient = async (kind, name) => {
    const streams = await getGrpcClient(kind, name);
    if (streams instanceof StreamsClient && !known.has(streams)) guardAppends(streams);
    known.add(streams);
    return streams;
  };
  const close = async () => {
    try {
      await within(CLOSE_LIMIT_MS, 'close', client.dispose());
    } catch {
      // A node that is away cannot be told; what follows does not need it.
    }
    // `dispose` leaves them open, for which a process may linger.
    for (const channel of channels) channel.close();
  };
  return { client, close };
};
