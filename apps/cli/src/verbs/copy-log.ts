import { copyMainLog, CopyProblem, type CopyProblemCode } from '@ledger/application';
import { EXIT, type ExitCode } from '../exit-code';
import { grouped } from '../terminal/amount';
import { print, printJson, remark } from '../terminal/print';
import { runningLine } from '../terminal/running-line';
import { UsageProblem, type Verb } from '../verb';
import { exactly, parseWords, required } from '../words';

const phases = {
  comparing: '比较 Comparing',
  copying: '复制 Copying',
  verifying: '核对 Verifying',
} as const;

/** The logs were refused as they are; the rest is a server or a ledger at work. */
const REFUSED: readonly CopyProblemCode[] = [
  'target-differs',
  'target-is-longer',
  'another-log',
  'no-log',
  'broken',
];
const MISWRITTEN: readonly CopyProblemCode[] = ['not-an-address', 'same-log', 'two-nodes'];

const afterwards = (to: string): readonly string[] => {
  if (to === 'home') {
    return ['以后启动时不要再设置 EVENTSTORE_URL。', 'From now on start without EVENTSTORE_URL.'];
  }
  if (!to.startsWith('esdb') && to !== 'eventstore') return [];
  return [
    '以后启动时请把 EVENTSTORE_URL 设为该地址；各视图会重新生成一次。',
    'From now on start with EVENTSTORE_URL set to it; the views are read anew once.',
  ];
};

const explained = async (error: unknown): Promise<ExitCode> => {
  if (!(error instanceof CopyProblem)) throw error;
  if (MISWRITTEN.includes(error.code)) {
    const [zh = '', en = ''] = error.message.split('\n');
    throw new UsageProblem(zh, en);
  }
  await remark(error.message);
  return REFUSED.includes(error.code) ? EXIT.refused : EXIT.failure;
};

export const copyLog: Verb = {
  name: 'copy-log',
  forms: ['--from ADDRESS --to ADDRESS [--json]'],
  zh: '把日志原样复制到另一个存储（home、eventstore、postgres://…、esdb://…、esdb+discover://…）；先停止台账',
  en: 'copies the log as it is to another store; stop the ledger first',
  run: async (words) => {
    const { values, positionals } = parseWords(words, {
      from: { type: 'string' },
      to: { type: 'string' },
      json: { type: 'boolean' },
    });
    exactly(positionals);
    const [from, to] = [required(values.from, '--from'), required(values.to, '--to')];
    const line = runningLine(process.stderr);
    const onProgress = ({ phase, events }: { phase: keyof typeof phases; events: number }) =>
      line.show(phase, `${phases[phase]}  ${grouped(events)} 条 events`);
    try {
      const copy = await copyMainLog({ from, to, env: process.env, onProgress });
      line.end();
      if (values.json) await printJson(copy);
      else {
        await print(
          `${grouped(copy.size)} 条事件两边完全相同（新复制 ${grouped(copy.copied)} 条）。 ` +
            `Both logs hold the same ${grouped(copy.size)} events (${grouped(copy.copied)} copied now).`,
          `树根 Tree root: ${copy.root}`,
          ...afterwards(to),
        );
      }
      return EXIT.success;
    } catch (error) {
      line.end();
      return explained(error);
    }
  },
};
