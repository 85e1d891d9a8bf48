import { AskReplay, type ReplayAnswer, type ReplayEntry } from '@ledger/application';
import { type Instant, instant } from '@ledger/kernel';
import { EXIT } from '../exit-code';
import { askLedger, EVERYWHERE } from '../opened';
import { yuan } from '../terminal/amount';
import { print, printJson, remark } from '../terminal/print';
import { table, type TableColumn } from '../terminal/table';
import { UsageProblem, type Verb } from '../verb';
import { dayOption, exactly, knownOn, parsedOption, parseWords } from '../words';

const statusWords = {
  'not-stated': '未登记',
  paying: '在保',
  stopped: '停发',
} satisfies Record<ReplayEntry['stateAfter']['status'], string>;

const origin = ({ actor, file, row }: ReplayEntry): string =>
  file === null ? actor : `${actor} ${file}${row === null ? '' : `#${row}`}`;

const columns: readonly TableColumn<ReplayEntry>[] = [
  { title: '序号', of: (row) => row.position, right: true },
  { title: '发生', of: (row) => row.happenedOn ?? '—' },
  { title: '知悉', of: (row) => `${row.knownOn}${row.declared ? '（申报）' : ''}` },
  { title: '内容', of: (row) => row.sentence.zh },
  { title: '此后状态', of: (row) => statusWords[row.stateAfter.status] },
  { title: '累计到账', of: (row) => yuan(row.stateAfter.creditedFen), right: true },
  { title: '疑点', of: (row) => String(row.stateAfter.openFindings), right: true },
  { title: '撤回', of: (row) => row.withdrawnOn ?? '' },
  { title: '记录人与来源', of: origin },
];

const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

const parseInstant = (text: string): Instant | undefined =>
  ISO_INSTANT.test(text) && !Number.isNaN(Date.parse(text)) ? instant(text) : undefined;

const printStory = (answer: ReplayAnswer): Promise<void> =>
  print(
    `家庭 ${answer.householdNo}${answer.village ? `（${answer.village}）` : ''}，` +
      `以 ${answer.knownOn} 已知；共 ${answer.entries.length} 步，疑点 ${answer.findings.length} 条（元）`,
    ...table(columns, answer.entries),
  );

export const replay: Verb = {
  name: 'replay',
  forms: [
    'household NO [--as-of DATE] [--known-on DATE] [--recorded-at INSTANT] [--json] [--reveal REASON]',
  ],
  zh: '按先后重放一户的全部记录，及每一步之后的状态',
  en: 'the ordered story of one household and the state after each step',
  run: async (words) => {
    const { values, positionals } = parseWords(words, {
      'as-of': { type: 'string' },
      'known-on': { type: 'string' },
      'recorded-at': { type: 'string' },
      json: { type: 'boolean' },
      reveal: { type: 'string' },
    });
    const [what, household = ''] = exactly(positionals, 'household', 'NO');
    if (what !== 'household') {
      throw new UsageProblem('目前只能重放 household。', 'Only a household can be replayed.');
    }
    const asOf = dayOption(values['as-of'], '--as-of');
    const recordedAt = parsedOption(
      values['recorded-at'],
      parseInstant,
      '--recorded-at',
      '2021-06-30T08:00:00Z',
    );
    const answer = await askLedger(({ queries, asker }) =>
      queries.execute(
        new AskReplay({
          scope: EVERYWHERE,
          household,
          asker,
          knownOn: knownOn(values['known-on']),
          ...(asOf && { asOf }),
          ...(recordedAt && { recordedAt }),
          ...(values.reveal && { reveal: { ...asker, reason: values.reveal } }),
        }),
      ),
    );
    if (!answer) {
      await remark(
        `没有家庭 ${household} 的记录。`,
        `Nothing is recorded of household ${household}.`,
      );
      return EXIT.refused;
    }
    await (values.json ? printJson(answer) : printStory(answer));
    return EXIT.success;
  },
};
