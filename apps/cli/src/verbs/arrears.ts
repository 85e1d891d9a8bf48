import { AskArrears, type ArrearsEntry } from '@ledger/application';
import { EXIT } from '../exit-code';
import { askLedger, EVERYWHERE } from '../opened';
import { yuan } from '../terminal/amount';
import { print, printJson } from '../terminal/print';
import { table, type TableColumn } from '../terminal/table';
import type { Verb } from '../verb';
import { exactly, knownOn, parseWords } from '../words';

const causes = {
  'not-paid': '该月未发',
  'paid-short': '少发',
  'decision-undone': '停发减发已恢复',
  'date-contested': '决定所据死亡日期与名单矛盾',
} satisfies Record<ArrearsEntry['cause'], string>;

const columns: readonly TableColumn<ArrearsEntry>[] = [
  { title: '村', of: (row) => row.village },
  { title: '户号', of: (row) => row.householdNo },
  { title: '户主', of: (row) => row.headName ?? '—' },
  { title: '月份', of: (row) => row.benefitMonth },
  { title: '应发', of: (row) => yuan(row.shouldFen), right: true },
  { title: '已入账', of: (row) => yuan(row.creditedFen), right: true },
  { title: '应补 确定', of: (row) => yuan(row.certainFen), right: true },
  { title: '可能', of: (row) => yuan(row.possibleFen), right: true },
  { title: '原因', of: (row) => causes[row.cause] },
  { title: '发给', of: (row) => (row.payTo === 'heirs' ? '继承人' : '本户') },
  { title: '自此日已知', of: (row) => row.knownFrom },
];

export const arrears: Verb = {
  name: 'arrears',
  forms: ['[--known-on DATE] [--village V] [--json]'],
  zh: '应补发台账：应发未发、少发、恢复后应补的月份（元）',
  en: 'months that ought to have been paid and were not, in whole or in part (yuan)',
  run: async (words) => {
    const { values, positionals } = parseWords(words, {
      'known-on': { type: 'string' },
      village: { type: 'string' },
      json: { type: 'boolean' },
    });
    exactly(positionals);
    const { village } = values;
    const answer = await askLedger(({ queries }) =>
      queries.execute(
        new AskArrears({
          scope: EVERYWHERE,
          knownOn: knownOn(values['known-on']),
          ...(village !== undefined && { village }),
        }),
      ),
    );
    if (values.json) await printJson(answer);
    else {
      await print(
        `以 ${answer.knowledgeDate} 已知，应补 ${answer.arrears.length} 户月，确定 ${yuan(answer.certainFen)}，可能 ${yuan(answer.possibleFen)}` +
          ` As known on ${answer.knowledgeDate}: ${answer.arrears.length} household-months owed`,
        ...table(columns, answer.arrears),
      );
    }
    return EXIT.success;
  },
};
