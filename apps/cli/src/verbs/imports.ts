import { AskImports, type ImportedFile } from '@ledger/application';
import { EXIT } from '../exit-code';
import { askLedger, EVERYWHERE } from '../opened';
import { grouped } from '../terminal/amount';
import { print, printJson } from '../terminal/print';
import { table, type TableColumn } from '../terminal/table';
import type { Verb } from '../verb';
import { exactly, parsedOption, parseWords } from '../words';

const LIMIT_DEFAULT = 50;
const LIMIT_MAX = 10_000;

const statusWords = {
  received: '导入中',
  imported: '已导入',
  withdrawn: '已撤回',
  replaced: '已替换',
} satisfies Record<ImportedFile['status'], string>;

const columns: readonly TableColumn<ImportedFile>[] = [
  { title: '文件号', of: (row) => row.fileId },
  { title: '文件名', of: (row) => row.fileName ?? '—' },
  { title: '种类', of: (row) => row.kind },
  { title: '收到', of: (row) => `${row.receivedOn}${row.declared ? '（申报）' : ''}` },
  { title: '行数', of: (row) => grouped(row.rows), right: true },
  {
    title: '入账',
    of: (row) => (row.accepted === null ? '—' : grouped(row.accepted)),
    right: true,
  },
  { title: '退回', of: (row) => grouped(row.rejected), right: true },
  {
    title: '状态',
    of: (row) => `${statusWords[row.status]}${row.endedOn ? ` ${row.endedOn}` : ''}`,
  },
];

const parseLimit = (text: string): number | undefined => {
  const limit = Number(text);
  return /^\d+$/.test(text) && limit >= 1 && limit <= LIMIT_MAX ? limit : undefined;
};

export const imports: Verb = {
  name: 'imports',
  forms: ['[--limit N] [--json]'],
  zh: '最近收到的文件',
  en: 'the newest files taken in',
  run: async (words) => {
    const { values, positionals } = parseWords(words, {
      limit: { type: 'string' },
      json: { type: 'boolean' },
    });
    exactly(positionals);
    const limit = parsedOption(values.limit, parseLimit, '--limit', '50') ?? LIMIT_DEFAULT;
    const files = await askLedger(({ queries }) =>
      queries.execute(new AskImports({ scope: EVERYWHERE, limit })),
    );
    if (values.json) await printJson(files);
    else await print(...table(columns, files));
    return EXIT.success;
  },
};
