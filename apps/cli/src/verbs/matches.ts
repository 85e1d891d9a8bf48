import {
  AskMatches,
  differenceWords,
  gradeWords,
  type MatchAnswer,
  type MatchesAsked,
} from '@ledger/application';
import { EXIT } from '../exit-code';
import { askLedger, EVERYWHERE } from '../opened';
import { print, printJson } from '../terminal/print';
import { table, type TableColumn } from '../terminal/table';
import type { Verb } from '../verb';
import { exactly, knownOn, parsedOption, parseWords } from '../words';

const states = {
  proposed: '待认定',
  confirmed: '同一人',
  refused: '不是同一人',
} satisfies Record<MatchAnswer['state'], string>;

const lists = {
  DEATH: '死亡名单',
  SPECIAL_HARDSHIP: '特困名册',
  OFFICIALS: '村干部及经办人员',
  OFFICIALS_KIN: '干部近亲属',
} satisfies Record<MatchAnswer['listed']['namedIn'][number], string>;

const columns: readonly TableColumn<MatchAnswer>[] = [
  { title: '把握', of: (row) => gradeWords[row.grade].zh },
  { title: '差别', of: (row) => differenceWords[row.difference].zh },
  { title: '名单', of: (row) => row.listed.namedIn.map((list) => lists[list]).join('、') },
  { title: '名单姓名', of: (row) => row.listed.personName ?? '—' },
  { title: '名单证件号', of: (row) => row.listed.personId ?? '—' },
  { title: '身份', of: (row) => (row.member.knownAs === 'MEMBER' ? '档案成员' : '代管人') },
  { title: '本库姓名', of: (row) => row.member.personName ?? '—' },
  { title: '本库证件号', of: (row) => row.member.personId ?? '—' },
  { title: '村', of: (row) => row.member.village ?? '—' },
  { title: '户号', of: (row) => row.member.householdNos.join('、') },
  { title: '状态', of: (row) => states[row.state] },
  { title: '编号', of: (row) => row.matchId },
];

const STATES: readonly MatchesAsked['state'][] = ['proposed', 'confirmed', 'refused', 'all'];
const parseState = (text: string) => STATES.find((state) => state === text);

export const matches: Verb = {
  name: 'matches',
  forms: ['[--known-on DATE] [--state proposed|confirmed|refused|all] [--reveal REASON] [--json]'],
  zh: '疑似同一人：名单上的人与档案成员证件号不同、但可能是同一人，待两人认定',
  en: 'entries of lists and rolls that may be of one person though their numbers differ, for two people to decide',
  run: async (words) => {
    const { values, positionals } = parseWords(words, {
      'known-on': { type: 'string' },
      state: { type: 'string' },
      reveal: { type: 'string' },
      json: { type: 'boolean' },
    });
    exactly(positionals);
    const { reveal: reason } = values;
    const asked = {
      scope: EVERYWHERE,
      knownOn: knownOn(values['known-on']),
      state: parsedOption(values.state, parseState, '--state', 'proposed') ?? 'proposed',
    };
    const answer = await askLedger(({ queries, asker }) =>
      queries.execute(
        new AskMatches({ ...asked, ...(reason && { reveal: { ...asker, reason } }) }),
      ),
    );
    if (values.json) await printJson(answer);
    else {
      await print(
        `以 ${answer.knowledgeDate} 已知，${answer.matches.length} 对` +
          ` As known on ${answer.knowledgeDate}: ${answer.matches.length} pairs`,
        ...table(columns, answer.matches),
      );
    }
    return EXIT.success;
  },
};
