import type { DeathSource, Report } from '@ledger/ledger';
import {
  type Cells,
  day,
  dayOrNone,
  factDate,
  money,
  month,
  present,
  text,
  whole,
  wordsOf,
} from './cells';
import type { FileContext, Resolved, RowPlan } from './plan';

const sources: Readonly<Record<string, DeathSource>> = {
  卫健: 'HEALTH',
  公安: 'POLICE',
  民政火化: 'CREMATION',
  村上报: 'VILLAGE',
};

const sourceOf = (cells: Cells, column: string): DeathSource =>
  sources[text(cells, column)] ?? 'OTHER';

const aboutPerson = (
  cells: Cells,
  kind: string,
  columns: readonly string[],
  knownOn: FileContext['receivedOn'],
  report: (known: Resolved) => Report,
): RowPlan => ({
  row: whole(cells, '序号'),
  people: { person: { idNumber: text(cells, '身份证号'), name: text(cells, '姓名') } },
  words: { row: { owner: 'person', kind, content: wordsOf(cells, columns) } },
  statements: (known) => [{ knownOn, report: report(known) }],
});

/** 05 死亡名单: one source's claim. */
export const deathRow = (cells: Cells, { receivedOn }: FileContext): RowPlan =>
  aboutPerson(
    cells,
    'death-claim',
    [
      '姓名',
      '身份证号',
      '性别',
      '出生日期',
      '死亡地点',
      '证明编号/火化编号',
      '户籍地址',
      '填报单位',
      '批次',
    ],
    receivedOn,
    ({ person, evidence }) => ({
      type: 'ClaimDeath',
      data: present({
        person: person('person'),
        source: sourceOf(cells, '数据来源'),
        death: factDate(cells, '死亡日期'),
        crematedOn: dayOrNone(cells, '火化日期'),
        deregisteredOn: dayOrNone(cells, '户籍注销日期'),
        evidence: evidence('row'),
      }),
    }),
  );

/** 05 死亡更正: the source takes back or moves what it had claimed up to then. */
export const deathCorrectionRow = (cells: Cells, { receivedOn }: FileContext): RowPlan =>
  aboutPerson(
    cells,
    'death-correction',
    ['姓名', '身份证号', '原死亡日期', '更正原因', '更正单位'],
    receivedOn,
    ({ person, evidence }) => {
      const data = {
        person: person('person'),
        source: sourceOf(cells, '原数据来源'),
        correctedOn: day(cells, '更正日期'),
        evidence: evidence('row'),
      };
      return text(cells, '更正类型') === '撤回'
        ? { type: 'WithdrawDeathClaim', data }
        : {
            type: 'ReviseDeathClaim',
            data: { ...data, death: factDate(cells, '更正后死亡日期') },
          };
    },
  );

const modes = { 集中: 'INSTITUTIONAL', 分散: 'DISPERSED' } as const;

/** 06 特困供养名册: a full roster; the day of the list is part of what it says. */
export const specialHardshipRow = (cells: Cells, { receivedOn }: FileContext): RowPlan =>
  aboutPerson(
    cells,
    'special-hardship',
    ['姓名', '身份证号', '自理能力', '供养机构', '照料服务人', '终止原因', '账户'],
    receivedOn,
    ({ person, evidence }) => ({
      type: 'StateSpecialHardship',
      data: present({
        person: person('person'),
        confirmedOn: dayOrNone(cells, '确认日期'),
        startMonth: month(cells, '起始月份'),
        endedOn: dayOrNone(cells, '终止日期'),
        basicAmountFen: money(cells, '基本生活标准'),
        careAmountFen: money(cells, '照料护理标准'),
        mode: modes[text(cells, '供养方式') as keyof typeof modes] ?? 'NOT_STATED',
        statedOn: receivedOn,
        evidence: evidence('row'),
      }),
    }),
  );
