import type { LocalDate } from '@ledger/kernel';
import type { Finding } from '@ledger/views';
import type { DataSource } from 'typeorm';
import { type Asked, IN_SCOPE } from '../questions/scope';

/** Which matches are asked for. */
export interface FindingsFilter extends Asked {
  readonly rule?: string;
  /** A village's name or its division code. */
  readonly village?: string;
  /** 所属月份. */
  readonly month?: string;
}

/** Of a row of `read.finding`: in the scope ($2) and as asked for ($3 to $5); $1 is the day. */
export const WANTED = `${IN_SCOPE} and ($3::text is null or rule = $3)
  and ($4::text is null or village = $4 or division = $4)
  and ($5::text is null or benefit_month = $5)`;

export const wantedBy = ({ knownOn, scope, rule, village, month }: FindingsFilter) => [
  knownOn,
  scope,
  rule ?? null,
  village ?? null,
  month ?? null,
];

/** A match as it last stood by a day. */
export interface Stood {
  readonly id: string;
  readonly finding: Finding;
  /** Since when it stood without a break: the same match in other figures goes on. */
  readonly heldSince: LocalDate;
  /** Does it still? */
  readonly holds: boolean;
}

interface StoredRow {
  readonly id: string;
  readonly known_from: LocalDate;
  readonly known_until: LocalDate | null;
  readonly payload: string;
  readonly wanted: boolean;
}

/** From the rows of one match up to the day, the oldest first. */
const lastOf = (rows: readonly StoredRow[], day: LocalDate): Stood => {
  const last = rows.at(-1)!;
  let first = last;
  for (const row of rows.slice(0, -1).toReversed()) {
    if (row.known_until !== first.known_from) break;
    first = row;
  }
  return {
    id: last.id,
    finding: JSON.parse(last.payload) as Finding,
    heldSince: first.known_from,
    holds: last.known_until === null || last.known_until > day,
  };
};

/** How these matches last stood, if they are among those asked for; what never did is absent. */
export const stoodOf = async (
  readSide: DataSource,
  ids: readonly string[],
  asked: FindingsFilter,
): Promise<ReadonlyMap<string, Stood>> => {
  if (ids.length === 0) return new Map();
  const rows: readonly StoredRow[] = await readSide.query(
    `select finding_id::text as id, known_from::text, known_until::text, payload,
       (${WANTED}) as wanted
     from unnest($6::uuid[]) as named(id) join read.finding on finding_id = named.id
     where known_from <= $1 order by finding_id, known_from`,
    [...wantedBy(asked), ids],
  );
  const byMatch = new Map<string, StoredRow[]>();
  for (const row of rows) {
    const list = byMatch.get(row.id);
    if (list) list.push(row);
    else byMatch.set(row.id, [row]);
  }
  const stood = [...byMatch.values()]
    .filter((list) => list.at(-1)!.wanted)
    .map((list) => lastOf(list, asked.knownOn));
  return new Map(stood.map((one) => [one.id, one]));
};
