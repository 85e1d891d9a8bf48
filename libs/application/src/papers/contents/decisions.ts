import type { DecisionAnswer, DecisionsAnswer } from '../../decisions/answers';
import { changeWords, groundWords } from '../../decisions/words';
import type { Said } from '../../questions/knowledge-answer';
import { MASKED, type PaperContent, SIGNED_BY } from '../content';
import { both, type Column, type Language, tableOf } from '../paper';

const said = ([zh, en]: readonly [string, string]) => both(zh, en);

const columns: readonly Column<DecisionAnswer>[] = [
  { head: both('序号', 'No.'), width: 5, type: 'number', of: (_, at) => at + 1 },
  { head: both('村（社区）', 'Village'), width: 12, of: ({ village }) => village },
  { head: both('家庭编号', 'Household'), width: 12, of: ({ householdNo }) => householdNo },
  { head: both('姓名', 'Name'), width: 8, of: ({ personName }) => personName },
  { head: both('证件号', 'ID number'), width: 20, of: ({ personId }) => personId },
  { head: both('变动', 'Change'), width: 8, of: ({ change }) => said(changeWords[change]) },
  { head: both('原因', 'Ground'), width: 11, of: ({ ground }) => said(groundWords[ground]) },
  { head: both('事实日期', 'Fact'), width: 11, of: ({ fact }) => fact },
  { head: both('获知日期', 'Learned'), width: 11, of: ({ learnedOn }) => learnedOn },
  { head: both('决定日期', 'Decided'), width: 11, of: ({ decidedOn }) => decidedOn },
  { head: both('生效月份', 'From'), width: 9, of: ({ effectiveMonth }) => effectiveMonth },
  {
    head: both('原金额(元)', 'Before'),
    width: 11,
    type: 'fen',
    of: ({ previousAmountFen }) => previousAmountFen,
  },
  {
    head: both('新金额(元)', 'After'),
    width: 11,
    type: 'fen',
    of: ({ newAmountFen }) => newAmountFen,
  },
  {
    head: both('算式', 'Reckoning'),
    width: 24,
    of: ({ arithmeticText }) => arithmeticText ?? '',
  },
  {
    head: both('出处', 'Made'),
    width: 9,
    of: ({ madeHere }) => (madeHere ? both('本系统', 'here') : both('名单', 'by a list')),
  },
];

const NAME = both('停发减发增发恢复', 'Stops and changes');

/** 停发、减发、增发、恢复 of a time, by lists and made here. */
export const decisionsTable = (
  decisions: readonly DecisionAnswer[],
  language: Language,
  name: Said = NAME,
) =>
  tableOf(language, {
    name,
    columns,
    rows: decisions,
  });

export const decisionsContent = (answer: DecisionsAnswer, language: Language): PaperContent => ({
  title: both(
    '农村低保停发减发增发恢复台账',
    'Register of stops, reductions, increases and resumptions (停发减发增发恢复)',
  ),
  tables: [decisionsTable(answer.decisions, language)],
  notes: [MASKED],
  signatures: SIGNED_BY,
});
