import {
  AskDelayRegister,
  AskSlowestWaits,
  type CalendarAnswer,
  type DelayGrouping,
  type Hop,
  type HopAnswer,
  HOPS,
  type SlowWaitAnswer,
} from '@ledger/application';
import { EXIT, type ExitCode } from '../exit-code';
import { askLedger, EVERYWHERE } from '../opened';
import { print, printJson } from '../terminal/print';
import { table, type TableColumn } from '../terminal/table';
import { exactly, knownOn, parsedOption, parseWords } from '../words';

const GROUPINGS: readonly DelayGrouping[] = ['month', 'village', 'source'];
const MOST = 10;

const sourceWords: Readonly<Record<string, string>> = {
  CENTRAL: '中央',
  MUNICIPAL: '市级',
  DISTRICT: '区级',
  OTHER: '其他',
};
const inWords = (group: string): string => sourceWords[group] ?? group;
const shown = (days: number | null | undefined): string => String(days ?? '—');

type Days = HopAnswer['calendarDays'] | null;
const plain = (days: Days) => [days?.p50, days?.p90, days?.max].map(shown).join('/');
const survival = (days: Days) => [days?.survivalP50, days?.survivalP90].map(shown).join('/');

/** Days allowed, or of the credit the day of the month. */
const limitOf = ({ hop, limit }: HopAnswer): string => {
  if (limit === null) return '';
  return hop === 'bank-to-credit' ? `${limit}日前` : `${limit}天`;
};

const hopColumns: readonly TableColumn<HopAnswer>[] = [
  { title: '环节', of: (row) => row.name.zh },
  { title: '分组', of: (row) => (row.group === null ? '—' : inWords(row.group)) },
  { title: '完成', of: (row) => String(row.done), right: true },
  { title: '退回', of: (row) => String(row.left), right: true },
  { title: '未完', of: (row) => String(row.open), right: true },
  { title: '最久未完', of: (row) => shown(row.oldestOpenDays), right: true },
  { title: '日历天', of: (row) => plain(row.calendarDays), right: true },
  { title: '含未完', of: (row) => survival(row.calendarDays), right: true },
  { title: '工作日', of: (row) => plain(row.workingDays), right: true },
  { title: '含未完', of: (row) => survival(row.workingDays), right: true },
  { title: '时限', of: limitOf, right: true },
  { title: '超期(完成/未完)', of: (row) => `${row.lateDone}/${row.lateOpen}`, right: true },
];

const HOW_TO_READ = [
  '日历天、工作日：已完成的中位/九成/最长（最近秩）；含未完：把未完成的按已等天数计入（Kaplan–Meier）的中位/九成；—：还说不出。',
  'Days: median/nine tenths/longest of what is done (nearest rank); beside it median/nine tenths with what is still open counted by its age (Kaplan–Meier); —: cannot be said yet.',
];

const calendarLines = ({ lastYear, firstYear, unknownYears }: CalendarAnswer) =>
  unknownYears.length === 0
    ? []
    : [
        `工作日历只有 ${firstYear}–${lastYear} 年的放假安排；涉及 ${unknownYears.join('、')} 年的不计工作日。`,
        `The calendar knows the holidays of ${firstYear}–${lastYear}; no working days are given for ${unknownYears.join(', ')}.`,
      ];

const headline = (day: string) => `以 ${day} 已知 As known on ${day}`;

/** `--hops`: counts and days at every hop. */
export const printHops = async (words: readonly string[]): Promise<ExitCode> => {
  const { values, positionals } = parseWords(words, {
    hops: { type: 'boolean' },
    by: { type: 'string' },
    'known-on': { type: 'string' },
    json: { type: 'boolean' },
  });
  exactly(positionals);
  const grouping = (text: string) => GROUPINGS.find((one) => one === text);
  const by = parsedOption(values.by, grouping, '--by', GROUPINGS.join(' | ')) ?? 'none';
  const asked = { scope: EVERYWHERE, knownOn: knownOn(values['known-on']), by };
  const answer = await askLedger(({ queries }) => queries.execute(new AskDelayRegister(asked)));
  if (values.json) await printJson(answer);
  else {
    const lines = [...table(hopColumns, answer.rows), ...HOW_TO_READ];
    await print(headline(answer.knowledgeDate), ...lines, ...calendarLines(answer.calendar));
  }
  return EXIT.success;
};

const stateWords = {
  done: '完成',
  left: '退回',
  open: '未完',
} satisfies Record<SlowWaitAnswer['state'], string>;

const whatWaited = (row: SlowWaitAnswer): string =>
  [row.householdNo ?? row.batchNo, ...row.refs.slice(0, 1), row.count > 1 ? `${row.count} 笔` : '']
    .filter(Boolean)
    .join(' ');

const slowColumns: readonly TableColumn<SlowWaitAnswer>[] = [
  { title: '天数', of: (row) => String(row.days), right: true },
  { title: '工作日', of: (row) => shown(row.workingDays), right: true },
  { title: '环节', of: (row) => row.name.zh },
  { title: '状态', of: (row) => stateWords[row.state] },
  { title: '起', of: (row) => row.from },
  { title: '止', of: (row) => row.end ?? '—' },
  { title: '超期', of: (row) => (row.late ? '是' : '') },
  { title: '月份', of: (row) => row.month ?? '—' },
  { title: '村', of: (row) => row.village ?? '—' },
  { title: '对象', of: whatWaited },
  { title: '原因', of: (row) => row.reasons.map(({ zh }) => zh).join('；') || '事实未说明' },
];

/** `--slowest`: the longest waits and why. */
export const printSlowest = async (words: readonly string[]): Promise<ExitCode> => {
  const { values, positionals } = parseWords(words, {
    slowest: { type: 'boolean' },
    hop: { type: 'string' },
    count: { type: 'string' },
    'known-on': { type: 'string' },
    json: { type: 'boolean' },
  });
  exactly(positionals);
  const named = (text: string): Hop | undefined => HOPS.find((one) => one === text);
  const counted = (text: string) => (/^[1-9]\d{0,2}$/.test(text) ? Number(text) : undefined);
  const hop = parsedOption(values.hop, named, '--hop', HOPS.join(' | '));
  const most = parsedOption(values.count, counted, '--count', '10') ?? MOST;
  const asked = {
    scope: EVERYWHERE,
    knownOn: knownOn(values['known-on']),
    most,
    ...(hop && { hop }),
  };
  const answer = await askLedger(({ queries }) => queries.execute(new AskSlowestWaits(asked)));
  if (values.json) await printJson(answer);
  else {
    const lines = [...table(slowColumns, answer.waits), ...calendarLines(answer.calendar)];
    await print(headline(answer.knowledgeDate), ...lines);
  }
  return EXIT.success;
};
