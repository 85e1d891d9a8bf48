import {
  AskOverpayments,
  type OverpaymentAnswer,
  type OverpaymentsAnswer,
  type OverpaymentSums,
} from '@ledger/application';
import { yuan } from '../terminal/amount';
import { table, type TableColumn } from '../terminal/table';
import type { Verb } from '../verb';
import { answerOfVillage } from './questions';

const statuses = {
  found: '未认定',
  established: '已认定',
  demanded: '已催缴',
  closed: '已结清',
} satisfies Record<OverpaymentAnswer['status'], string>;

interface Line extends OverpaymentSums {
  readonly name: string;
}

const money = <Row>(title: string, of: (row: Row) => number | null): TableColumn<Row> => ({
  title,
  of: (row) => {
    const amountFen = of(row);
    return amountFen === null ? '—' : yuan(amountFen);
  },
  right: true,
});

const sums: readonly TableColumn<Line>[] = [
  { title: '', of: ({ name }) => name },
  { title: '户月', of: ({ count }) => String(count), right: true },
  money('多发', (row) => row.overpaidFen),
  money('追回', (row) => row.recoveredFen),
  money('抵扣', (row) => row.offsetFen),
  money('核销', (row) => row.writtenOffFen),
  money('未追回', (row) => row.outstandingFen),
  money('已到期未缴', (row) => row.dueFen),
  money('逾期', (row) => row.lateFen),
];

const columns: readonly TableColumn<OverpaymentAnswer>[] = [
  { title: '村', of: (row) => row.village ?? '—' },
  { title: '户号', of: (row) => row.householdNo },
  { title: '户主', of: (row) => row.headName ?? '—' },
  { title: '月份', of: (row) => row.benefitMonth },
  { title: '规则', of: (row) => row.rules.join(' ') || '—' },
  { title: '状态', of: (row) => statuses[row.status] },
  money('多发', (row) => row.overpaidFen),
  money('认定', (row) => row.establishedFen),
  money('差额', (row) => row.differenceFen),
  money('追回', (row) => row.recoveredFen),
  money('抵扣', (row) => row.offsetFen),
  money('核销', (row) => row.writtenOffFen),
  money('未追回', (row) => row.outstandingFen),
  money('逾期', (row) => row.plan?.lateFen ?? null),
];

const linesOf = (answer: OverpaymentsAnswer): readonly string[] => [
  `以 ${answer.knowledgeDate} 已知，多发 ${answer.total.count} 户月，未追回 ${yuan(answer.total.outstandingFen)}` +
    ` As known on ${answer.knowledgeDate}: ${answer.total.count} household-months overpaid`,
  ...table(columns, answer.overpayments),
  '',
  '按村 By village',
  ...table(sums, [
    ...answer.byVillage.map((row) => ({ name: row.village ?? row.division, ...row })),
    { name: '合计', ...answer.total },
  ]),
  '',
  '按规则（每户月只计一次） By rule, each month once',
  ...table(
    sums,
    answer.byRule.map((row) => ({ name: row.rule ?? '其他', ...row })),
  ),
];

export const overpayments: Verb = {
  name: 'overpayments',
  forms: ['[--known-on DATE] [--village V] [--json]'],
  zh: '多发追回台账：多发、认定、追回、抵扣、核销与未追回（元），按村、按规则汇总',
  en: 'what was overpaid, what came back of it, was offset or written off, by village and by rule (yuan)',
  run: (words) =>
    answerOfVillage(
      words,
      ({ queries }, asked) => queries.execute(new AskOverpayments(asked)),
      linesOf,
    ),
};
