import {
  type Arrears,
  type BankSaid,
  type BatchDelay,
  type BatchFlow,
  type CardCustody,
  type CellResult,
  type Finding,
  type HopsSaid,
  MONEY_COLUMNS,
} from '@ledger/views';
import type { Interval } from '../intervals';
import { copyRows, type Sql } from './sql';

/** `sentToBank` is the column `sent_to_bank`. */
export const columnName = (field: string): string =>
  field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

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

const putBank = (sql: Sql, rows: readonly Interval[]) =>
  copyRows(sql, 'bank', [...PLACE, 'division', 'payload'], rows, (row) => [
    ...placeOf(row),
    (JSON.parse(row.payload) as BankSaid).division,
    row.payload,
  ]);

/** How the rows of each kind are laid down. */
export const putRows = {
  finding: putFindings,
  money: putMoney,
  delay: putDelays,
  flow: putFlows,
  hop: putHops,
  arrears: putArrears,
  custody: putCustody,
  bank: putBank,
};
