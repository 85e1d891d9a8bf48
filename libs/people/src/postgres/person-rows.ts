import type { Pool } from 'pg';
import type { PersonId } from '@ledger/kernel';
import { UnknownPerson } from '../errors';
import type { PersonRow, VaultRows } from '../rows';
import { isUuid } from './uuid';

interface StoredPerson {
  readonly id: string;
  readonly look_up: Buffer;
  readonly wrapped_key: Buffer | null;
}

const fromStored = ({ id, look_up, wrapped_key }: StoredPerson): PersonRow => ({
  id: id as PersonId,
  lookUp: look_up.toString('hex'),
  wrappedKey: wrapped_key ?? undefined,
});

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');

export const personRows = (
  pool: Pool,
): Pick<VaultRows, 'personsByLookUp' | 'personsById' | 'addPersons' | 'destroyKey'> => {
  const select = async (condition: string, values: readonly unknown[]) => {
    const sql = `select id, look_up, wrapped_key from people.person where ${condition}`;
    return (await pool.query<StoredPerson>(sql, [values])).rows.map(fromStored);
  };
  return {
    personsByLookUp: (lookUps) => select('look_up = any($1::bytea[])', lookUps.map(bytes)),
    personsById: (ids) => select('id = any($1::uuid[])', ids.filter(isUuid)),

    addPersons: async (rows) => {
      // Everyone inserts in the same order, so two imports wait for each other instead of
      // ending in a deadlock.
      const sorted = rows.toSorted((a, b) => (a.lookUp < b.lookUp ? -1 : 1));
      const added = await pool.query<StoredPerson>(
        `insert into people.person (id, look_up, wrapped_key)
         select * from unnest($1::uuid[], $2::bytea[], $3::bytea[])
         on conflict (look_up) do nothing
         returning id, look_up, wrapped_key`,
        [
          sorted.map((row) => row.id),
          sorted.map((row) => bytes(row.lookUp)),
          sorted.map((row) => row.wrappedKey),
        ],
      );
      return added.rows.map(fromStored);
    },

    destroyKey: async (person) => {
      const destroyed = await pool.query(
        'update people.person set wrapped_key = null where id = $1',
        [person],
      );
      if (destroyed.rowCount === 0) throw new UnknownPerson(person);
      // The update leaves the old version of the row, key and all, in the table's file. Backups
      // and archived logs of the server hold it until they are discarded in their turn.
      await pool.query('vacuum people.person');
    },
  };
};
