import type { Verb } from './verb';

const PROGRAM = 'npm run --silent ledger --';

const about = ({ name, forms, zh, en }: Verb): readonly string[] => [
  ...forms.map((form) => `  ${name} ${form}`),
  `      ${zh}`,
  `      ${en}`,
];

/** What `help` prints; after a mistake only the command that was meant. */
export const helpText = (verbs: readonly Verb[]): readonly string[] => [
  `用法 Usage: ${PROGRAM} <command> …`,
  ...verbs.flatMap(about),
  ...(verbs.length > 1 ? ['  help'] : []),
  '',
  '退出码 Exit codes: 0 成功 success · 2 输入被退回 input refused · 1 失败 failure · 64 写法有误 usage',
  '环境 Environment: LEDGER_HOME (./data), LEDGER_DIVISION, LEDGER_MASTER_KEY, LEDGER_SEAL_KEY, DATABASE_URL, EVENTSTORE_URL',
];
