import type { LocalDate } from '@ledger/kernel';
import {
  type BatchDelay,
  type BatchFlow,
  type CardCustody,
  type CellResult,
  type Finding,
  MONEY_COLUMNS,
} from '@ledger/views';
import type { EntityManager } from 'typeorm';
import type { Interval, RowKind } from './intervals';

export interface CellFrom {
  readonly cell: string;
  readonly from: LocalDate;
}

/** `sentToBank` is the column `sent_to_bank`. */
export const columnName = (field: string): string =>
  field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const payloadOf: Readonly<Record<RowKind, string>> = {
  finding: 'payload',
  delay: 'payload',
  flow: 'payload',
  custody: 'payload',
  money: `json_build_object('village', village, 'division', division, 'benefitMonth',
    benefit_month, 'household', household, 'sums', json_build_object(${MONEY_COLUMNS.map(
      (column) => `'${column}', t.${columnName(column)}`,
    ).join(', ')}))::text`,
};

const keyOf: Readonly<Record<RowKind, string>> = {
  finding: 'finding_id::text',
  money: `'money'`,
  delay: `'delay'`,
  flow: `'flow'`,
  custody: `'custody'`,
};

interface Stored {
  readonly cell: string;
  readonly key: string;
  readonly known_from: string;
  readonly known_until: string | null;
  readonly payload: string;
}

const rowOf = (kind: RowKind, row: Stored): Interval => ({
  kind,
  cell: row.cell,
  key: row.key,
  knownFrom: row.known_from as LocalDate,
  knownUntil: row.known_until as LocalDate | null,
  payload: kind === 'money' ? JSON.stringify(JSON.parse(row.payload)) : row.payload,
});

/** Rows of cells that reach `from` or begin later: those an assessment from there replaces. */
export const takeIntervals = async (
  tx: EntityManager,
  kind: RowKind,
  cells: readonly CellFrom[],
): Promise<readonly Interval[]> => {
  const [rows]: [readonly Stored[]] = await tx.query(
    `delete from read.${kind} t
     using unnest($1::text[], $2::date[]) as want(cell, from_day)
     where t.cell = want.cell and (t.known_until is null or t.known_until >= want.from_day)
     returning t.cell, ${keyOf[kind]} as key, t.known_from::text, t.known_until::text,
       ${payloadOf[kind]} as payload`,
    [cells.map(({ cell }) => cell), cells.map(({ from }) => from)],
  );
  return rows.map((row) => rowOf(kind, row));
};

const putFindings = async (tx: EntityManager, rows: readonly Interval[]) => {
  const findings = rows.map((row) => JSON.parse(row.payload) as Finding);
  await tx.query(
    `insert into read.finding (cell, finding_id, known_from, known_until, rule, household, person,
       benefit_month, batch, ref, village, division, certain, possible, exposure, payload)
     select * from unnest($1::text[], $2::uuid[], $3::date[], $4::date[], $5::text[], $6::text[],
       $7::uuid[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::bigint[],
       $14::bigint[], $15::bigint[], $16::text[])`,
    [
      rows.map((row) => row.cell),
      rows.map((row) => row.key),
      rows.map((row) => row.knownFrom),
      rows.map((row) => row.knownUntil),
      findings.map((f) => f.rule),
      findings.map((f) => f.household),
      findings.map((f) => f.person),
      findings.map((f) => f.benefitMonth),
      findings.map((f) => f.batch),
      findings.map((f) => f.ref),
      findings.map((f) => f.village),
      findings.map((f) => f.division),
      findings.map((f) => f.certainFen),
      findings.map((f) => f.possibleFen),
      findings.map((f) => f.exposureFen),
      rows.map((row) => row.payload),
    ],
  );
};

const putMoney = async (tx: EntityManager, rows: readonly Interval[]) => {
  const money = rows.map((row) => JSON.parse(row.payload) as NonNullable<CellResult['money']>);
  const sums = MONEY_COLUMNS.map((column) => money.map((row) => row.sums[column]));
  const columns = MONEY_COLUMNS.map(columnName).join(', ');
  const places = MONEY_COLUMNS.map((_, index) => `$${index + 8}::bigint[]`).join(', ');
  await tx.query(
    `insert into read.money (cell, known_from, known_until, household, village, division,
       benefit_month, ${columns})
     select * from unnest($1::text[], $2::date[], $3::date[], $4::text[], $5::text[], $6::text[],
       $7::text[], ${places})`,
    [
      rows.map((row) => row.cell),
      rows.map((row) => row.knownFrom),
      rows.map((row) => row.knownUntil),
      money.map((row) => row.household),
      money.map((row) => row.village),
      money.map((row) => row.division),
      money.map((row) => row.benefitMonth),
      ...sums,
    ],
  );
};

const putDelays = async (tx: EntityManager, rows: readonly Interval[]) => {
  const delays = rows.map((row) => JSON.parse(row.payload) as BatchDelay);
  await tx.query(
    `insert into read.delay (cell, known_from, known_until, division, benefit_month, payload)
     select * from unnest($1::text[], $2::date[], $3::date[], $4::text[], $5::text[], $6::text[])`,
    [
      rows.map((row) => row.cell),
      rows.map((row) => row.knownFrom),
      rows.map((row) => row.knownUntil),
      delays.map((delay) => delay.division),
      delays.map((delay) => delay.benefitMonth),
      rows.map((row) => row.payload),
    ],
  );
};

const putFlows = (tx: EntityManager, rows: readonly Interval[]) =>
  tx.query(
    `insert into read.flow (cell, known_from, known_until, account, payload)
     select * from unnest($1::text[], $2::date[], $3::date[], $4::text[], $5::text[])`,
    [
      rows.map((row) => row.cell),
      rows.map((row) => row.knownFrom),
      rows.map((row) => row.knownUntil),
      rows.map((row) => (JSON.parse(row.payload) as BatchFlow).account),
      rows.map((row) => row.payload),
    ],
  );

const putCustody = async (tx: EntityManager, rows: readonly Interval[]) => {
  const cards = rows.map((row) => JSON.parse(row.payload) as CardCustody);
  await tx.query(
    `insert into read.custody (cell, known_from, known_until, household, village, division,
       payload)
     select * from unnest($1::text[], $2::date[], $3::date[], $4::text[], $5::text[], $6::text[],
       $7::text[])`,
    [
      rows.map((row) => row.cell),
      rows.map((row) => row.knownFrom),
      rows.map((row) => row.knownUntil),
      cards.map((card) => card.household),
      cards.map((card) => card.village),
      cards.map((card) => card.division),
      rows.map((row) => row.payload),
    ],
  );
};

/** All that the batches of some clearing accounts say of their money, by account. */
export const flowsOf = async (
  tx: EntityManager,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, readonly Interval[]>> => {
  const rows: readonly (Stored & { readonly account: string })[] = await tx.query(
    `select account, cell, 'flow' as key, known_from::text, known_until::text, payload
     from read.flow where account = any($1::text[]) order by cell, known_from`,
    [accounts],
  );
  const byAccount = new Map<string, Interval[]>();
  for (const row of rows) {
    byAccount.set(row.account, [...(byAccount.get(row.account) ?? []), rowOf('flow', row)]);
  }
  return byAccount;
};

const put = {
  finding: putFindings,
  money: putMoney,
  delay: putDelays,
  flow: putFlows,
  custody: putCustody,
};

export const putIntervals = async (
  tx: EntityManager,
  kind: RowKind,
  rows: readonly Interval[],
): Promise<void> => {
  if (rows.length > 0) await put[kind](tx, rows);
};
