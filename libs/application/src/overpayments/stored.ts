import type { DivisionCode, HouseholdNo, LocalDate, YearMonth } from '@ledger/kernel';
import {
  OVERPAYMENT_RULES,
  type OverpaymentRule,
  overpaymentRulesIn,
  type TakenUp,
} from '@ledger/views';
import type { DataSource } from 'typeorm';
import { type Asked, HOLDS, IN_SCOPE, isInScope } from '../questions/scope';
import { actsOn, cellOf, type OverpaidMonth, type TakenUpMonth, takenUpIn } from './taken-up';

export interface OverpaymentsAsked extends Asked {
  /** A village's name or its division code. */
  readonly village?: string;
  /** One overpayment; all when absent. */
  readonly only?: OverpaidMonth;
}

/** What is known of an overpaid month on a day. Fen. */
export interface KnownOverpayment extends OverpaidMonth {
  readonly village: string | null;
  readonly division: string;
  readonly overpaidFen: number;
  readonly possibleFen: number;
  readonly recoveredFen: number;
  readonly offsetFen: number;
  readonly writtenOffFen: number;
  readonly rules: readonly OverpaymentRule[];
  readonly takenUp: TakenUp | undefined;
}

interface StoredMoney {
  readonly household: HouseholdNo;
  readonly month: YearMonth;
  readonly village: string | null;
  readonly division: string;
  readonly overpaid: string;
  readonly overpaid_possible: string;
  readonly recovered: string;
  readonly recovered_by_offset: string;
  readonly written_off: string;
}

const MONEY = `select household, benefit_month as month, nullif(village, '') as village, division,
    overpaid, overpaid_possible, recovered, recovered_by_offset, written_off
  from read.money where ${HOLDS} and ${IN_SCOPE} and household is not null`;

/** Months with money too much or money come back, and those that were taken up. */
const moneyOf = (
  readSide: DataSource,
  { knownOn, scope, only }: OverpaymentsAsked,
  takenUp: readonly TakenUpMonth[],
): Promise<readonly StoredMoney[]> =>
  readSide.query(
    `${MONEY} and (overpaid > 0 or recovered <> 0 or recovered_by_offset <> 0 or written_off <> 0)
       and ($4::text is null or cell = $4)
     union ${MONEY} and cell = any($3::text[])`,
    [knownOn, scope, takenUp.map(cellOf), only ? cellOf(only) : null],
  );

/** Which rules' findings name money of these months, by cell. */
const rulesOf = async (
  readSide: DataSource,
  knownOn: LocalDate,
  cells: readonly string[],
): Promise<ReadonlyMap<string, readonly OverpaymentRule[]>> => {
  const rows: readonly { cell: string; rules: readonly string[] }[] = await readSide.query(
    `select cell, array_agg(distinct rule) as rules from read.finding
     where ${HOLDS} and cell = any($2::text[]) and rule = any($3::text[]) and certain > 0
     group by cell`,
    [knownOn, cells, OVERPAYMENT_RULES],
  );
  return new Map(rows.map(({ cell, rules }) => [cell, overpaymentRulesIn(rules)]));
};

/** Taken up, and the facts know no money of the month any more. */
const emptied = ({ takenUp, household, benefitMonth }: TakenUpMonth): StoredMoney => ({
  household,
  month: benefitMonth,
  village: null,
  division: takenUp.division,
  overpaid: '0',
  overpaid_possible: '0',
  recovered: '0',
  recovered_by_offset: '0',
  written_off: '0',
});

const knownFrom = (
  row: StoredMoney,
  rules: readonly OverpaymentRule[],
  takenUp: TakenUp | undefined,
): KnownOverpayment => ({
  household: row.household,
  benefitMonth: row.month,
  village: row.village,
  division: row.division,
  overpaidFen: Number(row.overpaid),
  possibleFen: Number(row.overpaid_possible),
  recoveredFen: Number(row.recovered),
  offsetFen: Number(row.recovered_by_offset),
  writtenOffFen: Number(row.written_off),
  rules,
  takenUp,
});

/** Every overpaid month in the scope as known on a day, in the order of village and household. */
export const knownOverpayments = async (
  readSide: DataSource,
  asked: OverpaymentsAsked,
): Promise<readonly KnownOverpayment[]> => {
  const { knownOn, scope, village } = asked;
  const taken = takenUpIn(await actsOn(readSide, knownOn, asked.only));
  const byCell = new Map(taken.map((one) => [cellOf(one), one]));
  const money = await moneyOf(readSide, asked, taken);
  const cellsWithMoney = money.map(({ household, month }) =>
    cellOf({ household, benefitMonth: month }),
  );
  const rest = await withoutMoney(readSide, asked, taken, new Set(cellsWithMoney));
  const rules = await rulesOf(readSide, knownOn, cellsWithMoney);
  return [...money, ...rest]
    .map((row) => {
      const cell = cellOf({ household: row.household, benefitMonth: row.month });
      return knownFrom(row, rules.get(cell) ?? [], byCell.get(cell)?.takenUp);
    })
    .filter((one) => !village || one.village === village || one.division === village)
    .filter(({ division }) => isInScope(division, scope))
    .sort(inOrder);
};

/** A month that moved to another division is shown there and not here. */
const withoutMoney = async (
  readSide: DataSource,
  { knownOn }: OverpaymentsAsked,
  taken: readonly TakenUpMonth[],
  shown: ReadonlySet<string>,
): Promise<readonly StoredMoney[]> => {
  const absent = taken.filter((one) => !shown.has(cellOf(one)));
  const rows: readonly { cell: string }[] = await readSide.query(
    `select cell from read.money where ${HOLDS} and cell = any($2::text[])`,
    [knownOn, absent.map(cellOf)],
  );
  const elsewhere = new Set(rows.map(({ cell }) => cell));
  return absent.filter((one) => !elsewhere.has(cellOf(one))).map(emptied);
};

const inOrder = (a: KnownOverpayment, b: KnownOverpayment): number => {
  const [left, right] = [a, b].map(({ division, household, benefitMonth }) =>
    [division, household, benefitMonth].join(' '),
  );
  return left! < right! ? -1 : 1;
};

/** The overpayment as it can be acted on; undefined when none is known in the scope. */
export const knownOverpayment = async (
  readSide: DataSource,
  scope: DivisionCode,
  knownOn: LocalDate,
  only: OverpaidMonth,
): Promise<KnownOverpayment | undefined> =>
  (await knownOverpayments(readSide, { scope, knownOn, only }))[0];
