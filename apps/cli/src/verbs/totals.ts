import { AskTotals, type TotalsAnswer } from '@ledger/application';
import { yuan } from '../terminal/amount';
import { table } from '../terminal/table';
import type { Verb } from '../verb';
import { answerAsKnown } from './questions';

const titles = {
  raised: '筹集',
  allocated: '分配',
  appropriated: '拨付',
  batched: '花名册',
  paid: '发放到账',
  returned: '退票',
  inFlight: '在途',
  bankAmountDifference: '银行金额差',
  unmatchedBankCredits: '无对应花名册的到账',
  reissued: '补发',
  refundedToTreasury: '缴回国库',
  overpaid: '多发（确定）',
  overpaidPossible: '多发（可能）',
  recovered: '追回',
  recoveredByOffset: '抵扣',
  writtenOff: '核销',
  returnedPending: '退票待处理',
  outstanding: '未追回',
} satisfies Record<keyof TotalsAnswer, string>;

type Line = readonly [title: string, amountFen: number];

const linesOf = (totals: TotalsAnswer): readonly Line[] =>
  (Object.keys(titles) as (keyof TotalsAnswer)[]).map((name) => [titles[name], totals[name]]);

export const totals: Verb = {
  name: 'totals',
  forms: ['[--known-on DATE] [--json]'],
  zh: '截至该日已知的资金总数（元）',
  en: 'sums of everything known by a day (yuan)',
  run: (words) =>
    answerAsKnown(
      words,
      ({ queries }, asked) => queries.execute(new AskTotals(asked)),
      (answer) =>
        table<Line>(
          [
            { title: '项目', of: ([title]) => title },
            { title: '金额', of: ([, amountFen]) => yuan(amountFen), right: true },
          ],
          linesOf(answer),
        ),
    ),
};
