import type { Pool } from 'pg';
import { instant } from '@ledger/kernel';
import type { VaultRows } from '../rows';
import { documentRows } from './document-rows';
import { personRows } from './person-rows';
import { inTransaction } from './transaction';

const originalRows = (
  pool: Pool,
): Pick<VaultRows, 'addOriginal' | 'originalHeader' | 'originalChunk'> => ({
  addOriginal: (fileId, header, chunks) =>
    inTransaction(pool, async (client) => {
      const added = await client.query(
        'insert into people.original (file_id, header) values ($1, $2) on conflict do nothing',
        [fileId, header],
      );
      if (added.rowCount === 0) return false;
      let index = 0;
      for (const chunk of chunks) {
        await client.query(
          'insert into people.original_chunk (file_id, index, sealed) values ($1, $2, $3)',
          [fileId, index, chunk],
        );
        index += 1;
      }
      return true;
    }),
  originalHeader: async (fileId) => {
    const found = await pool.query<{ header: Buffer }>(
      'select header from people.original where file_id = $1',
      [fileId],
    );
    return found.rows[0]?.header;
  },
  originalChunk: async (fileId, index) => {
    const found = await pool.query<{ sealed: Buffer }>(
      'select sealed from people.original_chunk where file_id = $1 and index = $2',
      [fileId, index],
    );
    return found.rows[0]?.sealed;
  },
});

interface StoredDisclosure {
  readonly id: string;
  readonly actor: string;
  readonly persons: number;
  readonly at: Date;
  readonly sealed: Buffer;
}

const disclosureRows = (pool: Pool): Pick<VaultRows, 'addDisclosure' | 'disclosures'> => ({
  addDisclosure: async ({ id, actor, persons, at, sealed }) => {
    await pool.query(
      `insert into people.disclosure (id, actor, persons, at, sealed)
       values ($1, $2, $3, $4, $5)`,
      [id, actor, persons, at, sealed],
    );
  },
  disclosures: async () => {
    const all = await pool.query<StoredDisclosure>(
      'select id, actor, persons, at, sealed from people.disclosure order by place',
    );
    return all.rows.map((row) => ({ ...row, at: instant(row.at.toISOString()) }));
  },
});

export const postgresRows = (pool: Pool): VaultRows => ({
  ...personRows(pool),
  ...documentRows(pool),
  ...originalRows(pool),
  ...disclosureRows(pool),
});
