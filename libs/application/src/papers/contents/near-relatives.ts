import type { NearRelativeAnswer, NearRelativesAnswer } from '../../questions/near-relatives';
import { MASKED, type PaperContent, SIGNED_BY } from '../content';
import { both, type Column, type Language, tableOf } from '../paper';
import { relationWords, standingWords } from '../paper-words';

const columns: readonly Column<NearRelativeAnswer>[] = [
  { head: both('序号', 'No.'), width: 5, type: 'number', of: (_, at) => at + 1 },
  { head: both('村（社区）', 'Village'), width: 12, of: ({ village }) => village },
  { head: both('备案人', 'Official'), width: 10, of: ({ officialName }) => officialName },
  {
    head: both('备案人证件号', 'ID of the official'),
    width: 20,
    of: ({ officialId }) => officialId,
  },
  { head: both('关系', 'Relation'), width: 10, of: ({ relation }) => relationWords[relation] },
  { head: both('低保对象', 'Relative'), width: 10, of: ({ personName }) => personName },
  { head: both('对象证件号', 'ID of the relative'), width: 20, of: ({ personId }) => personId },
  { head: both('家庭编号', 'Household'), width: 12, of: ({ householdNo }) => householdNo },
  { head: both('街道备案日期', 'Filed on'), width: 12, of: ({ filedOn }) => filedOn },
  { head: both('县级入户日期', 'Visited on'), width: 12, of: ({ visitedOn }) => visitedOn },
  { head: both('登记日期', 'Entered on'), width: 12, of: ({ statedOn }) => statedOn },
  { head: both('状态', 'State'), width: 12, of: ({ standing }) => standingWords[standing] },
  { head: both('备注', 'Remarks'), width: 14, of: () => '' },
];

/** 近亲属备案登记: a filing is no reproach; what is missing is a finding (R31). */
export const nearRelativesContent = (
  { filings }: NearRelativesAnswer,
  language: Language,
): PaperContent => ({
  title: both('农村低保近亲属备案登记簿', 'Register of filings of near relatives (近亲属备案)'),
  tables: [
    tableOf(language, {
      name: both('近亲属备案登记', 'Near relatives'),
      columns,
      rows: filings,
    }),
  ],
  notes: [
    MASKED,
    both(
      '备案本身不表示有问题；已备案、已入户、符合条件即为正常。应备案而未备案的见疑点清单 R31。',
      'A filing is no reproach: filed, visited and entitled is in order. Filings that are missing are findings (R31).',
    ),
  ],
  signatures: SIGNED_BY,
});
