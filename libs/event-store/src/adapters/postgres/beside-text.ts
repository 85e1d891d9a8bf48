import type { StreamName } from '@ledger/kernel';
import type { Pool } from 'pg';

import type { WrongPlace } from '../../port';
import { positionOf } from './position';
import { namesOf } from './names';

interface WrongRow {
  readonly position: string;
  readonly stream: string;
  readonly revision: string;
}

// Appending and searching use the columns; the seal covers the text. Both must say the same.
const differingSql = (schema: string) => `
  select position, e.stream, e.revision from ${namesOf(schema).events} e
    cross join lateral json_to_record(e.text::json)
      as said(id text, revision text, schema text, stream text, type text)
  where e.stream is distinct from said.stream
    or e.revision::text is distinct from said.revision
    or e.event_id::text is distinct from said.id
    or e.type is distinct from said.type
    or e.schema_no::text is distinct from said.schema
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
