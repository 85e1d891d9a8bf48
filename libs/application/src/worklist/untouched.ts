import type { DataSource } from 'typeorm';
import { HAPPENED, HOLDS } from '../questions/scope';
import type { FindingWork } from './answers';
import { isPlaceIn, type Line, type PageAsked, type WorkOrder } from './list';
import { type FindingsFilter, type Stood, WANTED, wantedBy } from './stood';

const NOTHING_DONE = {
  state: 'open',
  because: [],
  assignedTo: null,
  verdict: null,
  decidedOn: null,
  suppressedUntil: null,
} as const satisfies Omit<FindingWork, 'findingId'>;

/** What holds and nobody has worked on: how many there are, and the first of them behind a place. */
export interface Untouched {
  readonly count: number;
  readonly first: readonly Line[];
}

interface Stored {
  readonly id: string;
  readonly rule: string;
  readonly certain: string;
  readonly possible: string;
  readonly held_since: string | null;
}

/** $6: the matches that somebody has worked on. */
const HELD = `held as (
  select finding_id, rule, certain, possible, known_from from read.finding
  where ${HOLDS} and ${WANTED} and finding_id <> all($6::uuid[]))`;

/**
 * Since when each stood without a break, by its newest row that no other ends at. Few have such a
 * row before them: only of those are all rows looked at.
 */
const AGED = `${HELD}, longer as (
  select finding_id,
    max(known_from) filter (where ended is distinct from known_from) as since
  from (select finding_id, known_from,
      lag(known_until) over (partition by finding_id order by known_from) as ended
    from read.finding where known_from <= $1 and finding_id in (
      select h.finding_id from held h join read.finding b
        on b.finding_id = h.finding_id and b.known_until = h.known_from)) rows
  group by finding_id),
aged as (
  select held.*, coalesce(since, known_from) as held_since from held left join longer
    using (finding_id))`;

interface Sorting {
  readonly with: string;
  readonly from: string;
  readonly by: string;
  readonly type: string;
}

/** As `list.ts` puts lines in order. */
const sortings: Readonly<Record<WorkOrder, Sorting>> = {
  money: { with: HELD, from: 'held', by: '-(certain + possible)', type: 'bigint' },
  rule: { with: HELD, from: 'held', by: 'rule collate "C"', type: 'text' },
  age: { with: AGED, from: 'aged', by: 'held_since', type: 'date' },
};

const lineOf = ({ id, rule, certain, possible, held_since }: Stored): Line => ({
  work: { findingId: id, ...NOTHING_DONE },
  rule,
  riskFen: Number(certain) + Number(possible),
  heldSince: held_since ?? '',
});

const firstOf = async (
  readSide: DataSource,
  asked: FindingsFilter & PageAsked,
  worked: readonly string[],
): Promise<readonly Line[]> => {
  const { order, limit } = asked;
  // A place of another order is no place in this one.
  const after = asked.after && isPlaceIn(order, asked.after) ? asked.after : undefined;
  const { with: tables, from, by, type } = sortings[order];
  const since = order === 'age' ? 'held_since::text' : 'null';
  const rows: readonly Stored[] = await readSide.query(
    `with ${tables}
     select finding_id::text as id, rule, certain, possible, ${since} as held_since from ${from}
     ${after ? `where (${by}, finding_id) > ($8::${type}, $9::uuid)` : ''}
     order by ${by}, finding_id limit $7`,
    // One more than is shown tells that there is another page.
    [...wantedBy(asked), worked, limit + 1, ...(after ? [String(after.by), after.id] : [])],
  );
  return rows.map(lineOf);
};

/**
 * The database sorts and counts: of tens of thousands of matches one page is read. `worked`: those
 * asked for on which somebody has worked. What is left is counted as all less those, so that no
 * match has to be read to be counted.
 */
export const untouched = async (
  readSide: DataSource,
  asked: FindingsFilter & PageAsked,
  worked: readonly Stood[],
): Promise<Untouched> => {
  const counting: Promise<readonly { readonly count: number }[]> = readSide.query(
    `select coalesce(sum(findings), 0)::int as count from read.finding_by_day
     where ${HAPPENED} and ${WANTED}`,
    wantedBy(asked),
  );
  const holding = worked.filter(({ holds }) => holds);
  const ids = holding.map(({ id }) => id);
  const [first, [counted]] = await Promise.all([firstOf(readSide, asked, ids), counting]);
  return { count: (counted?.count ?? 0) - holding.length, first };
};
