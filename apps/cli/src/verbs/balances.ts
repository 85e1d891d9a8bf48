import { AskBalances, type BalanceAnswer } from '@ledger/application';
import { yuan } from '../terminal/amount';
import { table, type TableColumn } from '../terminal/table';
import type { Verb } from '../verb';
import { answerAsKnown } from './questions';

const money = (title: string, of: (row: BalanceAnswer) => number): TableColumn<BalanceAnswer> => ({
  title,
  of: (row) => yuan(of(row)),
  right: true,
});

const columns: readonly TableColumn<BalanceAnswer>[] = [
  { title: '月份', of: (row) => row.month },
  money('筹集', (row) => row.raised),
  money('分配', (row) => row.allocated),
  money('拨付', (row) => row.appropriated),
  money('拨付到账', (row) => row.appropriatedArrived),
  money('送银行', (row) => row.sentToBank),
  money('退票', (row) => row.returnedToClearing),
  money('缴回国库', (row) => row.refundedToTreasury),
  money('筹集未分配', (row) => row.raisedNotAllocated),
  money('分配未拨付', (row) => row.allocatedNotAppropriated),
  money('过渡户余额', (row) => row.clearingBalance),
];

export const balances: Verb = {
  name: 'balances',
  forms: ['[--known-on DATE] [--json]'],
  zh: '各月末累计资金余额（元）',
  en: 'running balances at the end of each month (yuan)',
  run: (words) =>
    answerAsKnown(
      words,
      ({ queries }, asked) => queries.execute(new AskBalances(asked)),
      (answer) => table(columns, answer),
    ),
};
