import { randomUUID } from 'node:crypto';
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApplication } from '@ledger/application';
import { Client } from 'pg';

/** Where a ledger lives: its key in a folder, its tables in a database of its own. */
export interface Place {
  readonly home: string;
  /** Absent: the embedded server of the home itself. */
  readonly url?: string;
  /** Absent: the log is in that database too. */
  readonly eventStoreUrl?: string;
  remove(): Promise<void>;
}

type PlaceOnServer = Place & { readonly url: string };

/** A new folder with nothing in it; the account of an embedded server may walk through. */
export const newHome = (): { readonly folder: string; readonly home: string } => {
  const folder = mkdtempSync(join(tmpdir(), 'dibao-scenario-'));
  chmodSync(folder, 0o711);
  return { folder, home: join(folder, 'home') };
};

const given = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is set by tests/setup/database.cjs`);
  return value;
};

const withServer = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client(given('TEST_DATABASE_URL'));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const urlOf = (database: string): string => {
  const url = new URL(given('TEST_DATABASE_URL'));
  url.pathname = `/${database}`;
  return url.href;
};

const makePlace = async (template: string): Promise<PlaceOnServer> => {
  const database = `scenario_${randomUUID().replaceAll('-', '')}`;
  await withServer((client) => client.query(`create database ${database} template ${template}`));
  const { folder, home } = newHome();
  return {
    home,
    url: urlOf(database),
    remove: async () => {
      await withServer((client) => client.query(`drop database ${database} with (force)`));
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Nothing is there yet: what opens a ledger here makes its tables, keys and accounts. */
export const untouchedPlace = (): Promise<PlaceOnServer> => makePlace('template1');

const copyOf = async (database: string, home: string): Promise<PlaceOnServer> => {
  const place = await makePlace(database);
  cpSync(home, place.home, { recursive: true });
  return place;
};

/** A ledger of its own that begins as this one stands now. Nobody may have this one open. */
export const copyOfPlace = ({ home, url }: PlaceOnServer): Promise<PlaceOnServer> =>
  copyOf(new URL(url).pathname.slice(1), home);

const EMPTY = 'empty_ledger';
const UNFINISHED = 'unfinished_ledger';
/** Any number that nobody else locks. */
const MAKING = 4_141;

const emptyHome = () => join(given('TEST_FOLDER'), EMPTY);

const makeEmptyLedger = async (client: Client): Promise<void> => {
  rmSync(emptyHome(), { recursive: true, force: true });
  await client.query(`drop database if exists ${UNFINISHED}`);
  await client.query(`create database ${UNFINISHED}`);
  const env = { DATABASE_URL: urlOf(UNFINISHED) };
  const ledger = await openApplication({ home: emptyHome(), env });
  await ledger.close();
  await client.query(`alter database ${UNFINISHED} rename to ${EMPTY}`);
};

/** One test of a run makes it while the others wait. */
const ensureEmptyLedger = (): Promise<void> =>
  withServer(async (client) => {
    await client.query('select pg_advisory_lock($1)', [MAKING]);
    const known = await client.query('select from pg_database where datname = $1', [EMPTY]);
    if (known.rowCount === 0) await makeEmptyLedger(client);
  });

/**
 * A place where a ledger was opened once and closed again: its tables, keys and first accounts are
 * there and nothing else. Made once in a run and copied, because to make them takes a second and a
 * half of processor time; `untouchedPlace` is for tests that look at the first start.
 */
export const newPlace = async (): Promise<PlaceOnServer> => {
  await ensureEmptyLedger();
  return copyOf(EMPTY, emptyHome());
};
