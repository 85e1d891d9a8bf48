import type { YearMonth } from '@ledger/kernel';
import type { Books, DeathReport, Decision, HardshipSpell } from '../office/books';
import { DEATH_SOURCES } from '../office/calendar';
import { headOf } from '../world/household';
import type { Person } from '../world/people';
import type { Row, Sheet } from './sheet';
import { yuan } from './sheet';

const sexOf = ({ male }: Person): string => (male ? '男' : '女');
const monthIn = (day: string): string => day.slice(0, 7);

/** The papers of each month, in the order of the months. */
export const byMonth = <T extends { readonly receivedOn: string }>(
  papers: readonly T[],
): readonly (readonly [YearMonth, readonly T[]])[] => {
  const months = [...new Set(papers.map(({ receivedOn }) => monthIn(receivedOn)))].sort();
  return months.map((month) => [
    month as YearMonth,
    papers.filter(({ receivedOn }) => monthIn(receivedOn) === month),
  ]);
};

const UNITS = {
  卫健: '区卫生健康委',
  公安: '示例派出所',
  民政火化: '区殡仪馆',
  村上报: '村民委员会',
} as const;
const CERTIFICATES = { 卫健: 'SW', 公安: '', 民政火化: 'HH', 村上报: '' } as const;

const deathRow = (report: DeathReport, month: YearMonth, index: number, street: string): Row => {
  const { person, source, died, crematedOn, deregisteredOn, village } = report;
  const prefix = CERTIFICATES[source];
  const number = `${month.replace('-', '')}${String(index + 1).padStart(3, '0')}`;
  return {
    姓名: person.name,
    身份证号: person.id,
    性别: sexOf(person),
    出生日期: person.bornOn,
    死亡日期: died || null,
    死亡地点: source === '村上报' ? '家中' : '镇卫生院',
    '证明编号/火化编号': prefix ? `${prefix}${number}` : null,
    火化日期: crematedOn ?? null,
    户籍注销日期: deregisteredOn ?? null,
    户籍地址: `${street}${village}`,
    填报单位: UNITS[source],
    数据来源: source,
    批次: month,
  };
};

/** 05 死亡名单, one list an office and month. */
export const deathSheets = ({ deathReports, street }: Books): readonly Sheet[] =>
  DEATH_SOURCES.flatMap((source) =>
    byMonth(deathReports.filter((report) => report.source === source)).map(([month, reports]) => ({
      name: `05-死亡名单-${source}-${month}`,
      kind: 'DEATH' as const,
      receivedOn: reports[0]!.receivedOn,
      rowKnowledge: 'file',
      title: `${month} 死亡人员名单（${source}）`,
      rows: reports.map((report, index) => deathRow(report, month, index, street)),
    })),
  );

/** 05 死亡更正. */
export const correctionSheets = ({ corrections }: Books): readonly Sheet[] =>
  byMonth(corrections).map(([month, list]) => ({
    name: `05-死亡更正-${month}`,
    kind: 'DEATH_CORRECTION',
    receivedOn: list[0]!.receivedOn,
    rowKnowledge: 'file',
    title: `${month} 死亡信息更正`,
    rows: list.map(({ person, source, was, becomes, correctedOn }) => ({
      姓名: person.name,
      身份证号: person.id,
      更正类型: becomes ? '更正日期' : '撤回',
      原数据来源: source,
      原死亡日期: was,
      更正后死亡日期: becomes ?? null,
      更正原因: becomes ? '死亡日期登记有误' : '证件录入错误，本人健在',
      更正单位: UNITS[source],
      更正日期: correctedOn,
    })),
  }));

const hardshipRow = (spell: HardshipSpell, day: string): Row => {
  const { person, confirmedOn, startMonth, ended } = spell;
  const isEnded = ended !== undefined && ended.receivedOn <= day;
  return {
    姓名: person.name,
    身份证号: person.id,
    供养方式: '分散',
    自理能力: '半失能',
    基本生活标准: 806,
    照料护理标准: 200,
    照料服务人: '村服务员',
    确认日期: confirmedOn,
    起始月份: startMonth,
    终止日期: isEnded ? ended.on : null,
    终止原因: isEnded ? '终止救助供养（有法定赡养人）' : null,
  };
};

/** 06 特困供养名册: the whole roster again in every month in which it changed. */
export const hardshipSheets = ({ hardship, until }: Books): readonly Sheet[] => {
  const days = [
    ...hardship.map(({ receivedOn }) => receivedOn),
    ...hardship.flatMap(({ ended }) => (ended ? [ended.receivedOn] : [])),
  ];
  return [...new Set(days)]
    .filter((day) => day <= until)
    .sort()
    .map((receivedOn) => ({
      name: `06-特困供养名册-${monthIn(receivedOn)}`,
      kind: 'SH',
      receivedOn,
      rowKnowledge: 'file',
      title: `${monthIn(receivedOn)} 特困人员救助供养名册`,
      rows: hardship
        .filter((spell) => spell.receivedOn <= receivedOn)
        .map((spell) => hardshipRow(spell, receivedOn)),
    }));
};

/** The amounts of a household before and after a decision. */
export type AmountsOf = (decision: Decision) => { readonly before: number; readonly after: number };

const decisionRow = (decision: Decision, amountsOf: AmountsOf): Row => {
  const { household, person, factDate } = decision;
  const { before, after } = amountsOf(decision);
  return {
    家庭编号: household.no,
    户主姓名: headOf(household).person.name,
    对象姓名: person.name,
    身份证号: person.id,
    变动类型: decision.change,
    原因: decision.ground,
    事实日期: factDate || null,
    获知日期: decision.learnedOn,
    决定日期: decision.decidedOn,
    生效月份: decision.effectiveMonth,
    原金额: yuan(before),
    新金额: yuan(after),
    审批人: '区民政局 示例审批',
  };
};

/** 07 停发减发名单. */
export const decisionSheets = ({ decisions }: Books, amountsOf: AmountsOf): readonly Sheet[] =>
  byMonth(decisions).map(([month, list]) => ({
    name: `07-停发减发名单-${month}`,
    kind: 'DECISION',
    receivedOn: list[0]!.receivedOn,
    rowKnowledge: 'file',
    title: `${month} 停发减发恢复名单`,
    rows: list.map((decision) => decisionRow(decision, amountsOf)),
  }));
