import type { LocalDate } from '@ledger/kernel';
import type { Fact } from '@ledger/views';
import type { EntityManager } from 'typeorm';
import { FACT_COLUMNS, factFrom, type FactRow, type Membership, type StoredFact } from './rows';

/** Set-based, and repeatable: a page that was applied before changes nothing. */
export const insertFacts = async (tx: EntityManager, rows: readonly FactRow[]): Promise<void> => {
  if (rows.length === 0) return;
  await tx.query(
    `insert into read.fact (position, subject, type, stream, statement, file, known_on,
       received_on, declared, row_no, data, clock_high)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
       $7::date[], $8::date[], $9::boolean[], $10::int[], $11::text[], $12::text[])
     on conflict do nothing`,
    [
      rows.map(({ fact }) => fact.position),
      rows.map(({ subject }) => subject),
      rows.map(({ fact }) => fact.event.type),
      rows.map(({ stream }) => stream),
      rows.map(({ fact }) => fact.statement),
      rows.map(({ fact }) => fact.file ?? null),
      rows.map(({ fact }) => fact.knownOn),
      rows.map(({ fact }) => fact.receivedOn),
      rows.map(({ fact }) => fact.declared),
      rows.map(({ fact }) => fact.row),
      rows.map(({ fact }) => JSON.stringify(fact.event.data)),
      rows.map(({ clockHigh }) => clockHigh),
    ],
  );
};

/** Only the memberships that are new: they pull in facts already held. */
export const insertMemberships = async (
  tx: EntityManager,
  rows: readonly Membership[],
): Promise<readonly Membership[]> =>
  rows.length === 0
    ? []
    : tx.query(
        `insert into read.membership (subject, owner)
         select * from unnest($1::text[], $2::text[]) on conflict do nothing
         returning subject, owner`,
        [rows.map(({ subject }) => subject), rows.map(({ owner }) => owner)],
      );

export const ownersOf = (
  tx: EntityManager,
  subjects: readonly string[],
): Promise<readonly Membership[]> =>
  tx.query(`select subject, owner from read.membership where subject = any($1::text[])`, [
    subjects,
  ]);

export const subjectsOf = (
  tx: EntityManager,
  owners: readonly string[],
): Promise<readonly Membership[]> =>
  tx.query(`select subject, owner from read.membership where owner = any($1::text[])`, [owners]);

export const factsUnder = async (
  tx: EntityManager,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, readonly Fact[]>> => {
  const rows: readonly StoredFact[] = await tx.query(
    `select ${FACT_COLUMNS} from read.fact where subject = any($1::text[])`,
    [subjects],
  );
  const facts = new Map<string, Fact[]>();
  // One event under two subjects is one fact: cells tell facts apart by identity.
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

/** The statements of a file stop counting from a day on; says which facts that touches. */
export const withdrawFacts = (
  tx: EntityManager,
  file: string,
  withdrawnOn: LocalDate,
): Promise<readonly { subject: string; position: string }[]> =>
  tx
    .query(`update read.fact set withdrawn_on = $2 where file = $1 returning subject, position`, [
      file,
      withdrawnOn,
    ])
    .then(([rows]) => rows);
