import type { PoolClient } from 'pg';
import type { AccessEntry } from './answers';
import type { BoxOpener, BoxSealer } from './box';
import { keyedToken, type ReaderKeys } from './keys';
import { clueAfter, type KeptClue } from './register-rows';
import { COMMITTEE } from './schema';

const { read } = COMMITTEE;

const sealed = (sealer: BoxSealer, value: object, context: string): Buffer =>
  Buffer.from(sealer.seal(JSON.stringify(value), context), 'base64');

/** @throws Error when the row was altered; the register can be read anew from the log. */
export const unsealed = <T>(opener: BoxOpener, row: Buffer, context: string): T => {
  const text = opener.open(row.toString('base64'), context);
  if (text === undefined) throw new Error(`the register of the committee is damaged: ${context}`);
  return JSON.parse(text) as T;
};

export const addEntries = async (
  tx: PoolClient,
  { sealer, lookUp }: { readonly sealer: BoxSealer; readonly lookUp: ReaderKeys['lookUp'] },
  after: number,
  entries: readonly Omit<AccessEntry, 'place'>[],
): Promise<void> => {
  const tokens = (name: 'user' | 'day' | 'kind') =>
    entries.map((entry) => keyedToken(lookUp, name, entry[name]));
  await tx.query(
    `insert into ${read}.access_entry (place, by_user, by_day, by_kind, sealed)
     select place, decode(by_user, 'hex'), decode(by_day, 'hex'), decode(by_kind, 'hex'), sealed
     from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::bytea[])
       as entry(place, by_user, by_day, by_kind, sealed)`,
    [
      entries.map((_, index) => after + index + 1),
      tokens('user'),
      tokens('day'),
      tokens('kind'),
      entries.map((entry, index) => sealed(sealer, entry, `entry/${after + index + 1}`)),
    ],
  );
};

export const changeClue = async (
  tx: PoolClient,
  { sealer, opener }: { readonly sealer: BoxSealer; readonly opener: BoxOpener },
  stream: string,
  records: Parameters<typeof clueAfter>[1],
): Promise<void> => {
  const { rows } = await tx.query<{ sealed: Buffer }>(
    `select sealed from ${read}.clue where stream = $1`,
    [stream],
  );
  const after = clueAfter(rows[0] && unsealed<KeptClue>(opener, rows[0].sealed, stream), records);
  if (!after) return;
  await tx.query(
    `insert into ${read}.clue (stream, sealed) values ($1, $2)
     on conflict (stream) do update set sealed = excluded.sealed`,
    [stream, sealed(sealer, after, stream)],
  );
};
