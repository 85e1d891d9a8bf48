import { lastDayOf, type YearMonth } from '@ledger/kernel';
import { columnName } from '@ledger/projector';
import { type BatchDelay, type Money, MONEY_COLUMNS } from '@ledger/views';
import type { DataSource } from 'typeorm';
import type { BalanceAnswer, DelayAnswer, TotalsAnswer } from '../answers';
import { type Asked, HOLDS, IN_SCOPE } from './scope';

const SUMS = MONEY_COLUMNS.map(
  (column) => `coalesce(sum(${columnName(column)}), 0)::bigint as ${columnName(column)}`,
).join(', ');

const moneyFrom = (row: Readonly<Record<string, string>>): Money =>
  Object.fromEntries(
    MONEY_COLUMNS.map((column) => [column, Number(row[columnName(column)])]),
  ) as unknown as Money;

/** Sums over all cells as they stood on a day. Fen. */
export const moneyOn = async (readSide: DataSource, { scope, knownOn }: Asked): Promise<Money> => {
  const [row] = await readSide.query(
    `select ${SUMS} from read.money where ${HOLDS} and ${IN_SCOPE}`,
    [knownOn, scope],
  );
  return moneyFrom(row);
};

/** The sums of the whole ledger, in the order the office reads them. */
export const totals = async (readSide: DataSource, asked: Asked): Promise<TotalsAnswer> => {
  const money = await moneyOn(readSide, asked);
  return {
    raised: money.raised,
    allocated: money.allocated,
    appropriated: money.appropriated,
    batched: money.batched,
    paid: money.paid,
    returned: money.returned,
    inFlight: money.inFlight,
    bankAmountDifference: money.bankAmountDifference,
    unmatchedBankCredits: money.unmatchedBankCredits,
    reissued: money.reissued,
    refundedToTreasury: money.refundedToTreasury,
    overpaid: money.overpaid,
    overpaidPossible: money.overpaidPossible,
    recovered: money.recovered,
    writtenOff: money.writtenOff,
    returnedPending: money.returnedPending,
    outstanding: money.overpaid - money.recovered - money.writtenOff,
  };
};

/** How long the money of each batch took, oldest benefit month first. */
export const delays = async (
  readSide: DataSource,
  { scope, knownOn }: Asked,
): Promise<readonly DelayAnswer[]> => {
  const rows: readonly { payload: string }[] = await readSide.query(
    `select payload from read.delay where ${HOLDS} and ${IN_SCOPE} order by benefit_month, cell`,
    [knownOn, scope],
  );
  return rows.map(({ payload }) => {
    const { division: _, ...delay } = JSON.parse(payload) as BatchDelay;
    return delay;
  });
};

const balanceOn = async (
  readSide: DataSource,
  { scope, knownOn }: Asked,
  month: YearMonth,
): Promise<BalanceAnswer> => {
  const end = lastDayOf(month);
  const at = end < knownOn ? end : knownOn;
  const money = await moneyOn(readSide, { scope, knownOn: at });
  return {
    month,
    at,
    raised: money.raised,
    allocated: money.allocated,
    appropriated: money.appropriated,
    appropriatedArrived: money.appropriatedArrived,
    sentToBank: money.sentToBank,
    returnedToClearing: money.returned,
    refundedToTreasury: money.refundedToTreasury,
    raisedNotAllocated: money.raised - money.allocated,
    allocatedNotAppropriated: money.allocated - money.appropriated,
    clearingBalance:
      money.appropriatedArrived - money.sentToBank + money.returned - money.refundedToTreasury,
  };
};

/** Cumulative balances at the end of each month that has a known batch, or on the day asked. */
export const balances = async (
  readSide: DataSource,
  asked: Asked,
): Promise<readonly BalanceAnswer[]> => {
  const months = new Set((await delays(readSide, asked)).map((delay) => delay.benefitMonth));
  const answers: BalanceAnswer[] = [];
  for (const month of [...months].sort()) answers.push(await balanceOn(readSide, asked, month));
  return answers;
};
