import { addMonths, lastDayOf, type LocalDate, monthOf } from '@ledger/kernel';
import type { DataSource } from 'typeorm';
import { moneyOn, outstandingIn } from './money';
import { type Asked, HAPPENED, IN_SCOPE } from './scope';
import type { TrendAnswer, TrendPoint } from './trend-answer';

const MONTHS_SHOWN = 12;

/** The last days of the months before, and the day itself, the earliest first. */
export const daysOfTrend = (knownOn: LocalDate): readonly LocalDate[] => {
  const month = monthOf(knownOn);
  const before = Array.from({ length: MONTHS_SHOWN - 1 }, (_, index) =>
    lastDayOf(addMonths(month, index + 1 - MONTHS_SHOWN)),
  );
  return [...before, knownOn];
};

/** How many matches of each rule held at the end of each day. */
const countsOn = async (
  readSide: DataSource,
  days: readonly LocalDate[],
  scope: string,
): Promise<ReadonlyMap<string, Readonly<Record<string, number>>>> => {
  const rows: readonly { day: string; rule: string; count: number }[] = await readSide.query(
    `select named.day::text as day, rule, sum(findings)::int as count
     from unnest($1::date[]) as named(day) join read.finding_by_day changed
       on changed.day <= named.day
     where ${IN_SCOPE} group by named.day, rule having sum(findings) > 0`,
    [days, scope],
  );
  const counts = new Map<string, Record<string, number>>();
  for (const { day, rule, count } of rows) {
    counts.set(day, { ...counts.get(day), [rule]: count });
  }
  return counts;
};

/** Matches that hold on the day, by rule and benefit month (所属月份); some have no month. */
const byBenefitMonth = (readSide: DataSource, { scope, knownOn }: Asked) =>
  readSide.query(
    `select rule, benefit_month as month, sum(findings)::int as count from read.finding_by_day
     where ${HAPPENED} and ${IN_SCOPE} group by rule, benefit_month
     having sum(findings) > 0 order by benefit_month, rule`,
    [knownOn, scope],
  ) as Promise<TrendAnswer['byMonth']>;

/** How many matches held month after month, and what was overpaid and came back by then. */
export const trend = async (readSide: DataSource, asked: Asked): Promise<TrendAnswer> => {
  const days = daysOfTrend(asked.knownOn);
  const counts = await countsOn(readSide, days, asked.scope);
  const points: TrendPoint[] = [];
  for (const on of days) {
    const money = await moneyOn(readSide, { ...asked, knownOn: on });
    const byRule = counts.get(on) ?? {};
    points.push({
      on,
      findings: Object.values(byRule).reduce((sum, count) => sum + count, 0),
      byRule,
      overpaid: money.overpaid,
      overpaidPossible: money.overpaidPossible,
      recovered: money.recovered,
      outstanding: outstandingIn(money),
    });
  }
  const byMonth = await byBenefitMonth(readSide, asked);
  return { knowledgeDate: asked.knownOn, points, byMonth };
};
