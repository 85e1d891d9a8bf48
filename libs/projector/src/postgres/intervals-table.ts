import type { LocalDate } from '@ledger/kernel';
import { MONEY_COLUMNS } from '@ledger/views';
import type { Interval, RowKind } from '../intervals';
import type { Answers, CellFrom } from '../read-side';
import { columnName, putRows } from './put-rows';
import type { Sql } from './sql';

const payloadOf: Readonly<Record<RowKind, string>> = {
  finding: 'payload',
  delay: 'payload',
  flow: 'payload',
  hop: 'payload',
  arrears: 'payload',
  custody: 'payload',
  bank: 'payload',
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
  hop: `'hop'`,
  arrears: `'arrears'`,
  custody: `'custody'`,
  bank: `'bank'`,
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

/** Rows of cells that reach `from` or begin later: those an assessment from there can change. */
const reaching = async (
  { schema, tx }: Sql,
  kind: RowKind,
  cells: readonly CellFrom[],
): Promise<readonly Interval[]> => {
  if (cells.length === 0) return [];
  const rows: readonly Stored[] = await tx.query(
    `select t.cell, ${keyOf[kind]} as key, t.known_from::text, t.known_until::text,
       ${payloadOf[kind]} as payload
     from unnest($1::text[], $2::date[]) as want(cell, from_day)
     join ${schema}.${kind} t on t.cell = want.cell
       and (t.known_until is null or t.known_until >= want.from_day)`,
    [cells.map(({ cell }) => cell), cells.map(({ from }) => from)],
  );
  return rows.map((row) => rowOf(kind, row));
};

const drop = async (
  { schema, tx }: Sql,
  kind: RowKind,
  rows: readonly Interval[],
): Promise<void> => {
  if (rows.length === 0) return;
  // Only findings can be several of one cell on one day.
  const isKey = kind === 'finding' ? 't.finding_id = gone.key::uuid' : 'true';
  await tx.query(
    `delete from ${schema}.${kind} t
     using unnest($1::text[], $2::date[], $3::text[]) as gone(cell, known_from, key)
     where t.cell = gone.cell and t.known_from = gone.known_from and ${isKey}`,
    [
      rows.map(({ cell }) => cell),
      rows.map(({ knownFrom }) => knownFrom),
      rows.map(({ key }) => key),
    ],
  );
};

const flowsOf = async (
  { schema, tx }: Sql,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, readonly Interval[]>> => {
  const rows: readonly (Stored & { readonly account: string })[] = await tx.query(
    `select account, cell, 'flow' as key, known_from::text, known_until::text, payload
     from ${schema}.flow where account = any($1::text[]) order by cell, known_from`,
    [accounts],
  );
  const byAccount = new Map<string, Interval[]>();
  for (const row of rows) {
    const list = byAccount.get(row.account);
    if (list) list.push(rowOf('flow', row));
    else byAccount.set(row.account, [rowOf('flow', row)]);
  }
  return byAccount;
};

export const answersIn = (sql: Sql): Answers => ({
  reaching: (kind, cells) => reaching(sql, kind, cells),
  drop: (kind, rows) => drop(sql, kind, rows),
  put: (kind, rows) => putRows[kind](sql, rows),
  flowsOf: (accounts) => flowsOf(sql, accounts),
});
