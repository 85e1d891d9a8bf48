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
  readonly held_since: string;
}

/** $6: the matches that somebody has worked on. */
const UNTOUCHED = `${HOLDS} and ${WANTED} and finding_id <> all($6::uuid[])`;

const SHOWN = 'finding_id, rule, certain, possible';

interface Sorting {
  /** As `list.ts` puts lines in order. */
  readonly by: string;
  readonly type: string;
}

const sortings: Readonly<Record<WorkOrder, Sorting>> = {
  money: { by: '-(certain + possible)', type: 'bigint' },
  rule: { by: 'rule collate "C"', type: 'text' },
  age: { by: 'known_from', type: 'date' },
};

/** $8 and $9: the place a page begins behind. */
const behind = (by: string, type: string): string =>
  `(${by}, finding_id) > ($8::${type}, $9::uuid)`;

/**
 * Of one benefit month few matches are left: they are found by it and then sorted. Left to itself,
 * the database would go through all in their order until a page of that month is full.
 */
const OF_MONTH = `(select * from read.finding where benefit_month = $5 offset 0) of_month`;

interface Reading {
  readonly isBehind: boolean;
  readonly isOfMonth: boolean;
}

/** Read in the order of an index until the page is full. */
const inOrder = ({ by, type }: Sorting, { isBehind, isOfMonth }: Reading, also = 'true'): string =>
  `select ${SHOWN}, known_from as held_since from ${isOfMonth ? OF_MONTH : 'read.finding'}
   where ${UNTOUCHED} and ${also} and ${isBehind ? behind(by, type) : 'true'}
   order by ${by}, finding_id limit $7`;

/**
 * By age what counts is since when a match stood without a break: it may have stood before in other
 * figures. Only of those that some row ended for are all rows looked at.
 */
const byAge = (reading: Reading): string => {
  const { isBehind } = reading;
  const { type } = sortings.age;
  const went = `finding_id in (select finding_id from ended)`;
  return `with ended as materialized (
    select distinct finding_id from read.finding where known_until <= $1),
  longer as (
    select finding_id, max(known_from) filter (where before is distinct from known_from) as since
    from (select finding_id, known_from,
        lag(known_until) over (partition by finding_id order by known_from) as before
      from read.finding where known_from <= $1 and ${went}) rows
    group by finding_id),
  fresh as (${inOrder(sortings.age, reading, `not ${went}`)}),
  aged as (
    select ${SHOWN}, coalesce(since, known_from) as held_since
    from read.finding join longer using (finding_id) where ${UNTOUCHED})
  select * from (select * from fresh union all select * from aged) every
  ${isBehind ? `where ${behind('held_since', type)}` : ''}
  order by held_since, finding_id limit $7`;
};

const lineOf = ({ id, rule, certain, possible, held_since }: Stored): Line => ({
  work: { findingId: id, ...NOTHING_DONE },
  rule,
  riskFen: Number(certain) + Number(possible),
  heldSince: held_since,
});

const firstOf = async (
  readSide: DataSource,
  asked: FindingsFilter & PageAsked,
  worked: readonly string[],
): Promise<readonly Line[]> => {
  const { order, limit } = asked;
  // A place of another order is no place in this one.
  const after = asked.after && isPlaceIn(order, asked.after) ? asked.after : undefined;
  const reading = { isBehind: after !== undefined, isOfMonth: asked.month !== undefined };
  const page = order === 'age' ? byAge(reading) : inOrder(sortings[order], reading);
  const rows: readonly Stored[] = await readSide.query(
    `select finding_id::text as id, rule, certain, possible, held_since::text
     from (${page}) page`,
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
