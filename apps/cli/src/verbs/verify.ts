import { AskVerify, AskVerifyAgainst, type LogVerification } from '@ledger/application';
import { EXIT } from '../exit-code';
import { withLedger } from '../opened';
import { grouped } from '../terminal/amount';
import { print, printJson } from '../terminal/print';
import type { Verb } from '../verb';
import { exactly, parseWords } from '../words';
import { readPaper } from './paper';
import { isRefused, sayRefused } from './seal-refused';

const placeOf = ({
  index,
  position,
  stream,
  revision,
  between,
}: NonNullable<LogVerification['firstWrong']>): string => {
  if (between)
    return `第 ${between.from + 1}–${between.until} 条 events ${between.from + 1}–${between.until}`;
  const event = stream === null ? '' : ` ${stream}@${revision}`;
  return `第 ${index + 1} 条 event ${index + 1} (${position})${event}`;
};

const linesOf = ({ events, root, ok, firstWrong, keyTrouble }: LogVerification) => [
  ...(ok
    ? [`${grouped(events)} 条事件全部相符。 All ${grouped(events)} events hold.`, `  root ${root}`]
    : []),
  ...(firstWrong
    ? [
        `核对了 ${grouped(events)} 条事件，发现不符。 Checked ${grouped(events)} events; one is wrong:`,
        `  ${placeOf(firstWrong)}`,
        `  ${firstWrong.zh}`,
        `  ${firstWrong.en}`,
      ]
    : []),
  ...(keyTrouble === null
    ? []
    : [
        `本机封印密钥异常（${keyTrouble}）：密钥已在别处更换，或有人换上了自己的密钥。`,
        `The seal key of this machine is in doubt (${keyTrouble}): it was changed elsewhere, or somebody put their own in its place.`,
      ]),
];

export const verify: Verb = {
  name: 'verify',
  forms: ['[--against CHECKPOINT_FILE] [--json]'],
  zh: '重算整本流水账并与封印核对；--against 证明今天的流水账由纸面检查点延续而来',
  en: 'recomputes the whole log and compares it with its seal; --against proves that it goes on from a checkpoint on paper',
  run: async (words) => {
    const { values, positionals } = parseWords(words, {
      against: { type: 'string' },
      json: { type: 'boolean' },
    });
    exactly(positionals);
    const paper = values.against === undefined ? undefined : await readPaper(values.against);
    // Reads the log alone: the views are not asked and need not be up to date.
    const answer = await withLedger(({ queries }) =>
      paper === undefined
        ? queries.execute(new AskVerify())
        : queries.execute(new AskVerifyAgainst({ paper })),
    );
    if (isRefused(answer)) return sayRefused(answer);
    if (values.json) await printJson(answer);
    else await print(...linesOf(answer));
    if (answer.ok && paper !== undefined && !values.json) {
      await print('与纸面检查点一致。 The log goes on from the checkpoint on paper.');
    }
    return answer.ok ? EXIT.success : EXIT.failure;
  },
};
