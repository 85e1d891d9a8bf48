import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { StartProblem } from '@ledger/application';

/** One number of this system for one purpose: one app at a time serves a ledger. */
const APP_LANE = 7_316_201;
const NAME = 'dibao-ledger app';
const RETRY_MS = 250;
/** The backend of an app that was killed a moment ago may still have to notice. */
const PATIENCE_MS = 2_000;

export interface OnlyApp {
  release(): Promise<void>;
}

interface Claim {
  readonly client: Client;
  readonly holder?: string;
}

/**
 * The lock lives as long as the connection, so an app that is killed leaves nothing behind. In the
 * database and not in the home: two homes may name one server in DATABASE_URL.
 */
const claim = async (url: string): Promise<Claim> => {
  const client = new Client({
    connectionString: url,
    application_name: `${NAME} ${process.pid}`,
    keepAlive: true,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const taken = await client.query<{ taken: boolean }>(
      'select pg_try_advisory_lock($1) as taken',
      [APP_LANE],
    );
    if (taken.rows[0]?.taken) return { client };
    return { client, holder: await holderOf(client) };
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
};

const holderOf = async (client: Client): Promise<string> => {
  const found = await client.query<{ name: string }>(
    `select application_name as name from pg_locks join pg_stat_activity using (pid)
     where locktype = 'advisory' and objid = $1 and granted`,
    [APP_LANE],
  );
  return found.rows[0]?.name.replace(NAME, '').trim() ?? '?';
};

const claimPatiently = async (url: string): Promise<Client> => {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const { client, holder } = await claim(url);
    if (holder === undefined) return client;
    await client.end();
    if (performance.now() > until) throw alreadyServed(holder);
    await sleep(RETRY_MS);
  }
};

const alreadyServed = (holder: string): StartProblem =>
  new StartProblem(
    `本台账已有一个程序在运行（进程 ${holder}），不再启动第二个。请使用已打开的那个，或先停止它。`,
    `This ledger is already served by another process (${holder}). Use that one, or stop it first.`,
  );

/**
 * Holds the ledger for this app until `release`. When the database restarts the lock goes with the
 * connection and is taken again; `onLost` is told if another app was quicker.
 */
export const beTheOnlyApp = async (
  url: string,
  onLost: (error: unknown) => void,
): Promise<OnlyApp> => {
  const released = new AbortController();
  let current = await claimPatiently(url);
  const claimAgain = async (): Promise<void> => {
    while (!released.signal.aborted) {
      try {
        current = await claimPatiently(url);
        if (released.signal.aborted) await current.end();
        else current.once('end', lost);
        return;
      } catch (error) {
        if (error instanceof StartProblem) return onLost(error);
        await sleep(RETRY_MS, undefined, { ref: false });
      }
    }
  };
  const lost = (): void => {
    if (!released.signal.aborted) void claimAgain();
  };
  current.once('end', lost);
  return {
    release: async () => {
      released.abort();
      await current.end().catch(() => undefined);
    },
  };
};
