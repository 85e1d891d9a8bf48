import {
  AskBankQueues,
  type BankEntryAnswer,
  type BankQueueAnswer,
  type BankQueuesAnswer,
} from '@ledger/application';
import { EXIT, type ExitCode } from '../exit-code';
import { askLedger, EVERYWHERE } from '../opened';
import { yuan } from '../terminal/amount';
import { print, printJson } from '../terminal/print';
import { table, type TableColumn } from '../terminal/table';
import { exactly, knownOn, parseWords } from '../words';

const filesOf = ({ files }: BankEntryAnswer): string =>
  files.map(({ fileId, fileName }) => fileName ?? fileId.slice(0, 8)).join('、') || '—';

/** What the details are called on paper; money in yuan. */
const detailNames: Readonly<Record<string, string>> = {
  status: '状态',
  bankYuan: '回盘金额',
  itemYuan: '应发金额',
  namedBatch: '文件首部批次',
  items: '批次笔数',
  answered: '已回',
  waiting: '未回',
  sentToBankOn: '送银行',
  dueOn: '应回',
  statedLines: '首部笔数',
  statedYuan: '首部合计',
  lines: '明细笔数',
  linesYuan: '明细合计',
  batchItems: '批次笔数',
  batchYuan: '批次合计',
};

const statusNames: Readonly<Record<string, string>> = {
  CREDITED: '成功',
  FAILED: '失败',
  RETURNED: '退票',
};

const detailsOf = ({ details }: BankEntryAnswer): string =>
  Object.entries(details)
    .map(([name, value]) => `${detailNames[name] ?? name} ${statusNames[value] ?? value}`)
    .join('；');

const columns: readonly TableColumn<BankEntryAnswer>[] = [
  { title: '批次', of: (row) => row.batchNo ?? '—' },
  { title: '流水号', of: (row) => row.ref ?? '—' },
  { title: '户号', of: (row) => row.householdNo ?? '—' },
  { title: '金额', of: (row) => yuan(row.amountFen), right: true },
  { title: '自', of: (row) => row.since },
  {
    title: '工作日',
    of: (row) => String(row.waitedWorkingDays ?? `${row.waitedDays}（日历日）`),
    right: true,
  },
  { title: '文件', of: filesOf },
  { title: '依据', of: detailsOf },
];

const queueLines = ({ title, sentence, next, count, amountFen, entries }: BankQueueAnswer) => [
  '',
  `【${title.zh}】${title.en}：${count} 项 entries，${yuan(amountFen)} 元 yuan`,
  ...(entries.length === 0
    ? []
    : [
        sentence.zh,
        sentence.en,
        ...next.flatMap(({ zh, en }, index) => [`  ${index + 1}. ${zh}。`, `     ${en}.`]),
        ...table(columns, entries),
      ]),
];

const linesOf = ({ knowledgeDate, queues }: BankQueuesAnswer): readonly string[] => [
  `以 ${knowledgeDate} 已知的回盘异常 What the bank’s answers leave to do, as known on ${knowledgeDate}`,
  ...queues.flatMap(queueLines),
];

export const bankQueues = async (words: readonly string[]): Promise<ExitCode> => {
  const { values, positionals } = parseWords(words, {
    'known-on': { type: 'string' },
    batch: { type: 'string' },
    json: { type: 'boolean' },
  });
  exactly(positionals);
  const { batch } = values;
  const asked = {
    scope: EVERYWHERE,
    knownOn: knownOn(values['known-on']),
    ...(batch !== undefined && { batch }),
  };
  const answer = await askLedger(({ queries }) => queries.execute(new AskBankQueues(asked)));
  if (values.json) await printJson(answer);
  else await print(...linesOf(answer));
  return EXIT.success;
};
