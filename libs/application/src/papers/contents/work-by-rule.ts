import { compare, ruleWords } from '@ledger/views';
import type { LocalDate } from '@ledger/kernel';
import type { Said } from '../../questions/knowledge-answer';
import type { WorkItemAnswer, WorkState } from '../../worklist/answers';
import { verdictWords } from '../../worklist/reason-words';
import { amountText } from '../finding-words';
import { both, type Column, type Language, tableOf } from '../paper';
import { isIn, type Period } from '../period';

const titles = new Map<string, Said>(ruleWords.map(({ code, title }) => [code, title]));

const ruleTitle = (rule: string): Said => {
  const title = titles.get(rule);
  return both(`${rule} ${title?.zh ?? ''}`, `${rule} ${title?.en ?? ''}`);
};

const stateWords = {
  open: both('未办', 'open'),
  assigned: both('已交办', 'assigned'),
  verified: both('已核实', 'verified'),
  reopened: both('重新核查', 'reopened'),
  'passed-on': both('已移交纪工委', 'passed on'),
  closed: both('已办结', 'closed'),
  suppressed: both('暂不提示', 'left alone'),
  lapsed: both('已消失', 'lapsed'),
} as const satisfies Record<WorkState, Said>;

const TO_DO: readonly WorkState[] = ['open', 'assigned', 'verified', 'reopened'];

/** A quarter: whatever waits longer was there when the last ledger was drawn up. */
const OLD_DAYS = 90;

interface RuleWork {
  readonly rule: string;
  readonly items: readonly WorkItemAnswer[];
}

export interface WorkKnown {
  readonly period: Period;
  readonly knownOn: LocalDate;
  readonly work: readonly WorkItemAnswer[];
}

const count = (
  zh: string,
  en: string,
  is: (item: WorkItemAnswer) => boolean,
): Column<RuleWork> => ({
  head: both(zh, en),
  width: 11,
  type: 'number',
  of: ({ items }) => items.filter(is).length,
  isSummed: true,
});

const isToDo = ({ state }: WorkItemAnswer): boolean => TO_DO.includes(state);

const columns = ({ period }: WorkKnown): readonly Column<RuleWork>[] => [
  { head: both('规则', 'Rule'), width: 26, of: ({ rule }) => ruleTitle(rule) },
  count('本期新出现', 'New', ({ heldSince }) => isIn(period, heldSince)),
  count('未办结', 'To do', isToDo),
  count('属实', 'True', ({ verdict }) => verdict === 'TRUE'),
  count('不属实', 'Untrue', ({ verdict }) => verdict === 'FALSE'),
  count('无法认定', 'Unclear', ({ verdict }) => verdict === 'UNDETERMINED'),
  count('已办结', 'Closed', ({ state }) => state === 'closed'),
  count('移交纪工委', 'Passed on', ({ state }) => state === 'passed-on'),
  count('暂不提示', 'Left alone', ({ state }) => state === 'suppressed'),
  count('已消失', 'Lapsed', ({ state }) => state === 'lapsed'),
  count(
    `满 ${OLD_DAYS} 天未办结`,
    `To do for ${OLD_DAYS} days`,
    (item) => isToDo(item) && item.ageDays >= OLD_DAYS,
  ),
  {
    head: both('最长天数', 'Oldest, days'),
    width: 11,
    type: 'number',
    of: ({ items }) => Math.max(0, ...items.filter(isToDo).map(({ ageDays }) => ageDays)),
  },
];

const byRule = (work: readonly WorkItemAnswer[]): readonly RuleWork[] =>
  [...new Set(work.map(({ rule }) => rule))]
    .sort(compare)
    .map((rule) => ({ rule, items: work.filter((item) => item.rule === rule) }));

/** （四）疑点办理, by rule and outcome; those that a past time held and that lapsed stand apart. */
export const workByRule = (known: WorkKnown, language: Language) =>
  tableOf(language, {
    name: both('（四）1 疑点办理（按规则）', '(4) 1 Findings by rule and outcome'),
    lines: [
      both(
        '除“本期新出现”外均为按知悉日的状态。',
        'As known on the knowledge day, but for “new”: those that appeared in the time.',
      ),
    ],
    columns: columns(known),
    rows: byRule(known.work),
  });

const doneColumns = (language: Language): readonly Column<WorkItemAnswer>[] => [
  { head: both('序号', 'No.'), width: 5, type: 'number', of: (_, at) => at + 1 },
  { head: both('问题（疑点）', 'Finding'), width: 20, of: ({ rule }) => ruleTitle(rule) },
  { head: both('村（社区）', 'Village'), width: 12, of: ({ village }) => village },
  {
    head: both('家庭编号', 'Household'),
    width: 12,
    of: ({ householdNo, ref }) => householdNo || ref,
  },
  { head: both('姓名', 'Name'), width: 8, of: ({ personName }) => personName },
  { head: both('所属月份', 'Month'), width: 9, of: ({ benefitMonth }) => benefitMonth },
  { head: both('金额(元)', 'Amount'), width: 15, of: (item) => amountText(item, language) },
  { head: both('责任人', 'Who has it'), width: 12, of: ({ assignedTo }) => assignedTo },
  {
    head: both('核实结果', 'Verdict'),
    width: 10,
    of: ({ verdict }) => (verdict ? verdictWords[verdict] : ''),
  },
  { head: both('状态', 'State'), width: 12, of: ({ state }) => stateWords[state] },
  { head: both('办理日期', 'Decided'), width: 11, of: ({ decidedOn }) => decidedOn },
  { head: both('整改措施（手填）', 'Put right how (by hand)'), width: 20, of: () => '' },
  { head: both('时限（手填）', 'Until (by hand)'), width: 12, of: () => '' },
];

/** Those somebody has taken up. */
export const workDone = ({ work }: WorkKnown, language: Language) =>
  tableOf(language, {
    name: both('（四）2 已交办、核实、移交的疑点', '(4) 2 Findings that were taken up'),
    columns: doneColumns(language),
    rows: work.filter(({ state }) => state !== 'open'),
  });
