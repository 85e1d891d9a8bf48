import { addDays, type BatchNo, fen, type LocalDate } from '@ledger/kernel';
import { brokenIn, type MonthCertificate, type OpenItem, type OpenKind } from '@ledger/ledger';
import type { Policies } from '@ledger/policy';
import type { BatchFlow } from '@ledger/views';
import type { DataSource } from 'typeorm';
import { batchHeld } from '../batches/header';
import { batchesOpened } from '../batches/questions';
import type { Ledger } from '../ledger';
import { HOLDS } from '../questions/scope';
import type { MonthOf } from './certificate';

export interface OpenNeeds {
  readonly ledger: Ledger;
  readonly readSide: DataSource;
}

const item = (kind: OpenKind, count: number, amountFen: number): readonly OpenItem[] =>
  count === 0 ? [] : [{ kind, count, amountFen: fen(amountFen) }];

const OVER: readonly string[] = ['closed', 'rejected'];

/** Batches of the month that were opened here and are neither closed nor rejected. */
const batchesOpen = async (
  { ledger, readSide }: OpenNeeds,
  { division, month }: MonthOf,
): Promise<readonly OpenItem[]> => {
  const open: { readonly batch: BatchNo; readonly sumFen: number }[] = [];
  for (const batch of await batchesOpened(readSide, division)) {
    const { state } = await batchHeld(ledger, batch);
    if (!('benefitMonth' in state) || state.benefitMonth !== month) continue;
    if (OVER.includes(state.status)) continue;
    open.push({ batch, sumFen: 'list' in state && state.list ? state.list.sumFen : 0 });
  }
  const sumFen = open.reduce((sum, one) => sum + one.sumFen, 0);
  return item('batches-not-closed', open.length, sumFen);
};

/** By the days on which the month's batches were sent, has the bank had its time with one of them? */
const isPastDeadline = async (
  readSide: DataSource,
  { division, month }: MonthOf,
  policies: Policies,
  day: LocalDate,
): Promise<boolean> => {
  const rows: readonly { readonly payload: string }[] = await readSide.query(
    `select payload from read.flow where ${HOLDS} and payload::json->>'benefitMonth' = $2
       and payload::json->>'division' like $3 || '%'`,
    [day, month, division],
  );
  return rows
    .map(({ payload }) => JSON.parse(payload) as BatchFlow)
    .some(
      (batch) =>
        addDays(batch.sentToBankOn, policies.required('resultDueDays', batch.division, month)) <
        day,
    );
};

interface CellsRow {
  readonly in_flight_cells: number;
  readonly in_flight: string;
  readonly late_cells: number;
  readonly late: string;
  readonly differing_cells: number;
  readonly differing: string;
}

/** A return is past its deadline where the rule on returns (R36) found it and it still waits. */
const cellsOpen = async (
  readSide: DataSource,
  { division, month }: MonthOf,
  day: LocalDate,
): Promise<CellsRow> => {
  const [row] = await readSide.query(
    `with held as (select * from read.money
       where ${HOLDS} and benefit_month = $2 and division like $3 || '%'),
     late as (select distinct cell from read.finding
       where ${HOLDS} and rule = 'R36' and benefit_month = $2 and division like $3 || '%')
     select count(*) filter (where in_flight <> 0)::int as in_flight_cells,
       coalesce(sum(in_flight), 0)::bigint as in_flight,
       count(*) filter (where returned_pending > 0 and late.cell is not null)::int as late_cells,
       coalesce(sum(returned_pending) filter (where late.cell is not null), 0)::bigint as late,
       count(*) filter (where bank_amount_difference <> 0)::int as differing_cells,
       coalesce(sum(abs(bank_amount_difference)), 0)::bigint as differing
     from held left join late using (cell)`,
    [day, month, division],
  );
  return row;
};

/** What of a month is not over on a day, and should be before it is closed. */
export const openItems = async (
  needs: OpenNeeds,
  of: MonthOf,
  policies: Policies,
  { knownOn, rows }: MonthCertificate,
): Promise<readonly OpenItem[]> => {
  const cells = await cellsOpen(needs.readSide, of, knownOn);
  const isLate = await isPastDeadline(needs.readSide, of, policies, knownOn);
  const broken = rows.filter(({ money }) => brokenIn(money).length > 0);
  return [
    ...(await batchesOpen(needs, of)),
    ...(isLate
      ? item('in-flight-past-deadline', cells.in_flight_cells, Number(cells.in_flight))
      : []),
    ...item('returns-past-deadline', cells.late_cells, Number(cells.late)),
    ...item('bank-amounts-differ', cells.differing_cells, Number(cells.differing)),
    ...item('not-conserved', broken.length, 0),
  ];
};
