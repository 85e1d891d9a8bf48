import { lastDayOf, type LocalDate, type YearMonth } from '@ledger/kernel';
import { columnName } from '@ledger/projector';
import { type BatchDelay, type Money, MONEY_COLUMNS, NO_MONEY } from '@ledger/views';
import type { DataSource } from 'typeorm';
import type { BalanceAnswer, DelayAnswer, TotalsAnswer } from '../answers';
import { type Asked, HAPPENED, HOLDS, IN_SCOPE } from './scope';

export const SUMS = MONEY_COLUMNS.map(
  (column) => `coalesce(sum(${columnName(column)}), 0)::bigint as ${columnName(column)}`,
).join(', ');

export const moneyFrom = (row: Readonly<Record<string, string>>): Money =>
  Object.fromEntries(
    MONEY_COLUMNS.map((column) => [column, Number(row[columnName(column)])]),
  ) as unknown as Money;

/** What was overpaid and is neither back, offset nor written off. Fen. */
export const outstandingIn = (money: Money): number =>
  money.overpaid - money.recovered - money.recoveredByOffset - money.writtenOff;

/** Where money waits for its next step. What was paid back or carried over waits no more. Fen. */
export const waitingIn = (money: Money) => ({
  raisedNotAllocated:
    money.raised +
    money.carriedIn -
    money.allocated -
    money.raisedReturned -
    money.raisedCarriedOver,
  allocatedNotAppropriated:
    money.allocated - money.appropriated - money.allocatedReturned - money.allocatedCarriedOver,
  clearingBalance:
    money.appropriatedArrived -
    money.appropriatedReturned -
    money.appropriatedCarriedOver -
    money.sentToBank +
    money.returned -
    money.refundedToTreasury,
});

/** Sums over all cells as they stood on a day. Fen. */
export const moneyOn = async (readSide: DataSource, { scope, knownOn }: Asked): Promise<Money> => {
  const [row] = await readSide.query(
    `select ${SUMS} from read.money_by_day where ${HAPPENED} and ${IN_SCOPE}`,
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
    recoveredByOffset: money.recoveredByOffset,
    writtenOff: money.writtenOff,
    returnedPending: money.returnedPending,
    outstanding: outstandingIn(money),
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

/** Benefit months of which a batch was known. */
const monthsWithBatch = async (
  readSide: DataSource,
  { scope, knownOn }: Asked,
): Promise<readonly YearMonth[]> => {
  const rows: readonly { month: YearMonth }[] = await readSide.query(
    `select distinct benefit_month as month from read.delay
     where ${HOLDS} and ${IN_SCOPE} order by month`,
    [knownOn, scope],
  );
  return rows.map(({ month }) => month);
};

interface Change {
  readonly day: LocalDate;
  readonly money: Money;
}

/** By how much all money changed on each day until the one asked, oldest first. */
const changesUntil = async (
  readSide: DataSource,
  { scope, knownOn }: Asked,
): Promise<readonly Change[]> => {
  const rows: readonly Readonly<Record<string, string>>[] = await readSide.query(
    `select day::text as day, ${SUMS} from read.money_by_day
     where ${HAPPENED} and ${IN_SCOPE} group by read.money_by_day.day
     order by read.money_by_day.day`,
    [knownOn, scope],
  );
  return rows.map((row) => ({ day: row['day'] as LocalDate, money: moneyFrom(row) }));
};

export const plus = (one: Money, other: Money, times = 1): Money =>
  Object.fromEntries(
    MONEY_COLUMNS.map((column) => [column, one[column] + times * other[column]]),
  ) as unknown as Money;

const balanceOf = (month: YearMonth, at: LocalDate, money: Money): BalanceAnswer => ({
  month,
  at,
  raised: money.raised,
  allocated: money.allocated,
  appropriated: money.appropriated,
  appropriatedArrived: money.appropriatedArrived,
  sentToBank: money.sentToBank,
  returnedToClearing: money.returned,
  refundedToTreasury: money.refundedToTreasury,
  ...waitingIn(money),
});

/** Cumulative balances at the end of each month that has a known batch, or on the day asked. */
export const balances = async (
  readSide: DataSource,
  asked: Asked,
): Promise<readonly BalanceAnswer[]> => {
  const months = await monthsWithBatch(readSide, asked);
  const waiting = [...(await changesUntil(readSide, asked))].reverse();
  let money = NO_MONEY;
  return months.map((month) => {
    const end = lastDayOf(month);
    const at = end < asked.knownOn ? end : asked.knownOn;
    while (waiting.length > 0 && waiting.at(-1)!.day <= at) {
      money = plus(money, waiting.pop()!.money);
    }
    return balanceOf(month, at, money);
  });
};
