import { Client } from 'pg';
import { ROLE } from './cluster';
import type { Place } from './place';
import { codeOf } from './write-once';

/** Made once per home; the log, the views and the vault live in it. */
export const DATABASE = 'ledger';
const MAINTENANCE = 'postgres';

const ALREADY_THERE = ['42P04', '23505'];

/** The host of a socket stands in the query: `pg`, TypeORM and libpq all read it there. */
export const urlOf = ({ reach, password }: Place, database: string = DATABASE): string =>
  reach.by === 'tcp'
    ? `postgresql://${ROLE}:${password}@127.0.0.1:${reach.port}/${database}`
    : `postgresql://${ROLE}:${password}@localhost:${reach.port}/${database}?host=${encodeURIComponent(reach.dir)}`;

const withClient = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // A server that goes away between two queries is told by the next query.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** Creates the database a URL names on the server it names. Two may try at the same time. */
export const createDatabaseIfMissing = async (url: string): Promise<void> => {
  const maintenance = new URL(url);
  const name = decodeURIComponent(maintenance.pathname.slice(1));
  maintenance.pathname = `/${MAINTENANCE}`;
  await withClient(maintenance.href, async (client) => {
    const found = await client.query('select from pg_database where datname = $1', [name]);
    if (found.rowCount) return;
    try {
      await client.query(`create database ${client.escapeIdentifier(name)}`);
    } catch (error) {
      if (!ALREADY_THERE.includes(codeOf(error))) throw error;
    }
  });
};

/** 'not-yet' may pass: the server starts, recovers, or shuts down. */
export const ask = async (place: Place): Promise<'ready' | 'not-yet' | 'wrong-password'> => {
  try {
    await withClient(urlOf(place, MAINTENANCE), (client) => client.query('select'));
    return 'ready';
  } catch (error) {
    return codeOf(error) === '28P01' ? 'wrong-password' : 'not-yet';
  }
};
