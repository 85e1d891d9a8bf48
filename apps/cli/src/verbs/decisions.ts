import { AskDecisions, changeWords, type DecisionAnswer, groundWords } from '@ledger/application';
import { yuan } from '../terminal/amount';
import { table, type TableColumn } from '../terminal/table';
import type { Verb } from '../verb';
import { answerOfPeople } from './questions';

const columns: readonly TableColumn<DecisionAnswer>[] = [
  { title: '村', of: (row) => row.village ?? '—' },
  { title: '户号', of: (row) => row.householdNo },
  { title: '对象', of: (row) => row.personName ?? '—' },
  { title: '变动', of: (row) => changeWords[row.change][0] },
  { title: '原因', of: (row) => groundWords[row.ground][0] },
  { title: '事实', of: (row) => row.fact ?? '不详' },
  { title: '获知', of: (row) => row.learnedOn ?? '不详' },
  { title: '决定', of: (row) => row.decidedOn },
  { title: '生效', of: (row) => row.effectiveMonth },
  { title: '原金额', of: (row) => yuan(row.previousAmountFen), right: true },
  { title: '新金额', of: (row) => yuan(row.newAmountFen), right: true },
  { title: '算式', of: (row) => row.arithmeticText ?? '—' },
  { title: '来源', of: (row) => (row.madeHere ? '本单位' : '名单') },
];

export const decisions: Verb = {
  name: 'decisions',
  forms: ['[--known-on DATE] [--village V] [--made-here] [--json] [--reveal REASON]'],
  zh: '停发、减发、增发、恢复台账：名单所列的和本单位作出的决定，附金额算式（元）',
  en: 'stops, reductions, increases and resumptions, by lists and made here (yuan)',
  run: (words) =>
    answerOfPeople(
      words,
      'made-here',
      ({ queries }, asked, madeHere) =>
        queries.execute(new AskDecisions({ ...asked, ...(madeHere && { madeHere: true }) })),
      (answer) => [
        `以 ${answer.knowledgeDate} 已知，共 ${answer.decisions.length} 项决定` +
          ` As known on ${answer.knowledgeDate}: ${answer.decisions.length} decisions`,
        ...table(columns, answer.decisions),
      ],
    ),
};
