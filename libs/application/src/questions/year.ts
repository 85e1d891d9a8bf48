import type { LocalDate, YearMonth } from '@ledger/kernel';
import type { MonthClosed } from '@ledger/ledger';
import type { Money } from '@ledger/views';
import type { DataSource } from 'typeorm';
import type { HopAnswer } from '../answers';
import type { FundDocumentAnswer } from '../funds/answers';
import { funds } from '../funds/register';
import type { MonthDifferencesAnswer } from '../months/answers';
import { closedMonths } from '../months/closed';
import { differencesOfMonth } from '../months/differences';
import type { OverpaymentsAnswer } from '../overpayments/answers';
import { overpayments } from '../overpayments/register';
import type { Period } from '../papers/period';
import type { WorkItemAnswer } from '../worklist/answers';
import { delayRegisterOn } from './delays';
import { moneyFrom, SUMS } from './money';
import { type Instructed, paymentsOf } from './payments-of';
import { allWork, type PeriodAsked, type PeriodNeeds } from './quarter';
import { HAPPENED, IN_SCOPE } from './scope';

export interface MonthMoney {
  readonly month: YearMonth;
  readonly money: Money;
}

/** What the ledger knows of a year. */
export interface YearKnown {
  readonly period: Period;
  readonly knownOn: LocalDate;
  readonly documents: readonly FundDocumentAnswer[];
  readonly months: readonly MonthMoney[];
  readonly payments: readonly Instructed[];
  readonly work: readonly WorkItemAnswer[];
  readonly overpayments: OverpaymentsAnswer;
  readonly hops: readonly HopAnswer[];
  readonly differences: readonly MonthDifferencesAnswer[];
}

/** Money by benefit month, as the sums that are kept by day have it. */
const moneyByMonth = async (
  readSide: DataSource,
  { scope, knownOn, period }: PeriodAsked,
): Promise<readonly MonthMoney[]> => {
  const rows: readonly (Readonly<Record<string, string>> & { readonly month: YearMonth })[] =
    await readSide.query(
      `select benefit_month as month, ${SUMS} from read.money_by_day
       where ${HAPPENED} and ${IN_SCOPE} and benefit_month between $3 and $4
       group by benefit_month order by benefit_month`,
      [knownOn, scope, period.firstMonth, period.lastMonth],
    );
  return rows.map((row) => ({ month: row.month, money: moneyFrom(row) }));
};

/** Of every month of the time that was closed in the scope, what is known otherwise by the day. */
const differencesIn = async (
  needs: PeriodNeeds,
  { scope, knownOn, period }: PeriodAsked,
): Promise<readonly MonthDifferencesAnswer[]> => {
  const { readSide } = needs;
  const policies = (await needs.policies.timeline(readSide.manager)).on(knownOn);
  const closed: readonly MonthClosed['data'][] = await closedMonths(readSide, scope, knownOn);
  const own = closed
    .filter(({ month }) => month >= period.firstMonth && month <= period.lastMonth)
    .toReversed();
  const answers: MonthDifferencesAnswer[] = [];
  for (const one of own) {
    answers.push(await differencesOfMonth({ readSide, policies }, one, knownOn));
  }
  return answers;
};

export const yearKnown = async (needs: PeriodNeeds, asked: PeriodAsked): Promise<YearKnown> => {
  const { scope, knownOn, period } = asked;
  const { readSide } = needs;
  const at = { scope, knownOn };
  const { from, until, firstMonth, lastMonth } = period;
  const months = { fromMonth: firstMonth, untilMonth: lastMonth };
  const fiscalYear = firstMonth.slice(0, 4);
  const hops = await delayRegisterOn(readSide, { ...at, by: 'none', began: { from, until } });
  return {
    period,
    knownOn,
    documents: (await funds(readSide, { ...at, fiscalYear })).documents,
    months: await moneyByMonth(readSide, asked),
    payments: await paymentsOf(readSide, { ...at, ...months }),
    work: await allWork(needs, at),
    overpayments: await overpayments(needs, at),
    hops: hops.rows,
    differences: await differencesIn(needs, asked),
  };
};
