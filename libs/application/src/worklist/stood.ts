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

/** A match as it last stood by a day, as far as a list sorts and counts it. */
export interface Stood {
  readonly id: string;
  readonly rule: string;
  /** Certain and possible. Fen. */
  readonly riskFen: number;
  /** Since when it stood without a break: the same match in other figures goes on. */
  readonly heldSince: LocalDate;
  /** Does it still? */
  readonly holds: boolean;
}

/** The same with all that the rule says of it. */
export interface StoodWhole extends Stood {
  readonly finding: Finding;
}

interface StoredRow {
  readonly id: string;
  readonly known_from: LocalDate;
  readonly known_until: LocalDate | null;
  readonly rule: string;
  readonly risk: string;
  readonly payload: string | null;
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
    rule: last.rule,
    riskFen: Number(last.risk),
    heldSince: first.known_from,
    holds: last.known_until === null || last.known_until > day,
  };
};

/** The rows of matches up to the day, the oldest of each first; of those that are asked for. */
const rowsOf = async (
  readSide: DataSource,
  ids: readonly string[],
  asked: FindingsFilter,
  payload: 'payload' | 'null',
): Promise<readonly (readonly StoredRow[])[]> => {
  if (ids.length === 0) return [];
  const rows: readonly StoredRow[] = await readSide.query(
    `select finding_id::text as id, known_from::text, known_until::text, rule,
       certain + possible as risk, ${payload} as payload, (${WANTED}) as wanted
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
  return [...byMatch.values()].filter((list) => list.at(-1)!.wanted);
};

/** How these matches last stood, if they are among those asked for; what never did is absent. */
export const stoodOf = async (
  readSide: DataSource,
  ids: readonly string[],
  asked: FindingsFilter,
): Promise<ReadonlyMap<string, Stood>> => {
  const matches = await rowsOf(readSide, ids, asked, 'null');
  return new Map(matches.map((rows) => [rows[0]!.id, lastOf(rows, asked.knownOn)]));
};

/** The same with all that the rules say of them, which is dear to read. */
export const stoodWhole = async (
  readSide: DataSource,
  ids: readonly string[],
  asked: FindingsFilter,
): Promise<ReadonlyMap<string, StoodWhole>> => {
  const matches = await rowsOf(readSide, ids, asked, 'payload');
  return new Map(
    matches.map((rows) => {
      const finding = JSON.parse(rows.at(-1)!.payload!) as Finding;
      return [rows[0]!.id, { ...lastOf(rows, asked.knownOn), finding }];
    }),
  );
};
