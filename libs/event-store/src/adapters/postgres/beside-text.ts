import type { StreamName } from '@ledger/kernel';
import type { Pool } from 'pg';

import type { WrongPlace } from '../../port';
import { positionOf } from './position';
import { namesOf } from './schema';

interface WrongRow {
  readonly position: string;
  readonly stream: string;
  readonly revision: string;
}

// Appending and searching use the columns; the seal covers the text. Both must say the same.
const differingSql = (schema: string) => `
  select position, stream, revision from ${namesOf(schema).events}
  where stream is distinct from text::json->>'stream'
    or revision::text is distinct from text::json->>'revision'
    or event_id::text is distinct from text::json->>'id'
    or type is distinct from text::json->>'type'
    or schema_no::text is distinct from text::json->>'schema'
  order by position limit 1`;

/** The first event of which a column differs from the text beside it. */
export const checkBesideText = async (
  pool: Pool,
  schema: string,
): Promise<WrongPlace | undefined> => {
  const { rows } = await pool.query<WrongRow>(differingSql(schema));
  const [wrong] = rows;
  if (!wrong) return undefined;
  return {
    position: positionOf(wrong.position),
    stream: wrong.stream as StreamName,
    revision: BigInt(wrong.revision),
    reason: 'a column differs from the text beside it',
  };
};
