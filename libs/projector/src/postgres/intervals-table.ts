import type { LocalDate } from '@ledger/kernel';
import {
  type Arrears,
  type BatchDelay,
  type BatchFlow,
  type CardCustody,
  type CellResult,
  type Finding,
  type HopsSaid,
  MONEY_COLUMNS,
} from '@ledger/views';
import type { Interval, RowKind } from '../intervals';
import type { Answers, CellFrom } from '../read-side';
import { copyRows, type Sql } from './sql';

/** `sentToBank` is the column `sent_to_bank`. */
export const columnName = (field: string): string =>
  field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const payloadOf: Readonly<Record<RowKind, string>> = {
  finding: 'payload',
  delay: 'payload',
  flow: 'payload',
  hop: 'payload',
  arrears: 'payload',
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
  hop: `'hop'`,
  arrears: `'arrears'`,
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
const take = async (
  { schema, tx }: Sql,
  kind: RowKind,
  cells: readonly CellFrom[],
): Promise<readonly Interval[]> => {
  if (cells.length === 0) return [];
  const [rows]: [readonly Stored[]] = await tx.query(
    `delete from ${schema}.${kind} t
     using unnest($1::text[], $2::date[]) as want(cell, from_day)
     where t.cell = want.cell and (t.known_until is null or t.known_until >= want.from_day)
     returning t.cell, ${keyOf[kind]} as key, t.known_from::text, t.known_until::text,
       ${payloadOf[kind]} as payload`,
    [cells.map(({ cell }) => cell), cells.map(({ from }) => from)],
  );
  return rows.map((row) => rowOf(kind, row));
};

const PLACE = ['cell', 'known_from', 'known_until'];
const placeOf = ({ cell, knownFrom, knownUntil }: Interval) => [cell, knownFrom, knownUntil];

const FINDING = [
  'finding_id',
  'rule',
  'household',
  'person',
  'benefit_month',
  'batch',
  'ref',
  'village',
  'division',
  'certain',
  'possible',
  'exposure',
  'payload',
];

const putFindings = (sql: Sql, rows: readonly Interval[]) =>
  copyRows(sql, 'finding', [...PLACE, ...FINDING], rows, (row) => {
    const said = JSON.parse(row.payload) as Finding;
    return [
      ...placeOf(row),
      row.key,
      said.rule,
      said.household,
      said.person,
      said.benefitMonth,
      said.batch,
      said.ref,
      said.village,
      said.division,
      said.certainFen,
      said.possibleFen,
      said.exposureFen,
      row.payload,
    ];
  });

const MONEY = [
  'household',
  'village',
  'division',
  'benefit_month',
  ...MONEY_COLUMNS.map(columnName),
];

const putMoney = (sql: Sql, rows: readonly Interval[]) =>
  copyRows(sql, 'money', [...PLACE, ...MONEY], rows, (row) => {
    const said = JSON.parse(row.payload) as NonNullable<CellResult['money']>;
    return [
      ...placeOf(row),
      said.household,
      said.village,
      said.division,
      said.benefitMonth,
      ...MONEY_COLUMNS.map((column) => said.sums[column]),
    ];
  });

const putDelays = (sql: Sql, rows: readonly Interval[]) =>
  copyRows(sql, 'delay', [...PLACE, 'division', 'benefit_month', 'payload'], rows, (row) => {
    const { division, benefitMonth } = JSON.parse(row.payload) as BatchDelay;
    return [...placeOf(row), division, benefitMonth, row.payload];
  });

const putFlows = (sql: Sql, rows: readonly Interval[]) =>
  copyRows(sql, 'flow', [...PLACE, 'account', 'payload'], rows, (row) => [
    ...placeOf(row),
    (JSON.parse(row.payload) as BatchFlow).account,
    row.payload,
  ]);

const putHops = (sql: Sql, rows: readonly Interval[]) =>
  copyRows(sql, 'hop', [...PLACE, 'division', 'payload'], rows, (row) => [
    ...placeOf(row),
    (JSON.parse(row.payload) as HopsSaid).division,
    row.payload,
  ]);

const ARREARS = [
  'household',
  'village',
  'division',
  'benefit_month',
  'certain',
  'possible',
  'payload',
];

const putArrears = (sql: Sql, rows: readonly Interval[]) =>
  copyRows(sql, 'arrears', [...PLACE, ...ARREARS], rows, (row) => {
    const owed = JSON.parse(row.payload) as Arrears;
    const { household, village, division, benefitMonth, certainFen, possibleFen } = owed;
    return [
      ...placeOf(row),
      household,
      village,
      division,
      benefitMonth,
      certainFen,
      possibleFen,
      row.payload,
    ];
  });

const CUSTODY = ['household', 'village', 'division', 'payload'];

const putCustody = (sql: Sql, rows: readonly Interval[]) =>
  copyRows(sql, 'custody', [...PLACE, ...CUSTODY], rows, (row) => {
    const { household, village, division } = JSON.parse(row.payload) as CardCustody;
    return [...placeOf(row), household, village, division, row.payload];
  });

const put = {
  finding: putFindings,
  money: putMoney,
  delay: putDelays,
  flow: putFlows,
  hop: putHops,
  arrears: putArrears,
  custody: putCustody,
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
  take: (kind, cells) => take(sql, kind, cells),
  put: (kind, rows) => put[kind](sql, rows),
  flowsOf: (accounts) => flowsOf(sql, accounts),
});
