import type { YearMonth } from '@ledger/kernel';
import type { DataSource } from 'typeorm';
import type { OverviewAnswer } from '../answers';
import { moneyOn, outstandingIn, waitingIn } from './money';
import { type Asked, HAPPENED, IN_SCOPE } from './scope';

interface ByVillage {
  readonly village: string | null;
  readonly division: string | null;
}

/**
 * What was paid for each benefit month, and to how many households (each has one cell a
 * month).
 */
const paidByMonth = (readSide: DataSource, { scope, knownOn }: Asked) =>
  readSide.query(
    `select benefit_month as month, sum(paid)::bigint as paid,
       sum(households_paid)::int as households
     from read.money_by_day
     where ${HAPPENED} and ${IN_SCOPE} and benefit_month is not null
     group by benefit_month order by benefit_month`,
    [knownOn, scope],
  ) as Promise<readonly { month: YearMonth; paid: string; households: number }[]>;

/** The newest month for which anything was paid, and its year. */
const paidLast = async (readSide: DataSource, asked: Asked) => {
  const months = await paidByMonth(readSide, asked);
  const last = months.findLast(({ households }) => households > 0);
  if (!last) return { month: null, paidThisMonth: 0, householdsThisMonth: 0, paidThisYear: 0 };
  const { month } = last;
  const ofYear = months.filter((one) => one.month.startsWith(month.slice(0, 4)));
  return {
    month,
    paidThisMonth: Number(last.paid),
    householdsThisMonth: last.households,
    paidThisYear: ofYear.reduce((sum, { paid }) => sum + Number(paid), 0),
  };
};

const countsOf = (readSide: DataSource, { scope, knownOn }: Asked) =>
  readSide.query(
    `select rule, village, division, sum(findings)::int as count from read.finding_by_day
     where ${HAPPENED} and ${IN_SCOPE} group by rule, village, division
     having sum(findings) > 0 order by rule`,
    [knownOn, scope],
  ) as Promise<
    readonly (ByVillage & { rule: OverviewAnswer['findingsByRule'][0]['rule']; count: number })[]
  >;

const moneyByVillage = (readSide: DataSource, { scope, knownOn }: Asked) =>
  readSide.query(
    `select village, division, sum(paid)::bigint as paid, sum(overpaid)::bigint as overpaid
     from read.money_by_day where ${HAPPENED} and ${IN_SCOPE} and village is not null
     group by village, division having sum(cells) > 0`,
    [knownOn, scope],
  ) as Promise<readonly (ByVillage & { paid: string; overpaid: string })[]>;

const byRule = (counts: Awaited<ReturnType<typeof countsOf>>) => {
  const sums = new Map<(typeof counts)[0]['rule'], number>();
  for (const { rule, count } of counts) sums.set(rule, (sums.get(rule) ?? 0) + count);
  return [...sums].map(([rule, count]) => ({ rule, count }));
};

const villages = (
  counts: Awaited<ReturnType<typeof countsOf>>,
  money: Awaited<ReturnType<typeof moneyByVillage>>,
): OverviewAnswer['findingsByVillage'] => {
  const keyOf = ({ village, division }: ByVillage) => `${division ?? ''} ${village ?? ''}`;
  const all = new Map([...money, ...counts].map((row) => [keyOf(row), row]));
  return [...all].sort().map(([key, { village, division }]) => {
    const own = counts.filter((row) => keyOf(row) === key);
    const paid = money.find((row) => keyOf(row) === key);
    return {
      village,
      division,
      count: own.reduce((sum, { count }) => sum + count, 0),
      byRule: Object.fromEntries(own.map(({ rule, count }) => [rule, count])),
      paid: Number(paid?.paid ?? 0),
      overpaid: Number(paid?.overpaid ?? 0),
    };
  });
};

/** The first page: money paid, open findings by rule and village, and where money waits. */
export const overview = async (readSide: DataSource, asked: Asked): Promise<OverviewAnswer> => {
  const money = await moneyOn(readSide, asked);
  const counts = await countsOf(readSide, asked);
  return {
    knowledgeDate: asked.knownOn,
    division: asked.scope,
    ...(await paidLast(readSide, asked)),
    overpaid: money.overpaid,
    overpaidPossible: money.overpaidPossible,
    recovered: money.recovered,
    outstanding: outstandingIn(money),
    findingsByRule: byRule(counts),
    findingsByVillage: villages(counts, await moneyByVillage(readSide, asked)),
    waiting: {
      ...waitingIn(money),
      appropriatedNotArrived: money.appropriated - money.appropriatedArrived,
      inFlight: money.inFlight,
      returnedPending: money.returnedPending,
    },
  };
};
