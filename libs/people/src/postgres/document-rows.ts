import type { Pool } from 'pg';
import type { PersonId } from '@ledger/kernel';
import { type DocumentRow, ROWS_MAX, type VaultRows } from '../rows';
import { isUuid } from './uuid';

interface StoredDocument {
  readonly id: string;
  readonly owner: string;
  readonly kind: string;
  readonly digest: Buffer;
  readonly commitment: string;
  readonly sealed: Buffer;
}

const COLUMNS = 'id, owner, kind, digest, commitment, sealed';

const fromStored = (stored: StoredDocument): DocumentRow => ({
  ...stored,
  owner: stored.owner as PersonId,
  digest: stored.digest.toString('hex'),
});

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');

export const documentRows = (
  pool: Pool,
): Pick<VaultRows, 'documentsByDigest' | 'documentsById' | 'documentsOf' | 'addDocuments'> => {
  const select = async (condition: string, values: readonly unknown[]) => {
    const sql = `select ${COLUMNS} from people.document where ${condition}`;
    return (await pool.query<StoredDocument>(sql, [...values])).rows.map(fromStored);
  };
  return {
    documentsByDigest: (digests) => select('digest = any($1::bytea[])', [digests.map(bytes)]),
    documentsById: (ids) => select('id = any($1::uuid[])', [ids.filter(isUuid)]),
    documentsOf: (owners, kind) =>
      select('owner = any($1::uuid[]) and kind = $2 order by place', [owners.filter(isUuid), kind]),

    addDocuments: async (rows) => {
      // The place says the order they were given in; the order of inserting is that of the
      // digests, the same for everyone, so that two imports never end in a deadlock.
      const sorted = rows
        .map((row, index) => ({ row, index }))
        .toSorted((a, b) => (a.row.digest < b.row.digest ? -1 : 1));
      const added = await pool.query<StoredDocument>(
        `with block as materialized (select nextval('people.document_block') as number)
         insert into people.document (place, ${COLUMNS})
         select (select number from block) * ${ROWS_MAX} + given.index, given.id, given.owner,
           given.kind, given.digest, given.commitment, given.sealed
         from unnest($1::int[], $2::uuid[], $3::uuid[], $4::text[], $5::bytea[], $6::text[],
           $7::bytea[]) as given (index, id, owner, kind, digest, commitment, sealed)
         on conflict (digest) do nothing
         returning ${COLUMNS}`,
        [
          sorted.map(({ index }) => index),
          sorted.map(({ row }) => row.id),
          sorted.map(({ row }) => row.owner),
          sorted.map(({ row }) => row.kind),
          sorted.map(({ row }) => bytes(row.digest)),
          sorted.map(({ row }) => row.commitment),
          sorted.map(({ row }) => row.sealed),
        ],
      );
      return added.rows.map(fromStored);
    },
  };
};
