import {
  AskPrecision,
  AskWorklist,
  isPlaceIn,
  parseCursor,
  type Precision,
  type StateAsked,
  verdictWords,
  WORK_ORDERS,
  WORK_STATES,
  type WorkItemAnswer,
  type WorklistAnswer,
  type WorkOrder,
} from '@ledger/application';
import { addDays, parseYearMonth } from '@ledger/kernel';
import { EXIT, type ExitCode } from '../exit-code';
import { askLedger, EVERYWHERE } from '../opened';
import { yuan } from '../terminal/amount';
import { print, printJson } from '../terminal/print';
import { table, type TableColumn } from '../terminal/table';
import type { Verb } from '../verb';
import { countUpTo, dayOption, exactly, knownOn, parsedOption, parseWords } from '../words';

const LINES_DEFAULT = 50;
const LINES_MAX = 500;
const A_YEAR_BEFORE = -365;

const states = {
  open: '待交办',
  assigned: '核查中',
  verified: '已核实',
  reopened: '重新核查',
  'passed-on': '已移交',
  closed: '已了结',
  suppressed: '暂不提示',
  lapsed: '已消失',
} satisfies Record<WorkItemAnswer['state'], string>;

const columns: readonly TableColumn<WorkItemAnswer>[] = [
  { title: '规则', of: (row) => row.rule },
  { title: '状态', of: (row) => states[row.state] },
  { title: '承办', of: (row) => row.assignedTo ?? '—' },
  { title: '结论', of: (row) => (row.verdict ? verdictWords[row.verdict].zh : '—') },
  { title: '村', of: (row) => row.village ?? '—' },
  { title: '户号', of: (row) => row.householdNo ?? '—' },
  { title: '人员', of: (row) => row.personName ?? '—' },
  { title: '月份', of: (row) => row.benefitMonth ?? '—' },
  { title: '确定', of: (row) => yuan(row.amountFenCertain), right: true },
  { title: '可能', of: (row) => yuan(row.amountFenPossible), right: true },
  { title: '天数', of: (row) => String(row.ageDays), right: true },
  { title: '疑点编号', of: (row) => row.findingId },
];

interface RuleRow extends Precision {
  readonly rule: string;
}

const percent = ({ perThousand }: Precision): string =>
  perThousand === null ? '—' : `${(perThousand / 10).toFixed(1)}%`;

const precisionColumns: readonly TableColumn<RuleRow>[] = [
  { title: '规则', of: (row) => row.rule },
  { title: '已核实', of: (row) => String(row.verified), right: true },
  { title: '属实', of: (row) => String(row.true), right: true },
  { title: '不属实', of: (row) => String(row.false), right: true },
  { title: '无法认定', of: (row) => String(row.undetermined), right: true },
  { title: '准确率', of: percent, right: true },
];

const STATES_ASKED: readonly StateAsked[] = ['to-do', 'all', ...WORK_STATES];
const parseState = (text: string) => STATES_ASKED.find((state) => state === text);
const parseOrder = (text: string): WorkOrder | undefined =>
  WORK_ORDERS.find((order) => order === text);
const parseRule = (text: string): string | undefined => (/^R\d{2}$/.test(text) ? text : undefined);

const options = {
  'known-on': { type: 'string' },
  rule: { type: 'string' },
  village: { type: 'string' },
  month: { type: 'string' },
  state: { type: 'string' },
  'assigned-to': { type: 'string' },
  order: { type: 'string' },
  count: { type: 'string' },
  after: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** As a page in the order by money ends. */
const AFTER_SHAPE = 'Wy0xMDAsIjBhMGEwYTBhLTBhMGEtNWEwYS04YTBhLTBhMGEwYTBhMGEwYSJd';

type Values = ReturnType<typeof parseWords<typeof options>>['values'];

const askedIn = (values: Values) => {
  const rule = parsedOption(values.rule, parseRule, '--rule', 'R01');
  const month = parsedOption(values.month, parseYearMonth, '--month', '2021-06');
  const order = parsedOption(values.order, parseOrder, '--order', 'money') ?? 'money';
  const parsePlace = (text: string) => {
    const place = parseCursor(text);
    return place && isPlaceIn(order, place) ? place : undefined;
  };
  const after = parsedOption(values.after, parsePlace, '--after', AFTER_SHAPE);
  const { village, 'assigned-to': assignedTo } = values;
  return {
    scope: EVERYWHERE,
    knownOn: knownOn(values['known-on']),
    state: parsedOption(values.state, parseState, '--state', 'to-do') ?? 'to-do',
    order,
    limit: parsedOption(values.count, countUpTo(LINES_MAX), '--count', '50') ?? LINES_DEFAULT,
    ...(rule && { rule }),
    ...(village && { village }),
    ...(month && { month }),
    ...(assignedTo && { assignedTo }),
    ...(after && { after }),
  };
};

const linesOf = ({ knowledgeDate, total, counts, items, after }: WorklistAnswer) => [
  `以 ${knowledgeDate} 已知，${total} 条（元） As known on ${knowledgeDate}: ${total} (yuan)`,
  Object.entries(counts)
    .map(([state, count]) => `${states[state as WorkItemAnswer['state']]} ${count}`)
    .join('  '),
  ...table(columns, items),
  ...(after ? [`下一页 next page: --after ${after}`] : []),
];

const listed = async (words: readonly string[]): Promise<ExitCode> => {
  const { values, positionals } = parseWords(words, options);
  exactly(positionals);
  const asked = askedIn(values);
  const answer = await askLedger(({ queries }) => queries.execute(new AskWorklist(asked)));
  if (values.json) await printJson(answer);
  else await print(...linesOf(answer));
  return EXIT.success;
};

const precision = async (words: readonly string[]): Promise<ExitCode> => {
  const { values, positionals } = parseWords(words, {
    precision: { type: 'boolean' },
    from: { type: 'string' },
    until: { type: 'string' },
    json: { type: 'boolean' },
  });
  exactly(positionals);
  const until = dayOption(values.until, '--until') ?? knownOn(undefined);
  const from = dayOption(values.from, '--from') ?? addDays(until, A_YEAR_BEFORE);
  const asked = { scope: EVERYWHERE, from, until };
  const answer = await askLedger(({ queries }) => queries.execute(new AskPrecision(asked)));
  if (values.json) await printJson(answer);
  else {
    await print(
      `${from} 至 ${until} 核实的疑点 Findings verified from ${from} to ${until}`,
      ...table(precisionColumns, [...answer.rules, { rule: '合计', ...answer.all }]),
    );
  }
  return EXIT.success;
};

export const worklist: Verb = {
  name: 'worklist',
  forms: [
    '[--known-on DATE] [--rule R] [--village V] [--month M] [--state S] [--assigned-to USER] [--order money|age|rule] [--count N] [--after CURSOR] [--json]',
    '--precision [--from DATE] [--until DATE] [--json]',
  ],
  zh: '疑点核查台账：每条疑点到哪一步、谁在办、多久了；--precision 为各规则的准确率',
  en: 'the findings with where each stands, who has it and for how long; --precision says how often each rule hits',
  run: (words) => (words.includes('--precision') ? precision(words) : listed(words)),
};
