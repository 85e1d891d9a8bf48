import { wordsIn } from '../words/words-in';

type Names = Readonly<Record<string, string>>;

const zh = {
  act: '办理',
  withdraw: '撤回',
  withdrawOf: (file: string) => `撤回 ${file}`,
  withdrawExplain:
    '撤回后，这份文件的全部内容自今天起不再计入；原文件和撤回记录保留可查。已经发放的款项不因撤回而收回。',
  replace: '替换',
  replaceOf: (file: string) => `替换 ${file}`,
  replaceExplain: '选好更正后的文件，先看差别，再由另一人当场确认。旧文件自今天起不再计入。',
  better: '更正后的文件',
  choose: '选择文件',
  mustChoose: '请选择更正后的文件。',
  reason: '原因',
  reasons: {
    WRONG_FILE: '传错文件',
    WRONG_CONTENT: '内容有误',
    SUPERSEDED: '有更新的版本',
    SENT_IN_ERROR: '误报',
  } as Names,
  note: '说明（选填）',
  comparing: '正在比对…',
  counts: (before: string, after: string, differing: string) =>
    `原文件 ${before} 行，更正后 ${after} 行，差别 ${differing} 处`,
  same: '两份文件内容一致，无需替换。',
  otherKind: '这不是同一类文件，不能逐行比对。请核对是否选错。',
  rejected: (n: string) => `更正后的文件有 ${n} 行不合格，替换后会被退回。`,
  differences: '差别',
  what: '差别',
  whats: { changed: '有改动', 'only-in-old': '只在原文件', 'only-in-new': '只在更正后' } as Names,
  key: '标识',
  rows: '行号（原 / 更正后）',
  cells: '改动',
  change: (column: string, before: string, after: string) => `${column}：${before} → ${after}`,
  hidden: (column: string) => `${column}：有改动，内容请看原文件`,
  blank: '空',
};

const en: typeof zh = {
  act: 'Act',
  withdraw: 'Withdraw',
  withdrawOf: (file) => `Withdraw ${file}`,
  withdrawExplain:
    'All that this file says stops counting today; the file and its withdrawal stay on record. Money that went out is not called back by it.',
  replace: 'Replace',
  replaceOf: (file) => `Replace ${file}`,
  replaceExplain:
    'Choose the corrected file, look at the differences, and have another person confirm it here. The old file stops counting today.',
  better: 'Corrected file',
  choose: 'Choose a file',
  mustChoose: 'Choose the corrected file.',
  reason: 'Why',
  reasons: {
    WRONG_FILE: 'wrong file',
    WRONG_CONTENT: 'wrong content',
    SUPERSEDED: 'there is a newer one',
    SENT_IN_ERROR: 'sent in error',
  },
  note: 'Remark (optional)',
  comparing: 'Comparing…',
  counts: (before, after, differing) =>
    `${before} rows before, ${after} after, ${differing} differences`,
  same: 'Both say the same: there is nothing to replace.',
  otherKind: 'This is another kind of file, so rows cannot be compared. Is it the right one?',
  rejected: (n) => `${n} rows of the corrected file are wrong and would be sent back.`,
  differences: 'Differences',
  what: 'Difference',
  whats: { changed: 'changed', 'only-in-old': 'only before', 'only-in-new': 'only after' },
  key: 'Row of',
  rows: 'Rows (before / after)',
  cells: 'Changes',
  change: (column, before, after) => `${column}: ${before} → ${after}`,
  hidden: (column) => `${column}: changed; see the files for the words`,
  blank: 'blank',
};

/** Words of taking a file back and of putting a better one in its place. */
export const useTakeBackWords = wordsIn({ zh, en });
