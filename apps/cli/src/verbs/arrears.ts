import { AskArrears, type ArrearsEntry } from '@ledger/application';
import { yuan } from '../terminal/amount';
import { table, type TableColumn } from '../terminal/table';
import type { Verb } from '../verb';
import { answerOfVillage } from './questions';

const causes = {
  'not-paid': '该月未发',
  'paid-short': '少发',
  'decision-undone': '停发减发已恢复',
  'date-contested': '决定所据死亡日期与名单矛盾',
} satisfies Record<ArrearsEntry['cause'], string>;

const columns: readonly TableColumn<ArrearsEntry>[] = [
  { title: '村', of: (row) => row.village },
  { title: '户号', of: (row) => row.householdNo },
  { title: '户主', of: (row) => row.headName ?? '—' },
  { title: '月份', of: (row) => row.benefitMonth },
  { title: '应发', of: (row) => yuan(row.shouldFen), right: true },
  { title: '已入账', of: (row) => yuan(row.creditedFen), right: true },
  { title: '应补 确定', of: (row) => yuan(row.certainFen), right: true },
  { title: '可能', of: (row) => yuan(row.possibleFen), right: true },
  { title: '原因', of: (row) => causes[row.cause] },
  { title: '发给', of: (row) => (row.payTo === 'heirs' ? '继承人' : '本户') },
  { title: '自此日已知', of: (row) => row.knownFrom },
];

export const arrears: Verb = {
  name: 'arrears',
  forms: ['[--known-on DATE] [--village V] [--json]'],
  zh: '应补发台账：应发未发、少发、恢复后应补的月份（元）',
  en: 'months that ought to have been paid and were not, in whole or in part (yuan)',
  run: (words) =>
    answerOfVillage(
      words,
      ({ queries }, asked) => queries.execute(new AskArrears(asked)),
      ({ knowledgeDate, arrears: owed, certainFen, possibleFen }) => [
        `以 ${knowledgeDate} 已知，应补 ${owed.length} 户月，确定 ${yuan(certainFen)}，可能 ${yuan(possibleFen)}` +
          ` As known on ${knowledgeDate}: ${owed.length} household-months owed`,
        ...table(columns, owed),
      ],
    ),
};
