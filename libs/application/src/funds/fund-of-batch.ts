import {
  type BatchNo,
  covers,
  type DivisionCode,
  type LocalDate,
  type StreamName,
  type YearMonth,
} from '@ledger/kernel';
import {
  type BatchDraw,
  type FundState,
  hasAppropriations,
  RURAL_DIBAO,
  streamOf,
} from '@ledger/ledger';
import { type BatchFlow, movedBy } from '@ledger/views';
import type { DataSource } from 'typeorm';
import type { Ledger } from '../ledger';
import { HOLDS } from '../questions/scope';
import { fundStateOf } from './acts';

/** The batch that wants money. Its year is that of its benefit month. */
export interface Wanting {
  readonly batch: BatchNo;
  readonly division: DivisionCode;
  readonly benefitMonth: YearMonth;
}

/** A fund, as it stands now. */
export interface FundHeld {
  readonly stream: StreamName;
  readonly state: FundState;
  readonly division: DivisionCode;
  readonly programme: string;
  readonly fiscalYear: string;
}

/** A street, its district, its city, its province: who may hold money for it. */
const LEVELS = [9, 6, 4, 2] as const;

const heldBy = async (
  ledger: Ledger,
  division: DivisionCode,
  fiscalYear: string,
): Promise<FundHeld> => {
  const stream = streamOf.fund(RURAL_DIBAO, fiscalYear, division);
  const state = fundStateOf(await ledger.standing(stream));
  return { stream, state, division, programme: RURAL_DIBAO, fiscalYear };
};

/** All that may hold money for a batch, the nearest first. */
const fundsFor = (ledger: Ledger, { division, benefitMonth }: Wanting) =>
  Promise.all(
    LEVELS.map((digits) =>
      heldBy(ledger, division.slice(0, digits) as DivisionCode, benefitMonth.slice(0, 4)),
    ),
  );

/** The fund whose money is set aside for a batch; undefined while none is. */
export const fundCommitted = async (
  ledger: Ledger,
  wanting: Wanting,
): Promise<FundHeld | undefined> =>
  (await fundsFor(ledger, wanting)).find(({ state }) => state.commitments.has(wanting.batch));

/** The fund that pays a batch: the nearest that money was appropriated of, else the street's own. */
export const fundPaying = async (ledger: Ledger, wanting: Wanting): Promise<FundHeld> => {
  const all = await fundsFor(ledger, wanting);
  return (
    all.find(({ state }) => state.commitments.has(wanting.batch)) ??
    all.find(({ state }) => hasAppropriations(state)) ??
    all[0]!
  );
};

const drawOf = (flow: BatchFlow, day: LocalDate): BatchDraw => ({
  batch: flow.batch as BatchNo,
  benefitMonth: flow.benefitMonth,
  drawnFen: flow.totalFen,
  backFen: movedBy(day, flow.returnedFen) - movedBy(day, flow.refundedFen),
});

/** Divisions beneath one that money was appropriated to themselves: their batches draw on that. */
const fundedBeneath = async (readSide: DataSource, { division, fiscalYear }: FundHeld) => {
  const rows: readonly { readonly division: string }[] = await readSide.query(
    `select distinct data::json->>'division' as division from read.fact
     where subject >= 'fund/APPROPRIATED/' and subject < 'fund/APPROPRIATED0'
       and type = 'FundsAppropriated' and data::json->>'fiscalYear' = $1`,
    [fiscalYear],
  );
  return rows
    .map((row) => row.division as DivisionCode)
    .filter((other) => other !== division && covers(division, other));
};

/** What the batches of its year moved out of a fund, as known on a day. */
export const drawsOn = async (
  readSide: DataSource,
  held: FundHeld,
  day: LocalDate,
): Promise<readonly BatchDraw[]> => {
  const rows: readonly { readonly payload: string }[] = await readSide.query(
    `select payload from read.flow where ${HOLDS} and account like 'clearing/' || $2 || '%'`,
    [day, held.division],
  );
  const beneath = await fundedBeneath(readSide, held);
  return rows
    .map(({ payload }) => JSON.parse(payload) as BatchFlow)
    .filter(({ benefitMonth }) => benefitMonth.startsWith(held.fiscalYear))
    .filter(({ division }) => !beneath.some((other) => covers(other, division as DivisionCode)))
    .map((flow) => drawOf(flow, day));
};
