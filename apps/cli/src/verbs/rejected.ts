import { writeFile } from 'node:fs/promises';
import { AskRejected, AskRejectedWorkbook, type RejectedRow } from '@ledger/application';
import { EXIT } from '../exit-code';
import { askLedger, EVERYWHERE } from '../opened';
import { print, printJson, remark } from '../terminal/print';
import { table, type TableColumn } from '../terminal/table';
import { UsageProblem, type Verb } from '../verb';
import { parseWords } from '../words';

const columns: readonly TableColumn<RejectedRow>[] = [
  { title: '行', of: (row) => String(row.row ?? '—'), right: true },
  { title: '列', of: (row) => row.column ?? '—' },
  { title: '代码', of: (row) => row.code },
  { title: '主键', of: (row) => row.key ?? '—' },
  { title: '原因与办法', of: (row) => row.zh },
];

export const rejected: Verb = {
  name: 'rejected',
  forms: ['FILE_ID [--xlsx FILE] [--json]'],
  zh: '一个文件被退回的行；--xlsx 写出带退回原因的工作簿，改正后可再导入',
  en: 'the rows of a file that were sent back; --xlsx writes them as a workbook to correct',
  run: async (words) => {
    const { values, positionals } = parseWords(words, {
      xlsx: { type: 'string' },
      json: { type: 'boolean' },
    });
    const [fileId, ...more] = positionals;
    if (!fileId || more.length > 0) {
      throw new UsageProblem('请写一个文件编号（见 imports）。', 'Name one file id (see imports).');
    }
    const asked = { scope: EVERYWHERE, fileId };
    const { rows, workbook } = await askLedger(async ({ queries, asker }) => ({
      rows: await queries.execute(new AskRejected(asked)),
      workbook: values.xlsx
        ? await queries.execute(new AskRejectedWorkbook({ ...asked, asker }))
        : undefined,
    }));
    if (!rows)
      throw new UsageProblem(`没有编号为 ${fileId} 的文件。`, `There is no file ${fileId}.`);
    if (values.xlsx && workbook) {
      await writeFile(values.xlsx, workbook, { mode: 0o600 });
      await remark(`已写入 ${values.xlsx} Written to ${values.xlsx}`);
    }
    if (values.json) await printJson(rows);
    else await print(...table(columns, rows.rows));
    return EXIT.success;
  },
};
