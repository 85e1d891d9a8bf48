import { connect, createServer, type Socket } from 'node:net';

import type { Chance } from '../scenarios/chance';

/** A way to the server of its own. */
export interface Wire {
  /** The same database, by this way. */
  readonly url: string;
  close(): Promise<void>;
}

/** Of the commits that pass, these shares never reach the server, or are never answered. */
const LOST = 0.02;
const UNANSWERED = 0.03;

/** What a client sends last when it commits. */
const COMMIT = '; commit\0';

const openTarget = (url: URL): Socket => {
  const [folder, port] = [url.searchParams.get('host'), url.port || '5432'];
  if (folder?.startsWith('/')) return connect(`${folder}/.s.PGSQL.${port}`);
  return connect(Number(port), folder ?? url.hostname);
};

/** Passes everything on, but a commit now and then: then the client loses the wire, not knowing. */
const passOn = (client: Socket, server: Socket, chance: Chance): void => {
  client.on('data', (bytes: Buffer) => {
    const fate = bytes.includes(COMMIT) ? chance.next() : 1;
    if (fate < LOST) {
      client.destroy();
      server.destroy();
      return;
    }
    server.write(bytes);
    // The server hears the commit and then that nobody listens any more.
    if (fate < LOST + UNANSWERED) client.destroy();
  });
  server.on('data', (bytes) => client.destroyed || client.write(bytes));
  for (const [one, other] of [
    [client, server],
    [server, client],
  ] as const) {
    one.on('error', () => undefined).on('end', () => other.end());
    one.on('close', () => other.end());
  }
};

/** A wire to a PostgreSQL server that breaks where it hurts most. */
export const openWire = async (target: string, chance: Chance): Promise<Wire> => {
  const url = new URL(target);
  const sockets = new Set<Socket>();
  const listening = createServer((client) => {
    const server = openTarget(url);
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    }
    passOn(client, server, chance);
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const address = listening.address();
  if (address === null || typeof address === 'string') throw new Error('the wire has no port');
  const way = new URL(target);
  way.searchParams.delete('host');
  way.hostname = '127.0.0.1';
  way.port = String(address.port);
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => listening.close(resolve));
  };
  return { url: way.href, close };
};
