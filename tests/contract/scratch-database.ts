import { randomUUID } from 'node:crypto';

import { Client } from 'pg';

export interface ScratchDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A database of its own on the server of the test run. */
export const makeDatabase = async (name: string): Promise<ScratchDatabase> => {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) throw new Error('TEST_DATABASE_URL names no server');
  const database = `${name}_${randomUUID().slice(0, 8)}`;
  const run = async (sql: string) => {
    const client = new Client(server);
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await run(`create database ${database}`);
  const url = new URL(server);
  url.pathname = `/${database}`;
  return { url: url.href, drop: () => run(`drop database ${database} with (force)`) };
};
