import { createServer, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Door, doorProblem, type Health, type LedgerApplication } from '@ledger/application';

/** What `GET /health` answers: 200 while the worker can do its work, else 503. */
export interface WorkerHealth {
  readonly status: 'up' | 'down';
  readonly database: 'up' | 'down';
  /** The log: the database itself, or EventStoreDB when `EVENTSTORE_URL` names one. */
  readonly store: 'up' | 'down';
  /** Does the log hold something that the views do not show yet? */
  readonly behind: boolean;
  /** The last signed head of the log; null when there is none, or it cannot be asked. */
  readonly checkpoint: Health['checkpoint'];
  /** Does this worker bring them up to date, or does it stand by for the one that does? */
  readonly leads: boolean;
}

type Watched = Pick<LedgerApplication, 'health' | 'leads'>;

/** Shorter than the patience of whoever asks: no answer says less than a bad one. */
const ANSWER_WITHIN_MS = 2_000;

const isAway = { database: 'down', store: 'down', behind: true, checkpoint: null } as const;

export const healthOf = async (ledger: Watched): Promise<WorkerHealth> => {
  const answered = new AbortController();
  const late = sleep(ANSWER_WITHIN_MS, isAway, { signal: answered.signal });
  late.catch(() => undefined);
  const asked = ledger.health().catch(() => isAway);
  const { behind, checkpoint, database, store } = await Promise.race([asked, late]);
  answered.abort();
  const isUp = database === 'up' && store === 'up';
  const status = isUp ? 'up' : 'down';
  return { status, database, store, behind, checkpoint, leads: ledger.leads() };
};

const answer = async (ledger: Watched, response: ServerResponse): Promise<void> => {
  const health = await healthOf(ledger);
  response.writeHead(health.status === 'up' ? 200 : 503, {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-store',
  });
  response.end(`${JSON.stringify(health)}\n`);
};

const serverFor = (ledger: Watched): Server =>
  createServer((request, response) => {
    const isHealth = request.method === 'GET' && request.url?.split('?')[0] === '/health';
    if (isHealth) void answer(ledger, response);
    else response.writeHead(404).end();
  });

/** Listens for as long as the worker lives. @throws StartProblem when the port is not to be had. */
export const serveHealth = (ledger: Watched, door: Door): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = serverFor(ledger);
    server.once('error', (error) => reject(doorProblem(door, error)));
    server.listen(door.port, door.host, () => resolve(server));
  });

export const stopServing = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    // Whoever asks for the health of a worker that ends need not be answered.
    server.closeAllConnections();
  });
