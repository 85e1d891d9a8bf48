import {
  AskBankForms,
  AskBankOrder,
  AskBankSample,
  bankFormNames,
  type BankFormAnswer,
  bankRefusalWords,
  type SampleDocument,
  SAMPLES,
} from '@ledger/application';
import type { BatchNo } from '@ledger/kernel';
import { EXIT, type ExitCode } from '../exit-code';
import { EVERYWHERE, withLedger } from '../opened';
import { print, printJson, remark } from '../terminal/print';
import { table, type TableColumn } from '../terminal/table';
import { UsageProblem, type Verb } from '../verb';
import { exactly, parsedOption, parseWords, required } from '../words';
import { bankQueues } from './bank-queues';
import { writeNew } from './paper';

const OWNER_ONLY = 0o600;

const parseForm = (text: string): string | undefined =>
  bankFormNames.includes(text) ? text : undefined;

const parseDocument = (text: string): SampleDocument | undefined =>
  SAMPLES.find((document) => document === text);

const columns: readonly TableColumn<BankFormAnswer>[] = [
  { title: '格式', of: (row) => row.name },
  { title: '说明', of: (row) => row.zh },
  { title: 'What it is', of: (row) => row.en },
];

const forms = async (words: readonly string[]): Promise<ExitCode> => {
  const { values, positionals } = parseWords(words, { json: { type: 'boolean' } });
  exactly(positionals);
  const answer = await withLedger(({ queries }) => queries.execute(new AskBankForms()));
  if (values.json) await printJson(answer);
  else await print(...table(columns, answer.forms));
  return EXIT.success;
};

const written = async (path: string, bytes: Uint8Array): Promise<ExitCode> => {
  await writeNew(path, bytes, OWNER_ONLY);
  await remark(`已写入 ${path} Written to ${path}`);
  return EXIT.success;
};

const sample = async (words: readonly string[]): Promise<ExitCode> => {
  const { values, positionals } = parseWords(words, { out: { type: 'string' } });
  const [name, document] = exactly(positionals, 'FORM', SAMPLES.join('|'));
  const out = required(values.out, '--out');
  const form = parsedOption(name, parseForm, 'FORM', bankFormNames.join('、')) ?? '';
  const which = parsedOption(document, parseDocument, 'DOCUMENT', SAMPLES.join('、')) ?? 'order';
  const file = await withLedger(({ queries }) =>
    queries.execute(new AskBankSample({ form, document: which })),
  );
  return file ? written(out, file.bytes) : EXIT.refused;
};

/** Whole names and accounts: that they were taken is recorded in the committee's log. */
const order = async (words: readonly string[]): Promise<ExitCode> => {
  const { values, positionals } = parseWords(words, {
    form: { type: 'string' },
    out: { type: 'string' },
  });
  const [batch] = exactly(positionals, 'BATCH');
  const out = required(values.out, '--out');
  const named = required(values.form, '--form');
  const form = parsedOption(named, parseForm, '--form', bankFormNames.join('、')) ?? '';
  const asked = { batch: batch as BatchNo, scope: EVERYWHERE, form };
  const file = await withLedger(({ queries, asker }) =>
    queries.execute(new AskBankOrder({ ...asked, asker })),
  );
  if (!('refused' in file)) return written(out, file.bytes);
  const { zh, en } = bankRefusalWords[file.refused];
  const details = Object.entries(file.details).map(([name, value]) => `${name}: ${value}`);
  await remark(zh, en, ...details);
  return EXIT.refused;
};

const actions = new Map([
  ['queues', bankQueues],
  ['forms', forms],
  ['sample', sample],
  ['order', order],
]);

export const bank: Verb = {
  name: 'bank',
  forms: [
    'queues [--known-on DATE] [--batch BATCH] [--json]',
    'forms [--json]',
    `sample FORM ${SAMPLES.join('|')} --out FILE`,
    `order BATCH --form ${bankFormNames.join('|')} --out FILE`,
  ],
  zh: '银行文件：回盘异常及办法、各种格式及样本、已送银行批次的送盘文件（含账号，留痕）',
  en: 'bank files: what results leave to do, the forms and samples of them, the file to the bank of a batch that was sent (whole accounts, recorded)',
  run: async ([action = 'queues', ...words]) => {
    const run = actions.get(action);
    if (run) return run(words);
    throw new UsageProblem(
      `bank 之后应为 ${[...actions.keys()].join('、')}。`,
      `After "bank" comes one of ${[...actions.keys()].join(', ')}.`,
    );
  },
};
