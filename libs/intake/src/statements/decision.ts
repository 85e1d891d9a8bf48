import type { HouseholdNo } from '@ledger/kernel';
import type { ChangeGround, ChangeKind } from '@ledger/ledger';
import {
  type Cells,
  day,
  dayOrNone,
  factDate,
  idOr,
  money,
  month,
  present,
  text,
  whole,
  wordsOf,
} from './cells';
import type { FileContext, RowPlan } from './plan';

const changes: Readonly<Record<string, ChangeKind>> = {
  停发: 'STOP',
  减发: 'REDUCE',
  增发: 'INCREASE',
  恢复: 'RESUME',
};

const grounds: Readonly<Record<string, ChangeGround>> = {
  死亡: 'DEATH',
  转特困供养: 'TRANSFER_SH',
};

/** 07 停发减发名单: a decision of the district as its list states it. */
export const decisionRow = (cells: Cells, { receivedOn }: FileContext): RowPlan => {
  const household = text(cells, '家庭编号') as HouseholdNo;
  const fact = factDate(cells, '事实日期');
  return {
    row: whole(cells, '序号'),
    people: {
      person: {
        idNumber: idOr(text(cells, '身份证号'), `${household}/${text(cells, '对象姓名')}`),
        name: text(cells, '对象姓名'),
      },
    },
    words: {
      row: {
        owner: 'person',
        kind: 'decision',
        content: wordsOf(cells, ['户主姓名', '对象姓名', '身份证号', '原因', '审批人']),
      },
    },
    statements: ({ person, evidence }) => [
      {
        knownOn: receivedOn,
        report: {
          type: 'StateStopDecision',
          data: present({
            household,
            person: person('person'),
            change: changes[text(cells, '变动类型')] ?? 'STOP',
            ground: grounds[text(cells, '原因')] ?? 'OTHER',
            factOn: fact.precision === 'DAY' ? fact.on : undefined,
            factMonth: fact.precision === 'MONTH' ? fact.month : undefined,
            learnedOn: dayOrNone(cells, '获知日期'),
            decidedOn: day(cells, '决定日期'),
            effectiveMonth: month(cells, '生效月份'),
            previousAmountFen: money(cells, '原金额'),
            newAmountFen: money(cells, '新金额'),
            evidence: evidence('row'),
          }),
        },
      },
    ],
  };
};
