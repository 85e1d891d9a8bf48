import {
  AddCosignature,
  AskCheckpoint,
  AskCheckpoints,
  type CheckpointAnswer,
  cosignedPaper,
  systemClock,
  TakeCheckpoint,
} from '@ledger/application';
import { EXIT, type ExitCode } from '../exit-code';
import { withLedger } from '../opened';
import { grouped } from '../terminal/amount';
import { print, printJson, remark } from '../terminal/print';
import { table, type TableColumn } from '../terminal/table';
import { UsageProblem, type Verb } from '../verb';
import { exactly, parsedOption, parseWords, required } from '../words';
import { readPaper, withPapers, writeNew } from './paper';
import { parseCount, parsedCount } from './seal-numbers';
import { isRefused, sayRefused } from './seal-refused';

const LIMIT_DEFAULT = 20;

const by = { log: '本台账', cosigner: '会签', unknown: '未知' } satisfies Record<
  CheckpointAnswer['signatures'][number]['by'],
  string
>;

const columns: readonly TableColumn<CheckpointAnswer>[] = [
  { title: '事件数', of: ({ size }) => grouped(size), right: true },
  { title: '时间', of: ({ takenAt }) => takenAt },
  { title: '树根', of: ({ root }) => `${root.slice(0, 16)}…` },
  {
    title: '签名',
    of: ({ signatures }) =>
      signatures.map((signature) => signature.label ?? by[signature.by]).join('、'),
  },
];

/** The note is the answer: a file it is sent to is the paper. */
const tell = async (answer: CheckpointAnswer, json: boolean | undefined): Promise<ExitCode> => {
  if (json) await printJson(answer);
  else await print(answer.text.trimEnd());
  return EXIT.success;
};

const take = async (words: readonly string[]): Promise<ExitCode> => {
  const { values, positionals } = parseWords(words, { json: { type: 'boolean' } });
  exactly(positionals);
  const answer = await withLedger(({ commands }) => commands.execute(new TakeCheckpoint()));
  return isRefused(answer) ? sayRefused(answer) : tell(answer, values.json);
};

const list = async (words: readonly string[]): Promise<ExitCode> => {
  const { values, positionals } = parseWords(words, {
    limit: { type: 'string' },
    before: { type: 'string' },
    json: { type: 'boolean' },
  });
  exactly(positionals);
  const before = parsedOption(values.before, parseCount, '--before', '1000');
  const limit = parsedOption(values.limit, parseCount, '--limit', '20') ?? LIMIT_DEFAULT;
  const asked = { limit, ...(before !== undefined && { before }) };
  const found = await withLedger(({ queries }) => queries.execute(new AskCheckpoints(asked)));
  if (values.json) await printJson(found);
  else await print(...table(columns, found));
  return EXIT.success;
};

const show = async (words: readonly string[]): Promise<ExitCode> => {
  const { values, positionals } = parseWords(words, { json: { type: 'boolean' } });
  const [text = ''] = exactly(positionals, 'SIZE');
  const size = text === 'latest' ? text : parsedCount(text, 'SIZE');
  const answer = await withLedger(({ queries }) => queries.execute(new AskCheckpoint({ size })));
  return answer
    ? tell(answer, values.json)
    : sayRefused({ refused: 'checkpoint-not-found', details: { size: text } });
};

/** Needs no ledger: the committee signs on a machine of its own. */
const cosign = (words: readonly string[]): Promise<ExitCode> =>
  withPapers(async () => {
    const { values, positionals } = parseWords(words, {
      key: { type: 'string' },
      out: { type: 'string' },
    });
    const [file = ''] = exactly(positionals, 'FILE');
    const privateKey = await readPaper(required(values.key, '--key'));
    const cosigned = cosignedPaper(await readPaper(file), privateKey, systemClock.now());
    if (values.out === undefined) await print(cosigned.trimEnd());
    else {
      await writeNew(values.out, cosigned, 0o644);
      await remark(`已会签并写入 Countersigned and written to ${values.out}`);
    }
    return EXIT.success;
  });

const addCosignature = async (words: readonly string[]): Promise<ExitCode> => {
  const { values, positionals } = parseWords(words, { json: { type: 'boolean' } });
  const [file = ''] = exactly(positionals, 'FILE');
  const text = await readPaper(file);
  const answer = await withLedger(({ commands }) => commands.execute(new AddCosignature({ text })));
  return isRefused(answer) ? sayRefused(answer) : tell(answer, values.json);
};

const actions = new Map([
  ['take', take],
  ['list', list],
  ['show', show],
  ['cosign', cosign],
  ['add-cosignature', addCosignature],
]);

export const checkpoint: Verb = {
  name: 'checkpoint',
  forms: [
    '[take] [--json]',
    'list [--limit N] [--before SIZE] [--json]',
    'show SIZE|latest [--json]',
    'cosign FILE --key KEY_FILE [--out FILE]',
    'add-cosignature FILE [--json]',
  ],
  zh: '检查点：为流水账当前状态签名、列出、打印；会签（离线）与收存会签',
  en: 'checkpoints: sign the log as it stands, list, print; countersign (offline) and keep a countersignature',
  run: ([action = 'take', ...words]) => {
    if (action.startsWith('--')) return take([action, ...words]);
    const run = actions.get(action);
    if (run) return run(words);
    throw new UsageProblem(
      `checkpoint 之后应为 ${[...actions.keys()].join('、')}。`,
      `After "checkpoint" comes one of ${[...actions.keys()].join(', ')}.`,
    );
  },
};
