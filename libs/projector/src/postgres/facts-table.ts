import type { LocalDate } from '@ledger/kernel';
import { compare, type Fact } from '@ledger/views';
import { casesFrom } from '../case-facts';
import type { Cases } from '../read-side';
import { FACT_COLUMNS, factFrom, type FactRow, type Membership, type StoredFact } from '../rows';
import { copyRows, type Sql } from './sql';

const COLUMNS = [
  'position',
  'subject',
  'type',
  'stream',
  'statement',
  'file',
  'known_on',
  'received_on',
  'withdrawn_on',
  'declared',
  'row_no',
  'data',
  'clock_high',
];

/** One event may stand under several subjects; its text is made once. */
const dataOf = () => {
  let last: Fact | undefined;
  let text = '';
  return (fact: Fact): string => {
    if (fact !== last) [last, text] = [fact, JSON.stringify(fact.event.data)];
    return text;
  };
};

const copyFacts = (sql: Sql, rows: readonly FactRow[]): Promise<void> => {
  const textOf = dataOf();
  return copyRows(sql, 'fact', COLUMNS, rows, ({ subject, stream, clockHigh, fact }) => [
    fact.position,
    subject,
    fact.event.type,
    stream,
    fact.statement,
    fact.file,
    fact.knownOn,
    fact.receivedOn,
    fact.withdrawnOn,
    fact.declared,
    fact.row,
    textOf(fact),
    clockHigh,
  ]);
};

const copyMemberships = (sql: Sql, rows: readonly Membership[]): Promise<void> =>
  copyRows(sql, 'membership', ['subject', 'owner'], rows, ({ subject, owner }) => [subject, owner]);

const byMembership = (a: Membership, b: Membership) =>
  compare(a.subject, b.subject) || compare(a.owner, b.owner);

const join = ({ schema, tx }: Sql, rows: readonly Membership[]): Promise<readonly Membership[]> => {
  if (rows.length === 0) return Promise.resolve([]);
  // In one order for all, so that two transactions never wait for each other.
  const sorted = [...rows].sort(byMembership);
  return tx.query(
    `insert into ${schema}.membership (subject, owner)
     select * from unnest($1::text[], $2::text[]) on conflict do nothing
     returning subject, owner`,
    [sorted.map(({ subject }) => subject), sorted.map(({ owner }) => owner)],
  );
};

const factsUnder = async (
  { schema, tx }: Sql,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, readonly Fact[]>> => {
  const rows: readonly StoredFact[] = await tx.query(
    `select ${FACT_COLUMNS} from ${schema}.fact where subject = any($1::text[])`,
    [subjects],
  );
  const facts = new Map<string, Fact[]>();
  const once = new Map<string, Fact>();
  for (const row of rows) {
    const fact = once.get(row.position) ?? factFrom(row);
    once.set(row.position, fact);
    const list = facts.get(row.subject);
    if (list) list.push(fact);
    else facts.set(row.subject, [fact]);
  }
  return facts;
};

const subjectsOf = (
  { schema, tx }: Sql,
  owners: readonly string[],
): Promise<readonly Membership[]> =>
  tx.query(`select subject, owner from ${schema}.membership where owner = any($1::text[])`, [
    owners,
  ]);

/**
 * Each once, in order. By DISTINCT ON the server walks the index and compares neighbours; a plain
 * DISTINCT on a table that grew since it was last analysed is hashed into as many files as it
 * takes, and half a million owners took it a quarter of an hour.
 */
const ownersWhere = async (
  { schema, tx }: Sql,
  condition: string,
  value: string,
): Promise<readonly string[]> => {
  const rows: readonly { owner: string }[] = await tx.query(
    `select distinct on (owner) owner from ${schema}.membership where ${condition} order by owner`,
    [value],
  );
  // The order of a database depends on where it was made.
  return rows.map(({ owner }) => owner).sort(compare);
};

export const casesIn = (sql: Sql): Cases => {
  const { schema, tx } = sql;
  return {
    file: (rows) => copyFacts(sql, rows),
    join: (rows) => join(sql, rows),
    joinNew: (rows) => copyMemberships(sql, rows),
    ownersOf: (subjects) =>
      tx.query(`select subject, owner from ${schema}.membership where subject = any($1::text[])`, [
        subjects,
      ]),
    subjectsOf: (owners) => subjectsOf(sql, owners),
    factsUnder: (subjects) => factsUnder(sql, subjects),
    load: async (owners) =>
      casesFrom(await subjectsOf(sql, owners), (subjects) => factsUnder(sql, subjects)),
    ownersUnder: (division) =>
      ownersWhere(
        sql,
        `not starts_with(owner, 'household/') or $1 = '' or starts_with(subject, 'street/' || $1)`,
        division.slice(0, 9),
      ),
    ownersNamed: (prefix) => ownersWhere(sql, 'starts_with(owner, $1)', prefix),
  };
};

/** The statements of a file stop counting from a day on; says which facts that touches. */
export const withdrawFacts = (
  { schema, tx }: Sql,
  file: string,
  withdrawnOn: LocalDate,
): Promise<readonly { subject: string; position: string }[]> =>
  tx
    .query(
      `update ${schema}.fact set withdrawn_on = $2 where file = $1 returning subject, position`,
      [file, withdrawnOn],
    )
    .then(([rows]) => rows);
