import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';

/** A database of one spec's own on the server of the suite. Close its pools, then drop it. */
export interface ScratchDatabase {
  newPool(): Pool;
  drop(): Promise<void>;
}

export const scratchDatabase = async (name: string): Promise<ScratchDatabase> => {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) throw new Error('TEST_DATABASE_URL must name a PostgreSQL server for tests');
  const database = `${name}_${randomUUID().replaceAll('-', '')}`;
  const admin = new Pool({ connectionString: server, max: 1 });
  await admin.query(`create database ${database}`);
  const url = new URL(server);
  url.pathname = `/${database}`;
  const pools: Pool[] = [];
  return {
    newPool: () => {
      const pool = new Pool({ connectionString: url.href, max: 4 });
      // The forced drop below may reach a connection before its goodbye did.
      pool.on('error', () => undefined);
      pools.push(pool);
      return pool;
    },
    drop: async () => {
      await Promise.all(pools.map((pool) => pool.end()));
      await admin.query(`drop database ${database} with (force)`);
      await admin.end();
    },
  };
};
