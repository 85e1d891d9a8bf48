import { ruleWords } from '@ledger/views';
import type {
  OverpaymentAnswer,
  OverpaymentsAnswer,
  VillageSums,
} from '../../overpayments/answers';
import { MASKED, type PaperContent, SIGNED_BY } from '../content';
import { inCapitals } from '../money-lines';
import { both, type Column, type Language, tableOf } from '../paper';
import { overpaymentWords } from '../paper-words';

const titles = new Map(ruleWords.map(({ code, title }) => [code as string, title]));

const byRule = (rule: string | null) => {
  const title = rule === null ? undefined : titles.get(rule);
  return title ? both(`${rule} ${title.zh}`, `${rule} ${title.en}`) : both('—', '—');
};

const columns: readonly Column<OverpaymentAnswer>[] = [
  { head: both('序号', 'No.'), width: 5, type: 'number', of: (_, at) => at + 1 },
  { head: both('村（社区）', 'Village'), width: 12, of: ({ village }) => village },
  { head: both('家庭编号', 'Household'), width: 12, of: ({ householdNo }) => householdNo },
  { head: both('户主', 'Head'), width: 8, of: ({ headName }) => headName },
  { head: both('所属月份', 'Month'), width: 9, of: ({ benefitMonth }) => benefitMonth },
  { head: both('依据', 'Rule'), width: 18, of: ({ rule }) => byRule(rule) },
  {
    head: both('多发(元)', 'Overpaid'),
    width: 12,
    type: 'fen',
    of: ({ overpaidFen }) => overpaidFen,
    isSummed: true,
  },
  {
    head: both('已追回(元)', 'Recovered'),
    width: 12,
    type: 'fen',
    of: ({ recoveredFen }) => recoveredFen,
    isSummed: true,
  },
  {
    head: both('抵扣(元)', 'Offset'),
    width: 11,
    type: 'fen',
    of: ({ offsetFen }) => offsetFen,
    isSummed: true,
  },
  {
    head: both('核销(元)', 'Written off'),
    width: 11,
    type: 'fen',
    of: ({ writtenOffFen }) => writtenOffFen,
    isSummed: true,
  },
  {
    head: both('未追回(元)', 'Outstanding'),
    width: 12,
    type: 'fen',
    of: ({ outstandingFen }) => outstandingFen,
    isSummed: true,
  },
  { head: both('认定', 'Established'), width: 11, of: ({ establishedOn }) => establishedOn },
  { head: both('下次应还', 'Next due'), width: 11, of: ({ plan }) => plan?.nextDueOn ?? '' },
  { head: both('状态', 'State'), width: 11, of: ({ status }) => overpaymentWords[status] },
];

type Sum = Pick<
  VillageSums,
  'overpaidFen' | 'recoveredFen' | 'offsetFen' | 'writtenOffFen' | 'outstandingFen' | 'lateFen'
>;
const summed = (zh: string, en: string, of: (row: Sum) => number): Column<VillageSums> => ({
  head: both(zh, en),
  width: 14,
  type: 'fen',
  of,
  isSummed: true,
});

const villageColumns: readonly Column<VillageSums>[] = [
  {
    head: both('村（社区）', 'Village'),
    width: 18,
    of: ({ village, division }) => village ?? division,
  },
  {
    head: both('笔数', 'Count'),
    width: 8,
    type: 'number',
    of: ({ count }) => count,
    isSummed: true,
  },
  summed('多发(元)', 'Overpaid', ({ overpaidFen }) => overpaidFen),
  summed('已追回(元)', 'Recovered', ({ recoveredFen }) => recoveredFen),
  summed('抵扣(元)', 'Offset', ({ offsetFen }) => offsetFen),
  summed('核销(元)', 'Written off', ({ writtenOffFen }) => writtenOffFen),
  summed('未追回(元)', 'Outstanding', ({ outstandingFen }) => outstandingFen),
  summed('其中已逾期(元)', 'Of it late', ({ lateFen }) => lateFen),
];

/** What came back by village, for papers that only sum up. */
export const recoveredByVillage = ({ byVillage }: OverpaymentsAnswer, language: Language) =>
  tableOf(language, {
    name: both('多发与追回（按村）', 'Overpaid and recovered, by village'),
    columns: villageColumns,
    rows: byVillage,
  });

/** 多发追回台账: every overpaid month once, and sums by village. */
export const overpaymentsContent = (
  answer: OverpaymentsAnswer,
  language: Language,
): PaperContent => ({
  title: both('农村低保多发资金追回台账', 'Register of overpayments and recovery (多发追回台账)'),
  lines: [inCapitals(both('未追回', 'Outstanding'), answer.total.outstandingFen)],
  tables: [
    recoveredByVillage(answer, language),
    tableOf(language, {
      name: both('多发追回台账', 'Overpayments'),
      columns,
      rows: answer.overpayments,
    }),
  ],
  notes: [
    MASKED,
    both(
      '每户每月只计一次，不按规则累加。善意多领且能纠正的，依通知第四部分（二）免责。',
      'Each household and month is counted once, never once a rule. What was taken in good faith and is put right is exempt from blame (notice, part 4 (2)).',
    ),
  ],
  signatures: SIGNED_BY,
});
