import { ruleWords } from '@ledger/views';
import type { FindingAnswer, FindingsAnswer } from '../../answers';
import { NO_VERDICT, type PaperContent } from '../content';
import { amountText, DECLARED, evidenceText, knownWords } from '../finding-words';
import { both, type Column, type Language, tableOf } from '../paper';

const rules = new Map(ruleWords.map((rule) => [rule.code, rule]));

const titleOf = ({ rule }: FindingAnswer) => {
  const title = rules.get(rule)?.title;
  return both(`${rule} ${title?.zh ?? ''}`, `${rule} ${title?.en ?? ''}`);
};

const columns = (language: Language): readonly Column<FindingAnswer>[] => [
  { head: both('序号', 'No.'), width: 5, type: 'number', of: (_, at) => at + 1 },
  { head: both('疑点', 'Finding'), width: 12, of: titleOf },
  { head: both('村', 'Village'), width: 10, of: ({ village }) => village },
  {
    head: both('家庭编号', 'Household'),
    width: 12,
    of: ({ householdNo, ref }) => householdNo || ref,
  },
  { head: both('姓名', 'Name'), width: 8, of: ({ personName }) => personName },
  { head: both('证件号', 'ID number'), width: 20, of: ({ personId }) => personId },
  { head: both('所属月份', 'Month'), width: 9, of: ({ benefitMonth }) => benefitMonth },
  {
    head: both('金额(元)', 'Amount (yuan)'),
    width: 16,
    of: (finding) => amountText(finding, language),
  },
  {
    head: both('付款时是否可知', 'Known at payment'),
    width: 14,
    of: ({ knownAtPayment, restsOnDeclaredDay }) =>
      (knownAtPayment ? knownWords[knownAtPayment][language] : '') +
      (restsOnDeclaredDay ? DECLARED[language] : ''),
  },
  {
    head: both('先核对', 'Check first'),
    width: 34,
    of: ({ rule }) => rules.get(rule)?.lawful ?? '',
  },
  {
    head: both('依据', 'Rests on'),
    width: 40,
    of: (finding) => evidenceText(finding, language),
  },
  { head: both('核查结果', 'What was found'), width: 14, of: () => '' },
];

/** The 疑点清单 an officer takes to the village: each match says what to check first. */
export const findingsContent = (
  { knowledgeDate, findings }: FindingsAnswer,
  language: Language,
): PaperContent => ({
  title: both(
    `农村低保资金疑点清单（截至 ${knowledgeDate} 已知，共 ${findings.length} 条）`,
    `List of findings (疑点清单), known on ${knowledgeDate}: ${findings.length}`,
  ),
  lines: [NO_VERDICT],
  tables: [
    tableOf(language, {
      name: both('疑点清单', 'Findings'),
      columns: columns(language),
      rows: findings,
    }),
  ],
  notes: [
    both(
      '各规则金额可能重叠，不得相加；风险金额以多发追回台账为准。',
      'Amounts of several rules overlap and must not be added up: money at risk is that of the register of overpayments.',
    ),
  ],
  signatures: [both('核查人：', 'Verified by: '), both('审核人：', 'Checked by: ')],
});
