import type { ArrearsAnswer, ArrearsEntry } from '../../questions/evidence-answers';
import { MASKED, type PaperContent, SIGNED_BY } from '../content';
import { inCapitals } from '../money-lines';
import { both, type Column, type Language, tableOf } from '../paper';
import { arrearsWords, payToWords } from '../paper-words';

const columns: readonly Column<ArrearsEntry>[] = [
  { head: both('序号', 'No.'), width: 5, type: 'number', of: (_, at) => at + 1 },
  { head: both('村（社区）', 'Village'), width: 12, of: ({ village }) => village },
  { head: both('家庭编号', 'Household'), width: 12, of: ({ householdNo }) => householdNo },
  { head: both('户主', 'Head'), width: 9, of: ({ headName }) => headName },
  { head: both('所属月份', 'Month'), width: 9, of: ({ benefitMonth }) => benefitMonth },
  { head: both('批次', 'Batch'), width: 16, of: ({ batchNo }) => batchNo },
  {
    head: both('应发(元)', 'Due'),
    width: 12,
    type: 'fen',
    of: ({ shouldFen }) => shouldFen,
    isSummed: true,
  },
  {
    head: both('已入账(元)', 'Credited'),
    width: 12,
    type: 'fen',
    of: ({ creditedFen }) => creditedFen,
    isSummed: true,
  },
  {
    head: both('确定应补(元)', 'Owed, certain'),
    width: 13,
    type: 'fen',
    of: ({ certainFen }) => certainFen,
    isSummed: true,
  },
  {
    head: both('可能应补(元)', 'Owed, possible'),
    width: 13,
    type: 'fen',
    of: ({ possibleFen }) => possibleFen,
    isSummed: true,
  },
  { head: both('原因', 'Cause'), width: 16, of: ({ cause }) => arrearsWords[cause] },
  { head: both('补给', 'Pay to'), width: 9, of: ({ payTo }) => payToWords[payTo] },
  { head: both('应发截止', 'Due on'), width: 11, of: ({ dueOn }) => dueOn },
  { head: both('备注', 'Remarks'), width: 12, of: () => '' },
];

/** 应补发: months that ought to have been paid and were not. */
export const arrearsContent = (answer: ArrearsAnswer, language: Language): PaperContent => ({
  title: both('农村低保应补发台账', 'Register of months owed (应补发)'),
  lines: [inCapitals(both('确定应补', 'Owed for certain'), answer.certainFen)],
  tables: [
    tableOf(language, {
      name: both('应补发台账', 'Months owed'),
      columns,
      rows: answer.arrears,
    }),
  ],
  notes: [MASKED],
  signatures: SIGNED_BY,
});
