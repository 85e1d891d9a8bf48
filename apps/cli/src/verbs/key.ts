import {
  AskKeys,
  type CosignerAnswer,
  type LogKeyAnswer,
  newSigningKey,
  type Rotated,
  RotateSealKey,
  TrustKey,
} from '@ledger/application';
import type { RotationReason } from '@ledger/ledger';
import { EXIT, type ExitCode } from '../exit-code';
import { withLedger } from '../opened';
import { print, printJson, remark } from '../terminal/print';
import { table, type TableColumn } from '../terminal/table';
import { UsageProblem, type Verb } from '../verb';
import { exactly, parsedOption, parseWords, required } from '../words';
import { readPaper, withPapers, writeNew } from './paper';
import { isRefused, sayRefused } from './seal-refused';

const reasons = {
  ROUTINE: true,
  KEEPER_CHANGED: true,
  EXPOSURE_SUSPECTED: true,
  MACHINE_REPLACED: true,
} satisfies Record<RotationReason, true>;

const isReason = (text: string): text is RotationReason => Object.hasOwn(reasons, text);
const parseReason = (text: string): RotationReason | undefined =>
  isReason(text) ? text : undefined;

const keyColumns: readonly TableColumn<LogKeyAnswer>[] = [
  { title: '启用', of: (row) => row.introducedAt },
  { title: '停用', of: (row) => row.retiredAt ?? '' },
  { title: '原因', of: (row) => `${row.reason ?? ''}${row.lost ? '（遗失 lost）' : ''}` },
  { title: '验证公钥', of: (row) => row.vkey },
];

const cosignerColumns: readonly TableColumn<CosignerAnswer>[] = [
  { title: '会签人', of: (row) => row.label },
  { title: '信任自', of: (row) => row.trustedAt },
  { title: '验证公钥', of: (row) => row.vkey },
];

const list = async (words: readonly string[]): Promise<ExitCode> => {
  const { values, positionals } = parseWords(words, { json: { type: 'boolean' } });
  exactly(positionals);
  const answer = await withLedger(({ queries }) => queries.execute(new AskKeys()));
  if (values.json) await printJson(answer);
  else {
    await print(answer.origin, ...table(keyColumns, answer.keys));
    if (answer.cosigners.length > 0) await print('', ...table(cosignerColumns, answer.cosigners));
  }
  return EXIT.success;
};

/** Needs no ledger. The private key is written for its owner alone and never printed. */
const create = (words: readonly string[]): Promise<ExitCode> =>
  withPapers(async () => {
    const { values, positionals } = parseWords(words, {
      name: { type: 'string' },
      out: { type: 'string' },
      json: { type: 'boolean' },
    });
    exactly(positionals);
    const out = required(values.out, '--out');
    const key = newSigningKey(required(values.name, '--name'));
    await writeNew(out, `${key.privateKey}\n`, 0o600);
    await remark(
      `私钥已写入 ${out}，请离线保管，不要交给台账管理员。`,
      `The private key was written to ${out}; keep it offline and do not hand it to the ledger's administrator.`,
    );
    if (values.json) await printJson({ vkey: key.vkey, cosignerVkey: key.cosignerVkey });
    else {
      await print(
        '会签用验证公钥（供 key trust 使用） verifier key for countersigning (for "key trust"):',
        key.cosignerVkey,
      );
    }
    return EXIT.success;
  });

const trust = async (words: readonly string[]): Promise<ExitCode> => {
  const { values, positionals } = parseWords(words, { name: { type: 'string' } });
  const [vkey = ''] = exactly(positionals, 'VKEY');
  const label = required(values.name, '--name');
  const answer = await withLedger(({ commands, actor }) =>
    commands.execute(new TrustKey({ vkey, label, actor })),
  );
  if (isRefused(answer)) return sayRefused(answer);
  await print(`已信任 Trusted: ${label}`);
  return EXIT.success;
};

const rotatedLines = ({ toKey, lost, checkpoint, isOutside }: Rotated) => [
  lost
    ? '封印密钥已换新；旧密钥已遗失，检查点只有新密钥签名。 The seal key was replaced; the old one is lost, so the new one signs alone.'
    : '封印密钥已换新；下列检查点由新旧两个密钥共同签名。 The seal key was replaced; both keys signed this checkpoint:',
  ...(isOutside
    ? [
        '请立即把新密钥放入 LEDGER_SEAL_KEY 并重启所有进程。 Put the new key into LEDGER_SEAL_KEY now and restart every process.',
      ]
    : []),
  `  ${toKey}`,
  '',
  checkpoint.text.trimEnd(),
];

const rotate = async (words: readonly string[]): Promise<ExitCode> => {
  const { values, positionals } = parseWords(words, {
    reason: { type: 'string' },
    lost: { type: 'boolean' },
    to: { type: 'string' },
    json: { type: 'boolean' },
  });
  exactly(positionals);
  const text = required(values.reason, '--reason');
  const reason = parsedOption(text, parseReason, '--reason', 'ROUTINE') ?? 'ROUTINE';
  const to = values.to === undefined ? undefined : await readPaper(values.to);
  const lost = values.lost ?? false;
  const answer = await withLedger(({ commands, actor }) =>
    commands.execute(new RotateSealKey({ actor, reason, lost, ...(to !== undefined && { to }) })),
  );
  if (isRefused(answer)) return sayRefused(answer);
  const { fromKey, toKey, checkpoint } = answer;
  if (values.json) await printJson({ fromKey, toKey, lost: answer.lost, note: checkpoint.text });
  else await print(...rotatedLines(answer));
  return EXIT.success;
};

const actions = new Map([
  ['list', list],
  ['create', create],
  ['trust', trust],
  ['rotate', rotate],
]);

export const key: Verb = {
  name: 'key',
  forms: [
    'list [--json]',
    'create --name NAME --out FILE [--json]',
    'trust VKEY --name LABEL',
    `rotate --reason ${Object.keys(reasons).join('|')} [--lost] [--to KEY_FILE] [--json]`,
  ],
  zh: '封印密钥：列出验证公钥、生成会签密钥（离线）、信任会签人、更换封印密钥',
  en: 'seal keys: list verifier keys, make a key to countersign with (offline), trust a cosigner, rotate the seal key',
  run: ([action = 'list', ...words]) => {
    const run = actions.get(action);
    if (run) return run(words);
    throw new UsageProblem(
      `key 之后应为 ${[...actions.keys()].join('、')}。`,
      `After "key" comes one of ${[...actions.keys()].join(', ')}.`,
    );
  },
};
