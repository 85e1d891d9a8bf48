import { firstDayOf, lastDayOf, type LocalDate, type YearMonth } from '@ledger/kernel';
import { bookedFrom, trialBalance as balancesOf } from '@ledger/views';
import type { DataSource } from 'typeorm';
import { moneyFrom, plus, SUMS } from '../questions/money';
import { type Asked, IN_SCOPE } from '../questions/scope';
import type { JournalAnswer, TrialBalanceAnswer } from './answers';

export interface BooksAsked extends Pick<Asked, 'scope'> {
  /** Of knowledge: what the office learned in it is booked in it. */
  readonly month: YearMonth;
}

interface Changed extends Readonly<Record<string, string | null>> {
  readonly day: string;
  readonly benefit_month: string | null;
  readonly division: string | null;
  readonly village: string | null;
}

/**
 * The journal (日记账) of a month, worked out from the events and never written: what became known
 * on each day, booked out of one account into another. What is taken back later is booked back on
 * that later day.
 */
export const journal = async (
  readSide: DataSource,
  { scope, month }: BooksAsked,
): Promise<JournalAnswer> => {
  const rows: readonly Changed[] = await readSide.query(
    `select day::text, benefit_month, division, village, ${SUMS} from read.money_by_day
     where day between $1 and $3 and ${IN_SCOPE}
     group by read.money_by_day.day, benefit_month, division, village
     order by read.money_by_day.day, benefit_month, division, village`,
    [firstDayOf(month), scope, lastDayOf(month)],
  );
  const lines = rows.flatMap((row) =>
    bookedFrom(moneyFrom(row as Readonly<Record<string, string>>)).map((booked) => ({
      day: row.day,
      benefitMonth: row.benefit_month,
      division: row.division,
      village: row.village,
      ...booked,
    })),
  );
  return { month, lines };
};

const changedBetween = async (
  readSide: DataSource,
  { scope }: BooksAsked,
  from: LocalDate,
  until: LocalDate,
) => {
  const [row] = await readSide.query(
    `select ${SUMS} from read.money_by_day where day between $1 and $3 and ${IN_SCOPE}`,
    [from, scope, until],
  );
  return moneyFrom(row);
};

const FIRST_DAY = '0001-01-01' as LocalDate;

/** Every account at the beginning and end of a month, and what was booked in it (试算平衡表). */
export const trialBalance = async (
  readSide: DataSource,
  asked: BooksAsked,
): Promise<TrialBalanceAnswer> => {
  const first = firstDayOf(asked.month);
  const end = lastDayOf(asked.month);
  const untilEnd = await changedBetween(readSide, asked, FIRST_DAY, end);
  const within = await changedBetween(readSide, asked, first, end);
  const accounts = balancesOf(plus(untilEnd, within, -1), within);
  const sum = (of: (one: (typeof accounts)[number]) => number) =>
    accounts.reduce((fen, one) => fen + of(one), 0);
  return {
    month: asked.month,
    accounts,
    debitFen: sum(({ debitFen }) => debitFen),
    creditFen: sum(({ creditFen }) => creditFen),
    differenceFen: sum(({ closingFen }) => closingFen),
  };
};
