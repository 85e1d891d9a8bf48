import { AskFunds, type FundDocumentAnswer } from '@ledger/application';
import { yuan } from '../terminal/amount';
import { table, type TableColumn } from '../terminal/table';
import type { Verb } from '../verb';
import { answerAsKnown } from './questions';

const stages = {
  RAISED: '筹集',
  ALLOCATED: '分配',
  APPROPRIATED: '拨付',
  USED: '使用',
  RETURNED: '缴回国库',
  CARRIED_OVER: '结转下年',
} satisfies Record<FundDocumentAnswer['stage'], string>;

const columns: readonly TableColumn<FundDocumentAnswer>[] = [
  { title: '环节', of: (row) => stages[row.stage] },
  { title: '文号', of: (row) => row.document },
  { title: '年度', of: (row) => row.fiscalYear },
  { title: '业务日期', of: (row) => row.businessOn },
  { title: '到账日期', of: (row) => row.arrivedOn ?? '—' },
  { title: '金额', of: (row) => yuan(row.amountFen), right: true },
  { title: '已列支', of: (row) => yuan(row.drawnFen), right: true },
  { title: '余额', of: (row) => yuan(row.leftFen), right: true },
  { title: '占用', of: (row) => yuan(row.committedFen), right: true },
  { title: '关联文号', of: (row) => row.relatedDocument ?? '—' },
  { title: '月份', of: (row) => row.benefitMonth ?? '—' },
];

export const funds: Verb = {
  name: 'funds',
  forms: ['[--known-on DATE] [--json]'],
  zh: '资金文号台账：筹集、分配、拨付、到账、使用、缴回、结转，每个文号还剩多少（元）',
  en: 'the money chain by document, with what is left of each (yuan)',
  run: (words) =>
    answerAsKnown(
      words,
      ({ queries }, asked) => queries.execute(new AskFunds(asked)),
      ({ documents }) => table(columns, documents),
    ),
};
