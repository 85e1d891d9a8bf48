import {
  AskConsistency,
  AskInclusion,
  type CheckedBundle,
  checkedBundle,
  type CheckedProof,
  checkedProof,
  type InclusionAnswer,
  isBundle,
} from '@ledger/application';
import { EXIT, type ExitCode } from '../exit-code';
import { withLedger } from '../opened';
import { print, printJson, remark } from '../terminal/print';
import { UsageProblem, type Verb } from '../verb';
import { exactly, parsedOption, parseWords } from '../words';
import { readPaper, withPapers, writeNew } from './paper';
import { parseCount, parsedCount, parsedPlace } from './seal-numbers';
import { isRefused, sayRefused } from './seal-refused';

const PRIVATE = 0o600;
const PUBLIC = 0o644;

const summary = ({ stream, revision, index, size, leaf, digests }: InclusionAnswer) => [
  `${stream}@${revision}：第 ${index + 1} 条，检查点共 ${size} 条。 Event ${index + 1} of the ${size} of the checkpoint.`,
  `  leaf    ${leaf}`,
  `  SHA-256 ${digests.sha256}`,
  `  SM3     ${digests.sm3}`,
];

const inclusion = async (words: readonly string[]): Promise<ExitCode> => {
  const { values, positionals } = parseWords(words, {
    size: { type: 'string' },
    out: { type: 'string' },
    event: { type: 'string' },
    json: { type: 'boolean' },
  });
  const [stream = '', revision = ''] = exactly(positionals, 'STREAM', 'REVISION');
  const size = parsedOption(values.size, parseCount, '--size', '1000');
  const asked = { ...parsedPlace(stream, revision), ...(size !== undefined && { size }) };
  const proven = await withLedger(({ queries }) => queries.execute(new AskInclusion(asked)));
  if (isRefused(proven)) return sayRefused(proven);
  const { answer, event } = proven;
  if (values.out !== undefined) await writeNew(values.out, answer.tlogProof, PUBLIC);
  // The event itself may be about a household: only its owner reads the file.
  if (values.event !== undefined) await writeNew(values.event, event, PRIVATE);
  if (values.json) await printJson(answer);
  else if (values.out === undefined) await print(answer.tlogProof.trimEnd());
  else await remark(...summary(answer), `已写入 Written to ${values.out}`);
  return EXIT.success;
};

const consistency = async (words: readonly string[]): Promise<ExitCode> => {
  const { values, positionals } = parseWords(words, { json: { type: 'boolean' } });
  const [first = '', second = ''] = exactly(positionals, 'FIRST', 'SECOND');
  const sizes = { first: parsedCount(first, 'FIRST'), second: parsedCount(second, 'SECOND') };
  const answer = await withLedger(({ queries }) => queries.execute(new AskConsistency(sizes)));
  if (isRefused(answer)) return sayRefused(answer);
  if (values.json) await printJson(answer);
  else {
    await print(
      `${answer.origin}：前 ${first} 条是 ${second} 条的开头。 The log of ${first} events is the beginning of that of ${second}.`,
      `  ${answer.first.root}`,
      `  ${answer.second.root}`,
      ...answer.proof.map((hash) => `    ${hash}`),
    );
  }
  return EXIT.success;
};

const checkedLines = ({ origin, index, size, signedBy, label }: CheckedProof, named: boolean) => [
  `成立：该事件是 ${origin} 的第 ${index + 1} 条（共 ${size} 条）。 It holds: event ${index + 1} of ${size} of ${origin}.`,
  `  签名 signed by: ${signedBy.join('、')}`,
  ...(named
    ? []
    : [
        `  未提供事件正文；证明文件自称的是 No event text was given; the file itself speaks of: ${label?.stream}@${label?.revision} ${label?.leaf}`,
      ]),
];

const bundleLines = ({ origin, size, signedBy, events, notYetSealed, stories }: CheckedBundle) => [
  `成立：${events} 条事件均在 ${origin} 的检查点（${size} 条）之内，所述与其一致。 It holds: ${events} events stand in the checkpoint of ${size} of ${origin}, and are told as they are.`,
  `  签名 signed by: ${signedBy.join('、')}`,
  ...stories.map(
    ({ household, knownOn, asOf, recordedAt, entries }) =>
      `  ${household}：${entries} 步 steps；已知 known ${knownOn}${asOf ? `；截至 as of ${asOf}` : ''}${recordedAt ? `；台账 log ${recordedAt}` : ''}`,
  ),
  ...(notYetSealed > 0
    ? [
        `  另有 ${notYetSealed} 条文件自称晚于检查点，未经证明。 ${notYetSealed} more are said to have come after the checkpoint; they are not proved.`,
      ]
    : []),
];

/** Needs no ledger. A bundle of evidence says for itself which events it is about. */
const check = (words: readonly string[]): Promise<ExitCode> =>
  withPapers(async () => {
    const { values, positionals } = parseWords(words, {
      event: { type: 'string' },
      key: { type: 'string', multiple: true },
      json: { type: 'boolean' },
    });
    const [file = ''] = exactly(positionals, 'FILE');
    const vkeys = values.key ?? [];
    if (vkeys.length === 0) {
      throw new UsageProblem(
        '缺少 --key：没有验证公钥就无从核对签名（见 key list）。',
        '--key is missing: without a verifier key no signature can be checked (see key list).',
      );
    }
    const text = await readPaper(file);
    if (isBundle(text)) {
      const bundle = checkedBundle(text, vkeys);
      if (values.json) await printJson(bundle);
      else await print(...bundleLines(bundle));
      return EXIT.success;
    }
    const event = values.event === undefined ? undefined : await readPaper(values.event);
    const checked = checkedProof({
      text,
      vkeys,
      // Editors end a file with a line break; a canonical text never ends with one.
      ...(event !== undefined && { event: event.replace(/\n$/, '') }),
    });
    if (values.json) await printJson({ ...checked, label: checked.label ?? null });
    else await print(...checkedLines(checked, event !== undefined));
    return EXIT.success;
  });

const actions = new Map([
  ['inclusion', inclusion],
  ['consistency', consistency],
  ['check', check],
]);

export const proof: Verb = {
  name: 'proof',
  forms: [
    'inclusion STREAM REVISION [--size N] [--out FILE.tlog-proof] [--event FILE] [--json]',
    'consistency FIRST SECOND [--json]',
    'check FILE --key VKEY… [--event FILE] [--json]',
  ],
  zh: '证明某条事件在某检查点之内、两个检查点前后相续；离线核对证明文件',
  en: 'proves that an event stands in a checkpoint, or that one log goes on from another; checks a proof offline',
  run: ([action = '', ...words]) => {
    const run = actions.get(action);
    if (run) return run(words);
    throw new UsageProblem(
      `proof 之后应为 ${[...actions.keys()].join('、')}。`,
      `After "proof" comes one of ${[...actions.keys()].join(', ')}.`,
    );
  },
};
