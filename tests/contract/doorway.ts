import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';

type Fault = 'lose-answer' | 'cut';

/** The statement that lays events down; the name of a schema is quoted only where it must be. */
const APPEND = /copy [\w".]+ \(position/;

/** How long a commit may take until its connection is cut without the answer having come. */
const COMMIT_MS = 150;

/** Where a PostgreSQL server listens: a port, or a socket in a folder. */
const wayTo = (url: URL) => {
  const folder = url.searchParams.get('host');
  const port = Number(url.port || 5432);
  return folder?.startsWith('/')
    ? { path: `${folder}/.s.PGSQL.${port}` }
    : { host: url.hostname, port };
};

/**
 * Stands before a PostgreSQL server, for connections that come through it, and makes them suffer
 * what a network does. It looks for the words of our own statements and knows no protocol.
 */
export class Doorway {
  private readonly pairs = new Set<readonly [client: Socket, server: Socket]>();
  private fault: Fault | undefined;
  private faultsLeft = 0;
  private silent = false;
  private server: Server | undefined;
  private port = 0;

  constructor(private readonly target: URL) {}

  async open(): Promise<void> {
    const server = createServer((client) => this.join(client));
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.server = server;
    this.port = (server.address() as AddressInfo).port;
  }

  /** The address of the server by way of us. */
  get url(): string {
    const url = new URL(this.target);
    url.searchParams.delete('host');
    url.hostname = '127.0.0.1';
    url.port = String(this.port);
    return url.href;
  }

  /** Makes the next ones suffer: the connection that speaks, one after the other. */
  arm(fault: Fault, times = 1): void {
    this.fault = fault;
    this.faultsLeft = times;
  }

  private isTo(fault: Fault): boolean {
    if (this.fault !== fault || this.faultsLeft === 0) return false;
    this.faultsLeft -= 1;
    return true;
  }

  be(silent: boolean): void {
    this.silent = silent;
  }

  cut(): void {
    for (const pair of this.pairs) for (const socket of pair) socket.destroy();
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server?.close(resolve));
    this.cut();
    await closed;
  }

  private join(client: Socket): void {
    const server = connect(wayTo(this.target));
    const pair = [client, server] as const;
    this.pairs.add(pair);
    for (const socket of pair) {
      socket.on('error', () => undefined);
      socket.once('close', () => {
        this.pairs.delete(pair);
        for (const other of pair) other.destroy();
      });
    }
    let deaf = false;
    client.on('data', (chunk) => {
      if (this.silent) return;
      if (APPEND.test(chunk.toString('latin1')) && this.isTo('cut')) {
        server.write(chunk);
        for (const socket of pair) socket.destroy();
        return;
      }
      if (chunk.includes('; commit') && this.isTo('lose-answer')) {
        deaf = true;
        setTimeout(() => client.destroy(), COMMIT_MS);
      }
      server.write(chunk);
    });
    server.on('data', (chunk) => {
      if (!deaf && !this.silent) client.write(chunk);
    });
  }
}
