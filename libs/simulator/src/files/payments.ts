import { yuanText, fen, type YearMonth } from '@ledger/kernel';
import type { BankFailure, Batch, BankResult, Books, Item } from '../office/books';
import { headOf, type Household } from '../world/household';
import { gb18030 } from '@ledger/intake';
import { headersOf, type Row, type Sheet, type SimulatedFile, yuan } from './sheet';

const categoryOf = ({ coveredCount, size, incomeFen }: Item): string => {
  if (coveredCount < size) return '单人保';
  return incomeFen === 0 ? '全额' : '差额';
};

const perHead = ({ incomeFen, size }: Item): number => Math.round(incomeFen / size) / 100;

const itemRow = (item: Item, batch: Batch, street: string): Row => {
  const { household, baseFen } = item;
  const head = headOf(household);
  return {
    行政区划代码: household.village.code,
    镇街: street,
    '村(社区)': household.village.name,
    组: household.group,
    家庭编号: household.no,
    低保证号: household.certificate,
    户主姓名: head.person.name,
    户主身份证号: head.person.id,
    保障对象姓名: head.person.name,
    身份证号: head.person.id,
    与户主关系: head.relation,
    家庭人口: item.size,
    保障人口: item.coveredCount,
    家庭月收入: yuan(item.incomeFen),
    人均月收入: perHead(item),
    低保类别: categoryOf(item),
    月保障金额: yuan(baseFen),
    分类施保金: 0,
    其他补贴: 0,
    实发合计: yuan(baseFen),
    所属月份: item.benefitMonth,
    发放月份: batch.days.sentOn.slice(0, 7),
    开户银行: item.account.bank,
    账户名: item.account.holder,
    '银行账号(社保卡号)': item.account.number,
    变动原因: item.kind === '重发' ? '退票重发' : null,
    联系电话: household.phone,
    备注: item.cites ? `重发:原客户流水号=${item.cites}` : null,
    发放类型: item.kind,
  };
};

/** 03 发放花名册. */
export const rosterSheet = (batch: Batch, { street }: Books): Sheet => {
  const { month, frozenOn, approvedOn, sentOn } = batch.days;
  const total = batch.items.reduce((sum, { baseFen }) => sum + baseFen, 0);
  const [first = '', , , , , sixth = ''] = headersOf('ROSTER');
  return {
    name: `03-发放花名册-${month}`,
    kind: 'ROSTER',
    receivedOn: sentOn,
    rowKnowledge: 'file',
    title: `${street}${titleMonth(month)}农村低保金发放花名册`,
    block: Object.entries({
      批次号: batch.no,
      所属月份: month,
      冻结日期: frozenOn,
      审批日期: approvedOn,
      送银行日期: sentOn,
    }).flat(),
    rows: batch.items.map((item) => itemRow(item, batch, street)),
    foot: [
      { [first]: '合计', 实发合计: yuan(total) },
      { [first]: '制表人：示例经办', [sixth]: '审核人：示例复核' },
    ],
  };
};

const titleMonth = (month: YearMonth): string =>
  `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

const FAILURES = {
  NAME_MISMATCH: '户名不符',
  ACCOUNT_DORMANT: '不动户',
  ACCOUNT_CLOSED: '账户已销户',
  ID_EXPIRED: '身份证件过期',
} satisfies Record<BankFailure, string>;

/** 04 银行回盘, as banks write it: GB18030, and lines that end as on Windows. */
export const resultFile = ({ month, lines }: BankResult): SimulatedFile => {
  const serial = Number(month.replace('-', '')) * 1000;
  const rows = lines.map((line, index) =>
    [
      index + 1,
      line.ref,
      line.account.number,
      line.account.holder,
      yuanText(fen(line.amountFen)),
      line.status,
      line.status === '成功' ? serial + index : '',
      line.creditedOn ?? '',
      line.failure ?? '',
      line.failure ? FAILURES[line.failure] : '',
    ].join(','),
  );
  const text = [headersOf('RESULT').join(','), ...rows, ''].join('\r\n');
  return { name: `04-银行回盘-${month}.csv`, bytes: gb18030(text) };
};

const memberRows = (household: Household, amountFen: number): readonly Row[] => {
  const head = headOf(household);
  const { members, account } = household;
  const covered = members.filter((member) => member.covered).length;
  const income = members.reduce((sum, { incomeFen }) => sum + incomeFen, 0);
  return members.map((member) => ({
    家庭编号: household.no,
    低保证号: household.certificate,
    行政区划代码: household.village.code,
    村: household.village.name,
    组: household.group,
    户主姓名: head.person.name,
    户主身份证号: head.person.id,
    成员姓名: member.person.name,
    成员身份证号: member.person.id,
    与户主关系: member.relation,
    家庭人口: members.length,
    保障人口: covered,
    是否保障对象: member.covered ? '是' : '否',
    成员月收入: yuan(member.incomeFen),
    家庭月收入: yuan(income),
    月保障金额: yuan(amountFen),
    开户银行: account.bank,
    账户名: account.holder,
    银行账号: account.number,
    起始月份: household.startMonth,
  }));
};

/** 01 低保家庭档案: the archive, and a list for each month new households come in. */
export const archiveSheets = (
  { households, street }: Books,
  dueFen: (household: Household) => number,
): readonly Sheet[] => {
  const days = [...new Set(households.map(({ statedOn }) => statedOn))]
    .filter((day) => day !== undefined)
    .sort();
  return days.map((receivedOn, index) => {
    const stated = households.filter(({ statedOn }) => statedOn === receivedOn);
    const month = receivedOn.slice(0, 7);
    const isFirst = index === 0;
    return {
      name: isFirst ? '01-低保家庭档案' : `01-新增低保家庭-${month}`,
      kind: 'ARCHIVE',
      receivedOn,
      rowKnowledge: 'file',
      title: isFirst ? `${street}农村低保家庭档案` : `${month} 新增农村低保家庭`,
      rows: stated.flatMap((household) => memberRows(household, dueFen(household))),
    };
  });
};
